import { OUTSIDE, SETTINGS_VALIDATED, SIGNED } from '../duties';
import { outside, shown, signed } from '../entries';
import { NIST, nist } from '../stock-rules';

/** Families 3.1 access control, 3.2 awareness, 3.3 audit, 3.4 configuration and 3.5 identification. */
export const ACCESS_AUDIT_CONFIGURATION_IDENTITY = [
  shown('3.1.1', 'Only those who may get in', {
    stock: nist(
      ...NIST.notPublic,
      'IAMUserGroupMembership',
      'IAMUserNoPolicies',
      'EC2InstanceProfileAttached',
    ),
    checks: ['CTL.not-public'],
    attested: 'that each account and role here has an owner, and when they were last reviewed',
  }),
  shown('3.1.2', 'Users do only what their role needs', {
    stock: nist(...NIST.leastPrivilege),
    checks: ['CTL.least-privilege'],
    attested: SIGNED.application,
  }),
  shown('3.1.3', 'Protected data flows along permitted ways', {
    stock: nist('EC2RestrictedCommonPorts', 'VPCDefaultSecurityGroupClosed', 'VPCNoUnrestrictedRouteToIGW'),
    checks: ['SEC-1.declared-traffic-only', 'CTL.groups-closed'],
    attested: 'that outbound traffic goes only where it may',
  }),
  signed('3.1.4', 'Duties are kept apart', 'who holds which duties here, and that none exclude each other'),
  shown('3.1.5', 'Rights go no further than needed', {
    stock: nist(...NIST.leastPrivilege),
    checks: ['CTL.least-privilege'],
    attested: SIGNED.rolesOfPeople,
  }),
  signed(
    '3.1.6',
    'Ordinary work runs without privileges',
    'that ordinary work here runs without privileged roles',
  ),
  shown('3.1.7', 'Privileged functions are closed, and their use recorded', {
    stock: nist('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
    checks: ['CTL.least-privilege', 'CTL.audit-trail'],
    attested: SIGNED.trail,
  }),
  signed('3.1.8', 'Failed sign-ins lock', 'that sign-in here locks after repeated failures'),
  signed('3.1.9', 'Notices on use and privacy', 'that notices on use and privacy are shown before sign-in'),
  outside('3.1.10', 'Unattended screens lock and hide', OUTSIDE.devices),
  signed('3.1.11', 'Sessions end', 'that sessions of the application and of the VPN end by themselves'),
  shown('3.1.12', 'Remote sessions are watched and ruled', {
    stock: nist('EC2RestrictedSSH'),
    checks: ['SEC-2.vpn', 'CTL.vpn-authorization', 'CTL.vpn-logs'],
    attested: 'who may connect from afar, and that logs of connections are read',
  }),
  shown('3.1.13', 'Remote sessions are encrypted', {
    stock: nist(...NIST.inTransit),
    checks: ['SEC-2.vpn', 'CTL.vpn-tunnels', 'CTL.tls-policies', 'SEC-4.in-transit'],
  }),
  shown('3.1.14', 'Remote sessions have few ways in', {
    stock: nist(...NIST.closedNetwork),
    checks: ['SEC-2.vpn', 'CTL.groups-closed'],
  }),
  signed('3.1.15', 'Privileged work from afar is authorized', 'who may do privileged work from afar'),
  outside('3.1.16', 'Wireless is authorized first', OUTSIDE.devices),
  outside('3.1.17', 'Wireless is authenticated and encrypted', OUTSIDE.devices),
  outside('3.1.18', 'Mobile devices are ruled', OUTSIDE.devices),
  outside('3.1.19', 'Mobile devices are encrypted', OUTSIDE.devices),
  shown('3.1.20', 'Connections to outside systems are ruled', {
    checks: ['SEC-1.declared-traffic-only'],
    attested: 'which outside systems connect here, and on what terms',
  }),
  outside('3.1.21', 'Portable storage stays out of outside systems', OUTSIDE.devices),
  shown('3.1.22', 'Public places hold no protected data', {
    stock: nist(...NIST.notPublic),
    checks: ['CTL.not-public'],
    attested: 'who may publish here, and that no protected data is public',
  }),
  outside('3.2.1', 'People know the risks', OUTSIDE.training),
  outside('3.2.2', 'People are trained for their duties', OUTSIDE.training),
  outside('3.2.3', 'People learn to see insider threats', OUTSIDE.training),
  shown('3.3.1', 'Logs are written and kept', {
    stock: nist(...NIST.logged, ...NIST.trail, 'CloudWatchLogGroupRetentionPeriod'),
    checks: ['OPS-1.logs-kept', 'CTL.logs-retained', 'CTL.flow-logs', 'CTL.web-acl-logs', 'CTL.vpn-logs'],
    attested: 'which events of the application are logged',
  }),
  shown('3.3.2', 'Actions lead to persons', {
    checks: ['CTL.audit-trail'],
    attested: SIGNED.trail,
  }),
  signed('3.3.3', 'What is logged is reviewed', 'when it was last reviewed what is logged'),
  signed('3.3.4', 'Failing logs are noticed', 'that somebody is told when logging fails'),
  shown('3.3.5', 'Logs are read together', {
    checks: ['OPS-1.logs-watched'],
    attested: 'that logs of all sources are read together, and by whom',
  }),
  signed('3.3.6', 'Logs can be reduced and reported', 'that logs can be searched, and reports made'),
  outside('3.3.7', 'Logs carry the right time', OUTSIDE.platform),
  shown('3.3.8', 'Logs are protected', {
    stock: nist(
      'CloudTrailLogFileValidationEnabled',
      'CloudTrailEncryptionEnabled',
      'CloudWatchLogGroupEncrypted',
    ),
    checks: ['CTL.logs-encrypted'],
    attested: 'who may change or delete logs here',
  }),
  signed('3.3.9', 'Few manage the logs', 'that few of those with privileges manage logs'),
  shown('3.4.1', 'There is a baseline and a list of components', {
    checks: ['DEP-2.in-templates', 'STG-1.owner-tags'],
    attested: 'that the templates under version control are the baseline, and drift is looked for',
  }),
  shown('3.4.2', 'Settings are secure', {
    validation: SETTINGS_VALIDATED,
    attested: 'which settings differ from the chosen hardening guides, and who approved it',
  }),
  signed(
    '3.4.3',
    'Changes are controlled',
    'that each change here is proposed, reviewed, approved and on record',
  ),
  signed(
    '3.4.4',
    'The effect of changes is analysed',
    'that the effect of a change on security is analysed first',
  ),
  shown('3.4.5', 'Few may change things', {
    stock: nist('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
    checks: ['CTL.least-privilege'],
    attested: 'who may deploy to this environment',
  }),
  shown('3.4.6', 'Only what is needed is there', {
    checks: ['CTL.tasks-hardened'],
    attested: 'that images and hosts hold only what they need',
  }),
  shown('3.4.7', 'Ports, protocols and programs nobody needs are off', {
    stock: nist('EC2RestrictedCommonPorts', 'EC2RestrictedSSH', 'VPCDefaultSecurityGroupClosed'),
    checks: ['SEC-1.declared-traffic-only', 'CTL.groups-closed'],
    attested: 'when programs and services here were last reviewed',
  }),
  signed('3.4.8', 'Only listed programs run', 'which images and programs may run here'),
  shown('3.4.9', 'Users do not install software', {
    checks: ['CTL.tasks-hardened'],
    attested: 'that nobody installs software on hosts here',
  }),
  signed(
    '3.5.1',
    'Users, processes and devices have names',
    'that staff, roles and devices here each have a name',
  ),
  signed('3.5.2', 'Names are proved before access', 'how staff, processes and devices prove who they are'),
  signed('3.5.3', 'Sign-in asks for a second factor', 'that staff sign in with a second factor'),
  signed('3.5.4', 'Sign-in cannot be replayed', 'that the ways of signing in resist replay'),
  outside('3.5.5', 'Names are not given twice', OUTSIDE.directory),
  outside('3.5.6', 'Unused names are disabled', OUTSIDE.directory),
  signed('3.5.7', 'Passwords are complex', 'that new passwords here are complex and differ from former ones'),
  signed('3.5.8', 'Passwords are not used again', 'that former passwords are refused'),
  signed('3.5.9', 'First passwords are changed at once', 'that first passwords must be changed at once'),
  shown('3.5.10', 'Passwords are stored and sent encrypted', {
    stock: nist(...NIST.inTransit, 'SecretsManagerUsingKMSKey'),
    checks: ['SEC-4.in-transit', 'CTL.tasks-without-secrets'],
    attested: 'that the application keeps passwords as hashes only',
  }),
  signed('3.5.11', 'Typed secrets are hidden', 'that the application hides secrets as they are typed'),
];
