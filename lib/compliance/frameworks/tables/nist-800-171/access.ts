import { ATTESTED, MANUAL, SETTINGS_VALIDATED } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { NIST, nist } from '../nag-rules';

/** Families 3.1, access control, to 3.5, identification and authentication. */
export const ACCESS_AUDIT_CONFIGURATION_IDENTITY = [
  automated('3.1.1', 'Authorized Access Control', {
    nag: nist(...NIST.notPublic, 'IAMUserGroupMembership', 'IAMUserNoPolicies', 'EC2InstanceProfileAttached'),
    checks: ['CTL.no-public-resources'],
    attested: 'that each account and role has an owner, and when they were last reviewed',
  }),
  automated(
    '3.1.2',
    'Limit system access to the types of transactions and functions that authorized users are permitted to execute',
    {
      nag: nist(...NIST.leastPrivilege),
      checks: ['CTL.least-privilege'],
      attested: ATTESTED.application,
    },
  ),
  automated('3.1.3', 'Control the flow of CUI in accordance with approved authorizations', {
    nag: nist('EC2RestrictedCommonPorts', 'VPCDefaultSecurityGroupClosed', 'VPCNoUnrestrictedRouteToIGW'),
    checks: ['SEC-1.declared-egress-only', 'CTL.restricted-security-groups'],
    attested: 'that outbound traffic reaches approved destinations only',
  }),
  attested(
    '3.1.4',
    'Separate the duties of individuals to reduce the risk of malevolent activity without collusion',
    'which duties are assigned to whom, and that no assignments conflict',
  ),
  automated(
    '3.1.5',
    'Employ the principle of least privilege, including for specific security functions and privileged accounts',
    {
      nag: nist(...NIST.leastPrivilege),
      checks: ['CTL.least-privilege'],
      attested: ATTESTED.rolesOfPeople,
    },
  ),
  attested(
    '3.1.6',
    'Use non-privileged accounts or roles when accessing nonsecurity functions',
    'that routine work uses non-privileged roles',
  ),
  automated('3.1.7', 'Privileged Functions', {
    nag: nist('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
    checks: ['CTL.least-privilege', 'CTL.audit-trail'],
    attested: ATTESTED.trail,
  }),
  attested(
    '3.1.8',
    'Limit unsuccessful logon attempts',
    'that sign-in locks an account after repeated failed attempts',
  ),
  attested(
    '3.1.9',
    'Provide privacy and security notices consistent with applicable CUI rules',
    'that privacy and security notices are shown before sign-in',
  ),
  manual('3.1.10', 'Session Lock', MANUAL.devices),
  attested(
    '3.1.11',
    'Terminate (automatically) a user session after a defined condition',
    'that sessions of the application and of the VPN end automatically',
  ),
  automated('3.1.12', 'Monitor and control remote access sessions', {
    nag: nist('EC2RestrictedSSH'),
    checks: ['SEC-2.vpn', 'CTL.vpn-authorization', 'CTL.vpn-logs'],
    attested: 'who is authorized for remote access, and that connection logs are reviewed',
  }),
  automated(
    '3.1.13',
    'Employ cryptographic mechanisms to protect the confidentiality of remote access sessions',
    {
      nag: nist(...NIST.inTransit),
      checks: ['SEC-2.vpn', 'CTL.vpn-tunnels', 'CTL.tls-policies', 'SEC-4.encrypted-in-transit'],
    },
  ),
  automated('3.1.14', 'Route remote access via managed access control points', {
    nag: nist(...NIST.closedNetwork),
    checks: ['SEC-2.vpn', 'CTL.restricted-security-groups'],
  }),
  attested(
    '3.1.15',
    'Authorize remote execution of privileged commands and remote access to security-relevant information',
    'who is authorized to run privileged commands remotely',
  ),
  manual('3.1.16', 'Authorize wireless access prior to allowing such connections', MANUAL.devices),
  manual('3.1.17', 'Protect wireless access using authentication and encryption', MANUAL.devices),
  manual('3.1.18', 'Control connection of mobile devices', MANUAL.devices),
  manual('3.1.19', 'Encrypt CUI on mobile devices and mobile computing platforms', MANUAL.devices),
  automated('3.1.20', 'Verify and control/limit connections to and use of external systems', {
    checks: ['SEC-1.declared-egress-only'],
    attested: 'which external systems connect to the environment, and on what terms',
  }),
  manual('3.1.21', 'Limit use of portable storage devices on external systems', MANUAL.devices),
  automated('3.1.22', 'Control CUI posted or processed on publicly accessible systems', {
    nag: nist(...NIST.notPublic),
    checks: ['CTL.no-public-resources'],
    attested: 'who is authorized to publish content, and that no CUI is public',
  }),
  manual('3.2.1', 'Role-Based Risk Awareness', MANUAL.training),
  manual('3.2.2', 'Role-Based Training', MANUAL.training),
  manual(
    '3.2.3',
    'Provide security awareness training on recognizing and reporting potential indicators of insider threat',
    MANUAL.training,
  ),
  automated('3.3.1', 'System Auditing', {
    nag: nist(...NIST.logged, ...NIST.trail, 'CloudWatchLogGroupRetentionPeriod'),
    checks: ['OPS-1.log-retention', 'CTL.log-retention', 'CTL.flow-logs', 'CTL.web-acl-logs', 'CTL.vpn-logs'],
    attested: 'which events the application logs',
  }),
  automated('3.3.2', 'User Accountability', {
    checks: ['CTL.audit-trail'],
    attested: ATTESTED.trail,
  }),
  attested('3.3.3', 'Review and update logged events', 'when the list of logged events was last reviewed'),
  attested(
    '3.3.4',
    'Alert in the event of an audit logging process failure',
    'who is alerted when audit logging fails',
  ),
  automated('3.3.5', 'Audit Correlation', {
    checks: ['OPS-1.log-alarms'],
    attested: 'that logs of all sources are correlated, and by whom',
  }),
  attested(
    '3.3.6',
    'Provide audit record reduction and report generation to support on-demand analysis and reporting',
    'that logs support searches and reports',
  ),
  manual('3.3.7', 'Authoritative Time Source', MANUAL.platform),
  automated(
    '3.3.8',
    'Protect audit information and audit logging tools from unauthorized access, modification, and deletion',
    {
      nag: nist(
        'CloudTrailLogFileValidationEnabled',
        'CloudTrailEncryptionEnabled',
        'CloudWatchLogGroupEncrypted',
      ),
      checks: ['CTL.log-encryption'],
      attested: 'who is authorized to change or delete logs',
    },
  ),
  attested(
    '3.3.9',
    'Limit management of audit logging functionality to a subset of privileged users',
    'that only a subset of privileged users manages audit logging',
  ),
  automated('3.4.1', 'System Baselining', {
    checks: ['DEP-2.automated-deployment', 'STG-1.owner-tags'],
    attested:
      'that the templates under version control are the baseline configuration, and that drift is detected',
  }),
  automated('3.4.2', 'Security Configuration Enforcement', {
    validation: SETTINGS_VALIDATED,
    attested: 'which settings deviate from the selected hardening guides, and who approved it',
  }),
  attested(
    '3.4.3',
    'Track, review, approve or disapprove, and log changes to organizational systems',
    'that each change is proposed, reviewed, approved and documented',
  ),
  attested(
    '3.4.4',
    'Analyze the security impact of changes prior to implementation',
    'that the security impact of changes is analyzed before deployment',
  ),
  automated('3.4.5', 'Access Restrictions for Change', {
    nag: nist('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
    checks: ['CTL.least-privilege'],
    attested: 'who is authorized to deploy to this environment',
  }),
  automated('3.4.6', 'Least Functionality', {
    checks: ['CTL.hardened-tasks'],
    attested: 'that images and hosts contain essential components only',
  }),
  automated(
    '3.4.7',
    'Restrict, disable, or prevent the use of nonessential programs, functions, ports, protocols, and services',
    {
      nag: nist('EC2RestrictedCommonPorts', 'EC2RestrictedSSH', 'VPCDefaultSecurityGroupClosed'),
      checks: ['SEC-1.declared-egress-only', 'CTL.restricted-security-groups'],
      attested: 'when programs and services were last reviewed',
    },
  ),
  attested('3.4.8', 'Application Execution Policy', 'which images and programs are authorized to run'),
  automated('3.4.9', 'Control and monitor user-installed software', {
    checks: ['CTL.hardened-tasks'],
    attested: 'that users install no software on hosts',
  }),
  attested(
    '3.5.1',
    'Identify system users, processes acting on behalf of users, and devices',
    'that staff, roles and devices have individual identifiers',
  ),
  attested('3.5.2', 'Authentication', 'how staff, processes and devices are authenticated'),
  attested('3.5.3', 'Multifactor Authentication', 'that staff sign in with MFA'),
  attested(
    '3.5.4',
    'Employ replay-resistant authentication mechanisms for network access to privileged and non-privileged accounts',
    'that the sign-in methods resist replay',
  ),
  manual('3.5.5', 'Prevent reuse of identifiers for a defined period', MANUAL.directory),
  manual('3.5.6', 'Disable identifiers after a defined period of inactivity', MANUAL.directory),
  attested(
    '3.5.7',
    'Enforce a minimum password complexity and change of characters when new passwords are created',
    'that new passwords are complex and differ from previous ones',
  ),
  attested(
    '3.5.8',
    'Prohibit password reuse for a specified number of generations',
    'that previous passwords are rejected',
  ),
  attested(
    '3.5.9',
    'Allow temporary password use for system logons with an immediate change to a permanent password',
    'that temporary passwords must be changed at first sign-in',
  ),
  automated('3.5.10', 'Store and transmit only cryptographically-protected passwords', {
    nag: nist(...NIST.inTransit, 'SecretsManagerUsingKMSKey'),
    checks: ['SEC-4.encrypted-in-transit', 'CTL.no-plaintext-secrets'],
    attested: 'that the application stores passwords as salted hashes only',
  }),
  attested(
    '3.5.11',
    'Obscure feedback of authentication information',
    'that the application obscures secrets during input',
  ),
];
