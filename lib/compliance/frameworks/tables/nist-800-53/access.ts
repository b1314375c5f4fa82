import { ATTESTED, MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { NIST, nist } from '../nag-rules';

/** Families AC (access control) and AT (awareness and training). */
export const ACCESS = [
  manual('AC-1', 'Policy and Procedures', MANUAL.policy),
  automated('AC-2', 'Account Management', {
    nag: nist('IAMUserGroupMembership', 'IAMUserNoPolicies'),
    attested: 'that each account and role has an owner, and when they were last reviewed',
  }),
  manual('AC-2(1)', 'Account Management | Automated System Account Management', MANUAL.directory),
  manual(
    'AC-2(2)',
    'Account Management | Automated Temporary and Emergency Account Management',
    MANUAL.directory,
  ),
  manual('AC-2(3)', 'Account Management | Disable Accounts', MANUAL.directory),
  automated('AC-2(4)', 'Account Management | Automated Audit Actions', {
    checks: ['CTL.audit-trail'],
    attested: ATTESTED.trail,
  }),
  manual('AC-2(5)', 'Account Management | Inactivity Logout', MANUAL.people),
  manual('AC-2(13)', 'Account Management | Disable Accounts for High-risk Individuals', MANUAL.directory),
  automated('AC-3', 'Access Enforcement', {
    nag: nist(...NIST.leastPrivilege, ...NIST.notPublic, 'EC2IMDSv2Enabled', 'EC2InstanceProfileAttached'),
    checks: ['CTL.least-privilege', 'CTL.no-public-resources'],
    attested: ATTESTED.application,
  }),
  automated('AC-4', 'Information Flow Enforcement', {
    nag: nist('EC2RestrictedCommonPorts', 'VPCDefaultSecurityGroupClosed', 'VPCNoUnrestrictedRouteToIGW'),
    checks: ['SEC-1.declared-egress-only', 'CTL.restricted-security-groups'],
    attested: 'that outbound traffic reaches approved destinations only',
  }),
  attested(
    'AC-5',
    'Separation of Duties',
    'which duties are assigned to whom, and that no assignments conflict',
  ),
  automated('AC-6', 'Least Privilege', {
    nag: nist(...NIST.leastPrivilege),
    checks: ['CTL.least-privilege'],
    attested: ATTESTED.rolesOfPeople,
  }),
  attested(
    'AC-6(1)',
    'Least Privilege | Authorize Access to Security Functions',
    'who is authorized to use security functions',
  ),
  attested(
    'AC-6(2)',
    'Least Privilege | Non-privileged Access for Nonsecurity Functions',
    'that routine work uses non-privileged roles',
  ),
  attested('AC-6(5)', 'Least Privilege | Privileged Accounts', 'who holds privileged roles'),
  attested('AC-6(7)', 'Least Privilege | Review of User Privileges', 'when permissions were last reviewed'),
  automated('AC-6(9)', 'Least Privilege | Log Use of Privileged Functions', {
    nag: nist(...NIST.trail),
    checks: ['CTL.audit-trail'],
    attested: ATTESTED.trail,
  }),
  automated(
    'AC-6(10)',
    'Least Privilege | Prohibit Non-privileged Users from Executing Privileged Functions',
    {
      nag: nist('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
      checks: ['CTL.least-privilege'],
      attested: ATTESTED.application,
    },
  ),
  attested(
    'AC-7',
    'Unsuccessful Logon Attempts',
    'that sign-in locks an account after repeated failed attempts',
  ),
  attested('AC-8', 'System Use Notification', 'that a system use notification is shown before sign-in'),
  manual('AC-11', 'Device Lock', MANUAL.devices),
  manual('AC-11(1)', 'Device Lock | Pattern-hiding Displays', MANUAL.devices),
  attested(
    'AC-12',
    'Session Termination',
    'that sessions of the application and of the VPN end automatically',
  ),
  attested(
    'AC-14',
    'Permitted Actions Without Identification or Authentication',
    'which actions the application permits without sign-in',
  ),
  automated('AC-17', 'Remote Access', {
    nag: nist('EC2RestrictedSSH'),
    checks: ['SEC-2.vpn', 'CTL.vpn-authorization'],
    attested: 'who is authorized for remote access, and under which conditions',
  }),
  automated('AC-17(1)', 'Remote Access | Monitoring and Control', {
    checks: ['CTL.vpn-logs'],
    attested: 'that the logs of remote connections are reviewed',
  }),
  automated('AC-17(2)', 'Remote Access | Protection of Confidentiality and Integrity Using Encryption', {
    nag: nist(...NIST.inTransit),
    checks: ['SEC-2.vpn', 'CTL.vpn-tunnels', 'CTL.tls-policies', 'SEC-4.encrypted-in-transit'],
  }),
  automated('AC-17(3)', 'Remote Access | Managed Access Control Points', {
    nag: nist(...NIST.closedNetwork),
    checks: ['SEC-2.vpn', 'CTL.restricted-security-groups'],
  }),
  attested(
    'AC-17(4)',
    'Remote Access | Privileged Commands and Access',
    'who is authorized to run privileged commands remotely, and why',
  ),
  manual('AC-18', 'Wireless Access', MANUAL.devices),
  manual('AC-18(1)', 'Wireless Access | Authentication and Encryption', MANUAL.devices),
  manual('AC-18(3)', 'Wireless Access | Disable Wireless Networking', MANUAL.devices),
  manual('AC-19', 'Access Control for Mobile Devices', MANUAL.devices),
  manual(
    'AC-19(5)',
    'Access Control for Mobile Devices | Full Device or Container-based Encryption',
    MANUAL.devices,
  ),
  attested(
    'AC-20',
    'Use of External Systems',
    'which external systems connect to the environment, and on what terms',
  ),
  attested(
    'AC-20(1)',
    'Use of External Systems | Limits on Authorized Use',
    'that the controls of these external systems were verified',
  ),
  manual('AC-20(2)', 'Use of External Systems | Portable Storage Devices — Restricted Use', MANUAL.devices),
  attested('AC-21', 'Information Sharing', 'with whom information is shared, and who authorizes it'),
  attested(
    'AC-22',
    'Publicly Accessible Content',
    'who is authorized to publish content, and that no protected information is public',
  ),
  manual('AT-1', 'Policy and Procedures', MANUAL.policy),
  manual('AT-2', 'Literacy Training and Awareness', MANUAL.training),
  manual('AT-2(2)', 'Literacy Training and Awareness | Insider Threat', MANUAL.training),
  manual('AT-2(3)', 'Literacy Training and Awareness | Social Engineering and Mining', MANUAL.training),
  manual('AT-3', 'Role-based Training', MANUAL.training),
  manual('AT-4', 'Training Records', MANUAL.training),
];
