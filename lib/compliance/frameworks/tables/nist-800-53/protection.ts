import { OUTSIDE } from '../duties';
import { outside, shown, signed } from '../entries';
import { NIST, nist } from '../stock-rules';

/** Families SC, SI and SR. */
export const PROTECTION_INTEGRITY_SUPPLY = [
  outside('SC-1', 'Policy on protection of systems', OUTSIDE.policy),
  signed('SC-2', 'Use and administration are apart', 'that administration is kept apart from what users see'),
  outside('SC-4', 'Shared resources leak nothing', OUTSIDE.platform),
  shown('SC-5', 'Denial of service is limited', {
    checks: ['SEC-1.web-firewall', 'PRB-5.detection'],
    attested: 'which floods the environment stands, and what is done in one',
  }),
  shown('SC-7', 'The boundary is guarded', {
    stock: nist(...NIST.notPublic, ...NIST.closedNetwork, 'ALBWAFEnabled'),
    checks: ['SEC-1.declared-traffic-only', 'SEC-1.web-firewall', 'CTL.groups-closed', 'CTL.not-public'],
  }),
  shown('SC-7(3)', 'The boundary has few openings', {
    stock: nist(...NIST.notPublic, 'VPCSubnetAutoAssignPublicIpDisabled'),
    checks: ['CTL.not-public', 'CTL.groups-closed'],
  }),
  signed('SC-7(4)', 'Outside lines are managed', 'how each line to the outside is protected and reviewed'),
  shown('SC-7(5)', 'What is not allowed is denied', {
    stock: nist('EC2RestrictedCommonPorts', 'VPCDefaultSecurityGroupClosed'),
    checks: ['SEC-1.declared-traffic-only', 'CTL.groups-closed'],
  }),
  signed(
    'SC-7(7)',
    'Remote devices do not split the tunnel',
    'whether VPN devices may reach other networks, and why',
  ),
  signed('SC-7(8)', 'Traffic to outside goes through proxies', 'which outbound traffic goes through a proxy'),
  shown('SC-8', 'Traffic is protected', {
    stock: nist(...NIST.inTransit),
    checks: ['SEC-4.in-transit', 'CTL.tls-policies'],
  }),
  shown('SC-8(1)', 'Traffic is encrypted', {
    stock: nist(...NIST.inTransit),
    checks: ['SEC-4.in-transit', 'CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
  signed('SC-10', 'Idle connections end', 'after how long idle connections end'),
  shown('SC-12', 'Keys are managed', {
    stock: nist('KMSBackingKeyRotationEnabled'),
    checks: ['CTL.keys-rotated'],
    attested: 'who may use, replace and delete the keys of this environment',
  }),
  shown('SC-13', 'Cryptography is approved', {
    checks: ['CTL.tls-policies'],
    attested: 'that validated (FIPS) modules and endpoints are used where they must be',
  }),
  outside('SC-15', 'Cameras and microphones are off', OUTSIDE.devices),
  signed('SC-17', 'Certificates come from approved issuers', 'which issuers of certificates are approved'),
  signed('SC-18', 'Mobile code is ruled', 'which scripts and mobile code the application may use'),
  signed('SC-20', 'Names are answered verifiably', 'that the zone of the environment is signed (DNSSEC)'),
  signed('SC-21', 'Answers for names are verified', 'that resolvers in the network verify answers (DNSSEC)'),
  outside('SC-22', 'Name service is redundant', OUTSIDE.platform),
  shown('SC-23', 'Sessions are authentic', {
    stock: nist(...NIST.inTransit),
    checks: ['SEC-4.in-transit'],
    attested: 'that sessions of the application cannot be taken over',
  }),
  shown('SC-28', 'Stored data is protected', {
    stock: nist(...NIST.atRest),
    checks: ['SEC-4.at-rest', 'CTL.encrypted-at-rest'],
  }),
  shown('SC-28(1)', 'Stored data is encrypted', {
    stock: nist(...NIST.atRest),
    checks: ['SEC-4.at-rest', 'CTL.encrypted-at-rest', 'CTL.logs-encrypted', 'BAK-4.backups-encrypted'],
  }),
  outside('SC-39', 'Processes are kept apart', OUTSIDE.platform),
  outside('SI-1', 'Policy on integrity', OUTSIDE.policy),
  shown('SI-2', 'Flaws are mended', {
    stock: nist(...NIST.updated),
    checks: ['OPS-3.security-updates'],
    attested: 'how soon images and libraries with known flaws are replaced',
  }),
  signed('SI-2(2)', 'Tools show what is not mended', 'which tool shows flaws that are not mended'),
  signed('SI-3', 'Malicious code is kept out', 'what looks for malicious code in images, hosts and uploads'),
  shown('SI-4', 'The system is watched', {
    stock: nist('CloudWatchAlarmAction', 'RDSEnhancedMonitoringEnabled'),
    checks: ['MON-1.alarms', 'MON-2.coverage', 'PRB-5.detection', 'PRB-6.detection', 'CTL.flow-logs'],
    attested: 'that a detector of threats watches the account, and who reads it',
  }),
  shown('SI-4(2)', 'Tools watch in near real time', {
    stock: nist('CloudWatchAlarmAction'),
    checks: ['OPS-1.logs-watched', 'PRB-5.detection', 'PRB-6.detection'],
  }),
  shown('SI-4(4)', 'Traffic in and out is watched', {
    stock: nist('VPCFlowLogsEnabled', 'WAFv2LoggingEnabled'),
    checks: ['CTL.flow-logs', 'CTL.web-acl-logs'],
    attested: 'what counts as unusual traffic, and what looks for it',
  }),
  shown('SI-4(5)', 'The system raises alarms', {
    stock: nist('CloudWatchAlarmAction'),
    checks: ['MON-3.notified', 'PRB-5.detection', 'PRB-6.detection'],
  }),
  signed('SI-5', 'Advisories are followed', 'who reads security advisories, and acts on them'),
  shown('SI-7', 'Tampering is noticed', {
    stock: nist('CloudTrailLogFileValidationEnabled'),
    attested: 'how changed software and data are noticed, and what is done',
  }),
  signed('SI-7(1)', 'Integrity is checked', 'when and how the integrity of software is checked'),
  signed('SI-7(7)', 'Tampering is an incident', 'that tampering is handled as an incident'),
  signed('SI-8', 'Spam is kept out', 'that the environment takes no mail, or how spam is kept out'),
  signed('SI-8(2)', 'Filters of spam are up to date', 'that filters of spam update by themselves'),
  shown('SI-10', 'Input is validated', {
    checks: ['SEC-1.web-firewall'],
    attested: 'that the application validates what it is given',
  }),
  signed(
    'SI-11',
    'Errors tell attackers nothing',
    'that errors of the application reveal nothing of use to attackers',
  ),
  signed(
    'SI-12',
    'Data is kept as long as the law asks',
    'how long which data is kept, and how it is deleted',
  ),
  outside('SI-16', 'Memory is protected', OUTSIDE.platform),
  outside('SR-1', 'Policy on the supply chain', OUTSIDE.policy),
  outside('SR-2', 'There is a plan for the supply chain', OUTSIDE.buying),
  outside('SR-2(1)', 'A team sees to the supply chain', OUTSIDE.buying),
  outside('SR-3', 'Weaknesses of the supply chain are mended', OUTSIDE.buying),
  outside('SR-5', 'Buying protects the supply chain', OUTSIDE.buying),
  outside('SR-6', 'Suppliers are assessed', OUTSIDE.buying),
  outside('SR-8', 'Suppliers agree to notify', OUTSIDE.buying),
  outside('SR-10', 'Systems are inspected for tampering', OUTSIDE.hardware),
  outside('SR-11', 'Counterfeits are kept out', OUTSIDE.hardware),
  outside('SR-11(1)', 'People learn to see counterfeits', OUTSIDE.hardware),
  outside('SR-11(2)', 'Parts in repair stay under control', OUTSIDE.hardware),
  outside('SR-12', 'Components are disposed of safely', OUTSIDE.hardware),
];
