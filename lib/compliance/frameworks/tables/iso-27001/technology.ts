import { OUTSIDE, SETTINGS_VALIDATED, SIGNED } from '../duties';
import { outside, shown, signed } from '../entries';
import { SOLUTIONS, solutions } from '../stock-rules';

/** A.8 technological controls. */
export const TECHNOLOGY = [
  outside('A.8.1', 'Devices of users are protected', OUTSIDE.devices),
  shown('A.8.2', 'Privileges are restricted', {
    stock: solutions(...SOLUTIONS.leastPrivilege),
    checks: ['CTL.least-privilege'],
    attested: 'who holds privileged roles here',
  }),
  shown('A.8.3', 'Access to information is restricted', {
    stock: solutions(...SOLUTIONS.notPublic),
    checks: ['CTL.not-public', 'CTL.least-privilege'],
    attested: SIGNED.application,
  }),
  signed(
    'A.8.4',
    'Access to source code is restricted',
    'who may read and change the code of this environment',
  ),
  shown('A.8.5', 'Sign-in is secure', {
    stock: solutions(...SOLUTIONS.signIn),
    attested: 'that staff and users sign in as securely as the data asks',
  }),
  shown('A.8.6', 'Capacity is enough', {
    checks: ['SRV-2.capacity'],
    attested: 'that use of resources is followed and adjusted',
  }),
  signed('A.8.7', 'Malware is kept out', 'what looks for malware in images, hosts and uploads'),
  shown('A.8.8', 'Vulnerabilities are managed', {
    stock: solutions(...SOLUTIONS.updated),
    checks: ['OPS-3.security-updates'],
    attested: 'how vulnerabilities are found, and how soon mended',
  }),
  shown('A.8.9', 'Configuration is managed', {
    checks: ['DEP-2.in-templates'],
    validation: SETTINGS_VALIDATED,
    attested: 'that drift from the templates is looked for',
  }),
  signed('A.8.10', 'Information is deleted', 'when which data is deleted, in stores and in backups'),
  signed('A.8.11', 'Data is masked', 'which data is masked, for whom'),
  shown('A.8.12', 'Leaks are prevented', {
    stock: solutions(...SOLUTIONS.notPublic),
    checks: ['CTL.not-public'],
    attested: 'what keeps sensitive data from leaving',
  }),
  shown('A.8.13', 'Backups are taken and tested', {
    stock: solutions(...SOLUTIONS.backedUp),
    checks: [
      'BAK-1.backups-taken',
      'BAK-2.backups-copied',
      'BAK-3.stated-interval',
      'BAK-4.backups-encrypted',
      'BAK-6.restores-tested',
    ],
  }),
  shown('A.8.14', 'There are spare facilities', {
    stock: solutions(...SOLUTIONS.redundant),
    checks: ['CLU-1.servers-over-zones', 'CLU-1.stores-over-zones'],
  }),
  shown('A.8.15', 'Logs are written, kept and protected', {
    stock: solutions(...SOLUTIONS.logged),
    checks: [
      'OPS-1.logs-kept',
      'OPS-1.logs-watched',
      'CTL.logs-encrypted',
      'CTL.logs-retained',
      'CTL.audit-trail',
    ],
    attested: SIGNED.trail,
  }),
  shown('A.8.16', 'Anomalies are looked for', {
    checks: ['MON-1.alarms', 'MON-2.coverage', 'MON-3.notified', 'PRB-5.detection', 'PRB-6.detection'],
    attested: 'who evaluates what monitoring tells',
  }),
  outside('A.8.17', 'Clocks agree', OUTSIDE.platform),
  signed('A.8.18', 'Powerful tools are restricted', 'who may use tools that override controls'),
  shown('A.8.19', 'Software is installed by procedure', {
    checks: ['DEP-2.in-templates', 'CTL.tasks-hardened'],
    attested: 'that software comes here by deployment only',
  }),
  shown('A.8.20', 'Networks are secured', {
    stock: solutions('EC23', 'VPC7'),
    checks: ['SEC-1.declared-traffic-only', 'SEC-1.web-firewall', 'CTL.groups-closed', 'CTL.flow-logs'],
  }),
  shown('A.8.21', 'Network services are secured', {
    checks: ['CTL.tls-policies', 'CTL.vpn-authorization', 'CTL.vpn-tunnels'],
    attested: 'which levels of service and security network services owe',
  }),
  shown('A.8.22', 'Networks are kept apart', {
    checks: ['SEC-1.declared-traffic-only', 'CTL.groups-closed'],
    attested: 'which groups of services and users are kept apart',
  }),
  signed('A.8.23', 'Outside websites are filtered', 'which outside addresses servers and staff may reach'),
  shown('A.8.24', 'Cryptography is used by rule', {
    stock: solutions(...SOLUTIONS.atRest, ...SOLUTIONS.inTransit, ...SOLUTIONS.keys),
    checks: [
      'SEC-4.at-rest',
      'SEC-4.in-transit',
      'CTL.encrypted-at-rest',
      'CTL.keys-rotated',
      'CTL.tls-policies',
    ],
    attested: 'who may use, replace and delete the keys of this environment',
  }),
  signed(
    'A.8.25',
    'Development is secure from start to end',
    'which rules of secure development were followed',
  ),
  signed(
    'A.8.26',
    'Applications have security requirements',
    'which security requirements the application has',
  ),
  signed(
    'A.8.27',
    'Architecture follows secure principles',
    'which principles of secure design were followed',
  ),
  signed('A.8.28', 'Code is written securely', 'which rules of secure coding were followed'),
  signed('A.8.29', 'Security is tested', 'which security tests this release passed'),
  signed(
    'A.8.30',
    'Development by others is directed',
    'that development by others is directed and reviewed',
  ),
  signed('A.8.31', 'Stages are kept apart', 'that development, test and production stand in accounts apart'),
  shown('A.8.32', 'Changes are managed', {
    checks: ['RBK-1.rolls-back'],
    attested: 'that each change here is proposed, reviewed, approved and on record',
  }),
  signed(
    'A.8.33',
    'Test data is chosen and protected',
    'that no data of production serves for tests unprotected',
  ),
  signed('A.8.34', 'Audits do no harm', 'how audits and penetration tests here are agreed'),
];
