import { ATTESTED, MANUAL, SETTINGS_VALIDATED } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { NIST, nist } from '../nag-rules';

/** Families AU (audit), CA (assessment and authorization) and CM (configuration management). */
export const AUDIT_AND_CONFIGURATION = [
  manual('AU-1', 'Policy and Procedures', MANUAL.policy),
  automated('AU-2', 'Event Logging', {
    nag: nist(...NIST.logged),
    checks: ['CTL.flow-logs', 'CTL.web-acl-logs', 'CTL.vpn-logs'],
    attested: 'which events the application logs, and why these are sufficient',
  }),
  attested(
    'AU-3',
    'Content of Audit Records',
    'that audit records of the application contain event type, time, location, source, outcome and identity',
  ),
  attested(
    'AU-3(1)',
    'Content of Audit Records | Additional Audit Information',
    'which additional information the audit records of the application contain',
  ),
  manual('AU-4', 'Audit Log Storage Capacity', MANUAL.platform),
  attested('AU-5', 'Response to Audit Logging Process Failures', 'who is alerted when audit logging fails'),
  automated('AU-6', 'Audit Record Review, Analysis, and Reporting', {
    checks: ['OPS-1.log-alarms'],
    attested: 'who reviews the logs, how often, and to whom findings are reported',
  }),
  automated('AU-6(1)', 'Audit Record Review, Analysis, and Reporting | Automated Process Integration', {
    nag: nist('CloudWatchAlarmAction'),
    checks: ['OPS-1.log-alarms', 'MON-3.alarm-notifications'],
  }),
  attested(
    'AU-6(3)',
    'Audit Record Review, Analysis, and Reporting | Correlate Audit Record Repositories',
    'that logs of all sources are correlated',
  ),
  attested(
    'AU-7',
    'Audit Record Reduction and Report Generation',
    'that logs support searches and reports without being altered',
  ),
  attested(
    'AU-7(1)',
    'Audit Record Reduction and Report Generation | Automatic Processing',
    'by which fields logs can be searched',
  ),
  manual('AU-8', 'Time Stamps', MANUAL.platform),
  automated('AU-9', 'Protection of Audit Information', {
    nag: nist(
      'CloudTrailLogFileValidationEnabled',
      'CloudTrailEncryptionEnabled',
      'CloudWatchLogGroupEncrypted',
    ),
    checks: ['CTL.log-encryption'],
    attested: 'who is authorized to change or delete logs',
  }),
  attested(
    'AU-9(4)',
    'Protection of Audit Information | Access by Subset of Privileged Users',
    'that only a subset of privileged users manages audit logging',
  ),
  automated('AU-11', 'Audit Record Retention', {
    nag: nist('CloudWatchLogGroupRetentionPeriod'),
    checks: ['OPS-1.log-retention', 'CTL.log-retention'],
    attested: 'that log retention meets the records retention policy',
  }),
  automated('AU-12', 'Audit Record Generation', {
    nag: nist(...NIST.logged, 'CloudTrailCloudWatchLogsEnabled'),
    checks: ['OPS-1.log-retention', 'CTL.flow-logs', 'CTL.web-acl-logs', 'CTL.vpn-logs', 'CTL.audit-trail'],
    attested: ATTESTED.trail,
  }),
  manual('CA-1', 'Policy and Procedures', MANUAL.policy),
  attested(
    'CA-2',
    'Control Assessments',
    'when the controls of this environment were assessed, and with which result',
  ),
  attested(
    'CA-2(1)',
    'Control Assessments | Independent Assessors',
    'who assessed the controls, and that the assessors are independent',
  ),
  attested('CA-3', 'Information Exchange', 'which agreements cover information exchange with other systems'),
  attested(
    'CA-5',
    'Plan of Action and Milestones',
    'which weaknesses remain, who corrects them, and by when',
  ),
  attested('CA-6', 'Authorization', 'who authorized this environment to operate, and until when'),
  automated('CA-7', 'Continuous Monitoring', {
    checks: ['MON-1.alarms', 'MON-2.alarm-coverage', 'MON-3.alarm-notifications'],
    attested: 'how, how often and by whom the controls are monitored',
  }),
  attested(
    'CA-7(1)',
    'Continuous Monitoring | Independent Assessment',
    'that the assessors who monitor the controls are independent',
  ),
  attested(
    'CA-7(4)',
    'Continuous Monitoring | Risk Monitoring',
    'that effectiveness, compliance and changes are monitored',
  ),
  automated('CA-9', 'Internal System Connections', {
    checks: ['SEC-1.declared-egress-only'],
    attested: 'that the purpose of each internal connection is documented',
  }),
  manual('CM-1', 'Policy and Procedures', MANUAL.policy),
  automated('CM-2', 'Baseline Configuration', {
    checks: ['DEP-2.automated-deployment'],
    attested: 'that the templates under version control are the baseline configuration',
  }),
  automated('CM-2(2)', 'Baseline Configuration | Automation Support for Accuracy and Currency', {
    checks: ['DEP-2.automated-deployment'],
    attested: 'that drift from the templates is detected',
  }),
  attested(
    'CM-2(3)',
    'Baseline Configuration | Retention of Previous Configurations',
    'that previous versions of the templates are retained for rollback',
  ),
  manual(
    'CM-2(7)',
    'Baseline Configuration | Configure Systems and Components for High-risk Areas',
    MANUAL.devices,
  ),
  attested(
    'CM-3',
    'Configuration Change Control',
    'that each change is proposed, reviewed, approved and documented',
  ),
  attested(
    'CM-3(2)',
    'Configuration Change Control | Testing, Validation, and Documentation of Changes',
    'that changes are tested in another environment before deployment',
  ),
  attested(
    'CM-3(4)',
    'Configuration Change Control | Security and Privacy Representatives',
    'which security and privacy representatives review changes',
  ),
  attested(
    'CM-4',
    'Impact Analyses',
    'that the security and privacy impact of changes is analyzed before deployment',
  ),
  attested(
    'CM-4(2)',
    'Impact Analyses | Verification of Controls',
    'that the compliance report is reviewed after each change',
  ),
  automated('CM-5', 'Access Restrictions for Change', {
    nag: nist('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
    checks: ['CTL.least-privilege'],
    attested: 'who is authorized to deploy to this environment',
  }),
  automated('CM-6', 'Configuration Settings', {
    validation: SETTINGS_VALIDATED,
    attested: 'which settings deviate from the selected hardening guides, and who approved it',
  }),
  automated('CM-7', 'Least Functionality', {
    nag: nist('EC2RestrictedCommonPorts', 'VPCNoUnrestrictedRouteToIGW'),
    checks: ['CTL.restricted-security-groups', 'CTL.hardened-tasks'],
    attested: 'that images and hosts contain essential components only',
  }),
  attested(
    'CM-7(1)',
    'Least Functionality | Periodic Review',
    'when ports, protocols and services were last reviewed',
  ),
  attested(
    'CM-7(2)',
    'Least Functionality | Prevent Program Execution',
    'how the execution of unauthorized programs is prevented',
  ),
  attested(
    'CM-7(5)',
    'Least Functionality | Authorized Software — Allow-by-exception',
    'which images and programs are authorized to run',
  ),
  automated('CM-8', 'System Component Inventory', {
    checks: ['STG-1.owner-tags'],
    attested: 'that the component inventory is complete and reviewed',
  }),
  attested(
    'CM-8(1)',
    'System Component Inventory | Updates During Installation and Removal',
    'that each deployment updates the component inventory',
  ),
  attested(
    'CM-8(3)',
    'System Component Inventory | Automated Unauthorized Component Detection',
    'how components outside the templates are detected',
  ),
  attested(
    'CM-9',
    'Configuration Management Plan',
    'where the configuration management plan is kept, and who maintains it',
  ),
  manual('CM-10', 'Software Usage Restrictions', MANUAL.buying),
  automated('CM-11', 'User-installed Software', {
    checks: ['CTL.hardened-tasks'],
    attested: 'that users install no software on hosts',
  }),
  automated('CM-12', 'Information Location', {
    checks: ['FRM-1.data-residency'],
    attested: 'where which information is stored, and who has access to it',
  }),
  attested(
    'CM-12(1)',
    'Information Location | Automated Tools to Support Information Location',
    'which tools detect protected information in unapproved locations',
  ),
];
