import { OUTSIDE, SIGNED } from '../duties';
import { outside, shown, signed } from '../entries';
import { NIST, nist } from '../stock-rules';

/** Families AC and AT. */
export const ACCESS = [
  outside('AC-1', 'Policy on access', OUTSIDE.policy),
  shown('AC-2', 'Accounts are managed', {
    stock: nist('IAMUserGroupMembership', 'IAMUserNoPolicies'),
    attested: 'that each account and role here has an owner, and when they were last reviewed',
  }),
  outside('AC-2(1)', 'Accounts are managed by tools', OUTSIDE.directory),
  outside('AC-2(2)', 'Temporary accounts end by themselves', OUTSIDE.directory),
  outside('AC-2(3)', 'Accounts nobody needs are disabled', OUTSIDE.directory),
  shown('AC-2(4)', 'Changes of accounts are recorded', {
    checks: ['CTL.audit-trail'],
    attested: SIGNED.trail,
  }),
  outside('AC-2(5)', 'People log out when they leave', OUTSIDE.people),
  outside('AC-2(13)', 'Accounts of people who are a risk are disabled', OUTSIDE.directory),
  shown('AC-3', 'Access is granted by rule only', {
    stock: nist(...NIST.leastPrivilege, ...NIST.notPublic, 'EC2IMDSv2Enabled', 'EC2InstanceProfileAttached'),
    checks: ['CTL.least-privilege', 'CTL.not-public'],
    attested: SIGNED.application,
  }),
  shown('AC-4', 'Information flows along permitted ways only', {
    stock: nist('EC2RestrictedCommonPorts', 'VPCDefaultSecurityGroupClosed', 'VPCNoUnrestrictedRouteToIGW'),
    checks: ['SEC-1.declared-traffic-only', 'CTL.groups-closed'],
    attested: 'that outbound traffic goes only where it may',
  }),
  signed('AC-5', 'Duties are kept apart', 'who holds which duties here, and that none exclude each other'),
  shown('AC-6', 'Rights go no further than needed', {
    stock: nist(...NIST.leastPrivilege),
    checks: ['CTL.least-privilege'],
    attested: SIGNED.rolesOfPeople,
  }),
  signed('AC-6(1)', 'Security functions are for named people', 'who may use the security functions here'),
  signed(
    'AC-6(2)',
    'Ordinary work runs without privileges',
    'that ordinary work here runs without privileged roles',
  ),
  signed('AC-6(5)', 'Privileged accounts are for named people', 'who holds privileged roles here'),
  signed('AC-6(7)', 'Rights are reviewed', 'when the rights here were last reviewed'),
  shown('AC-6(9)', 'Use of privileges is recorded', {
    stock: nist(...NIST.trail),
    checks: ['CTL.audit-trail'],
    attested: SIGNED.trail,
  }),
  shown('AC-6(10)', 'Privileged functions are closed to others', {
    stock: nist('IAMPolicyNoStatementsWithAdminAccess', 'IAMPolicyNoStatementsWithFullAccess'),
    checks: ['CTL.least-privilege'],
    attested: SIGNED.application,
  }),
  signed('AC-7', 'Failed sign-ins lock', 'that sign-in here locks after repeated failures'),
  signed('AC-8', 'Terms of use before sign-in', 'that the terms of use are shown before sign-in'),
  outside('AC-11', 'Unattended devices lock', OUTSIDE.devices),
  outside('AC-11(1)', 'A locked screen hides its content', OUTSIDE.devices),
  signed('AC-12', 'Sessions end', 'that sessions of the application and of the VPN end by themselves'),
  signed('AC-14', 'What needs no sign-in', 'what the application lets people do without signing in'),
  shown('AC-17', 'Remote access is ruled', {
    stock: nist('EC2RestrictedSSH'),
    checks: ['SEC-2.vpn', 'CTL.vpn-authorization'],
    attested: 'who may connect from afar, and under which rules',
  }),
  shown('AC-17(1)', 'Remote access is watched', {
    checks: ['CTL.vpn-logs'],
    attested: 'that the logs of remote connections are read',
  }),
  shown('AC-17(2)', 'Remote access is encrypted', {
    stock: nist(...NIST.inTransit),
    checks: ['SEC-2.vpn', 'CTL.vpn-tunnels', 'CTL.tls-policies', 'SEC-4.in-transit'],
  }),
  shown('AC-17(3)', 'Remote access has few ways in', {
    stock: nist(...NIST.closedNetwork),
    checks: ['SEC-2.vpn', 'CTL.groups-closed'],
  }),
  signed(
    'AC-17(4)',
    'Privileged commands from afar are justified',
    'who may give privileged commands from afar',
  ),
  outside('AC-18', 'Wireless access is ruled', OUTSIDE.devices),
  outside('AC-18(1)', 'Wireless access is authenticated and encrypted', OUTSIDE.devices),
  outside('AC-18(3)', 'Unused wireless is off', OUTSIDE.devices),
  outside('AC-19', 'Mobile devices are ruled', OUTSIDE.devices),
  outside('AC-19(5)', 'Mobile devices are encrypted', OUTSIDE.devices),
  signed(
    'AC-20',
    'Use of outside systems is agreed',
    'which outside systems connect here, and on what terms',
  ),
  signed(
    'AC-20(1)',
    'Outside systems are verified',
    'that the protection of those outside systems was verified',
  ),
  outside('AC-20(2)', 'Portable storage stays out of outside systems', OUTSIDE.devices),
  signed(
    'AC-21',
    'Sharing follows the rights of partners',
    'with whom data here is shared, and who decides it',
  ),
  signed('AC-22', 'Public content is reviewed', 'who may publish here, and that no protected data is public'),
  outside('AT-1', 'Policy on training', OUTSIDE.policy),
  outside('AT-2', 'People learn to work securely', OUTSIDE.training),
  outside('AT-2(2)', 'People learn to see insider threats', OUTSIDE.training),
  outside('AT-2(3)', 'People learn to see social engineering', OUTSIDE.training),
  outside('AT-3', 'Security roles are trained', OUTSIDE.training),
  outside('AT-4', 'Training is on record', OUTSIDE.training),
];
