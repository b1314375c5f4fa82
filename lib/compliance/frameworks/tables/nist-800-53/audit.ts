import { OUTSIDE, SETTINGS_VALIDATED, SIGNED } from '../duties';
import { outside, shown, signed } from '../entries';
import { NIST, nist } from '../stock-rules';

/** Families AU, CA and CM. */
export const AUDIT_AND_CONFIGURATION = [
  outside('AU-1', 'Policy on audit records', OUTSIDE.policy),
  shown('AU-2', 'It is decided what is logged', {
    stock: nist(...NIST.logged),
    checks: ['CTL.flow-logs', 'CTL.web-acl-logs', 'CTL.vpn-logs'],
    attested: 'which events of the application are logged, and why these are enough',
  }),
  signed(
    'AU-3',
    'Records say enough',
    'that records of the application say who did what, when, where and how it ended',
  ),
  signed(
    'AU-3(1)',
    'Records say more where needed',
    'what further detail the records of the application hold',
  ),
  outside('AU-4', 'There is room for records', OUTSIDE.platform),
  signed('AU-5', 'Failing logs are noticed', 'that somebody is told when logging fails'),
  shown('AU-6', 'Records are read', {
    checks: ['OPS-1.logs-watched'],
    attested: 'who reads the logs, how often, and what is done about what they show',
  }),
  shown('AU-6(1)', 'Tools help to read records', {
    stock: nist('CloudWatchAlarmAction'),
    checks: ['OPS-1.logs-watched', 'MON-3.notified'],
  }),
  signed(
    'AU-6(3)',
    'Records of many sources are read together',
    'that logs of all sources are read together',
  ),
  signed(
    'AU-7',
    'Records can be searched',
    'that logs can be searched, and reports made, without changing them',
  ),
  signed('AU-7(1)', 'Records can be sorted by what matters', 'which fields the logs are searched by'),
  outside('AU-8', 'Records carry the right time', OUTSIDE.platform),
  shown('AU-9', 'Records are protected', {
    stock: nist(
      'CloudTrailLogFileValidationEnabled',
      'CloudTrailEncryptionEnabled',
      'CloudWatchLogGroupEncrypted',
    ),
    checks: ['CTL.logs-encrypted'],
    attested: 'who may change or delete logs here',
  }),
  signed('AU-9(4)', 'Few manage the records', 'that few of those with privileges manage logs'),
  shown('AU-11', 'Records are kept long enough', {
    stock: nist('CloudWatchLogGroupRetentionPeriod'),
    checks: ['OPS-1.logs-kept', 'CTL.logs-retained'],
    attested: 'that logs are kept as long as the rules on records ask',
  }),
  shown('AU-12', 'Components write records', {
    stock: nist(...NIST.logged, 'CloudTrailCloudWatchLogsEnabled'),
    checks: ['OPS-1.logs-kept', 'CTL.flow-logs', 'CTL.web-acl-logs', 'CTL.vpn-logs', 'CTL.audit-trail'],
    attested: SIGNED.trail,
  }),
  outside('CA-1', 'Policy on assessment', OUTSIDE.policy),
  signed(
    'CA-2',
    'Controls are assessed',
    'when the controls of this environment were assessed, and the result',
  ),
  signed('CA-2(1)', 'Assessors are independent', 'who assessed it, and that they are independent'),
  signed(
    'CA-3',
    'Exchange with other systems is agreed',
    'which agreements cover exchange with other systems',
  ),
  signed('CA-5', 'Weaknesses have a plan', 'which weaknesses remain, who mends them, and by when'),
  signed(
    'CA-6',
    'Operation is authorized',
    'who authorized the operation of this environment, and until when',
  ),
  shown('CA-7', 'Controls are watched continuously', {
    checks: ['MON-1.alarms', 'MON-2.coverage', 'MON-3.notified'],
    attested: 'how, how often and by whom the controls are watched',
  }),
  signed(
    'CA-7(1)',
    'Continuous assessors are independent',
    'that those who watch the controls are independent',
  ),
  signed('CA-7(4)', 'Risk is watched', 'that effect, compliance and change are watched as risks'),
  shown('CA-9', 'Inner connections are known', {
    checks: ['SEC-1.declared-traffic-only'],
    attested: 'that each connection between components has a purpose on record',
  }),
  outside('CM-1', 'Policy on configuration', OUTSIDE.policy),
  shown('CM-2', 'There is a baseline', {
    checks: ['DEP-2.in-templates'],
    attested: 'that the templates under version control are the baseline of this environment',
  }),
  shown('CM-2(2)', 'The baseline is kept by tools', {
    checks: ['DEP-2.in-templates'],
    attested: 'that drift from the templates is looked for',
  }),
  signed(
    'CM-2(3)',
    'Former baselines are kept',
    'that former versions of the templates are kept for roll back',
  ),
  outside('CM-2(7)', 'Devices for risky places are prepared', OUTSIDE.devices),
  signed(
    'CM-3',
    'Changes are controlled',
    'that each change here is proposed, reviewed, approved and on record',
  ),
  signed('CM-3(2)', 'Changes are tested first', 'that changes are tested in another environment first'),
  signed('CM-3(4)', 'Security has a say in changes', 'who speaks for security when changes are reviewed'),
  signed(
    'CM-4',
    'The effect of changes is analysed',
    'that the effect of a change on security is analysed first',
  ),
  signed(
    'CM-4(2)',
    'Controls are verified after changes',
    'that the report of checks is read after each change',
  ),
  shown('CM-5', 'Few may change things', {
    stock: nist('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
    checks: ['CTL.least-privilege'],
    attested: 'who may deploy to this environment',
  }),
  shown('CM-6', 'Settings are secure', {
    validation: SETTINGS_VALIDATED,
    attested: 'which settings differ from the chosen hardening guides, and who approved it',
  }),
  shown('CM-7', 'Nothing runs that is not needed', {
    stock: nist('EC2RestrictedCommonPorts', 'VPCNoUnrestrictedRouteToIGW'),
    checks: ['CTL.groups-closed', 'CTL.tasks-hardened'],
    attested: 'that images and hosts hold only what they need',
  }),
  signed('CM-7(1)', 'What runs is reviewed', 'when ports, protocols and services here were last reviewed'),
  signed('CM-7(2)', 'Unapproved programs do not start', 'what keeps unapproved programs from starting'),
  signed('CM-7(5)', 'Only listed programs run', 'which images and programs may run here'),
  shown('CM-8', 'Components are listed', {
    checks: ['STG-1.owner-tags'],
    attested: 'that the list of components is complete and reviewed',
  }),
  signed(
    'CM-8(1)',
    'The list follows each change',
    'that the list of components changes with each deployment',
  ),
  signed(
    'CM-8(3)',
    'Unlisted components are found',
    'how components that are not in the templates are found',
  ),
  signed(
    'CM-9',
    'There is a plan for configuration',
    'where the plan for the configuration is, and who keeps it',
  ),
  outside('CM-10', 'Software is used as licensed', OUTSIDE.buying),
  shown('CM-11', 'Users do not install software', {
    checks: ['CTL.tasks-hardened'],
    attested: 'that nobody installs software on hosts here',
  }),
  shown('CM-12', 'It is known where data lies', {
    checks: ['FRM-1.residency'],
    attested: 'where which data lies, and who has access to it',
  }),
  signed(
    'CM-12(1)',
    'Tools find where data lies',
    'which tools look for protected data where it should not be',
  ),
];
