import { OUTSIDE } from '../duties';
import { outside, shown, signed } from '../entries';
import { NIST, nist } from '../stock-rules';

/** Families 3.6 incidents to 3.14 integrity. */
export const INCIDENTS_TO_INTEGRITY = [
  shown('3.6.1', 'Incidents are handled', {
    checks: ['PRB-5.detection', 'PRB-6.detection'],
    attested: 'who contains, removes and recovers from an incident here',
  }),
  signed(
    '3.6.2',
    'Incidents are tracked and reported',
    'where incidents are tracked, and to whom they are reported',
  ),
  signed(
    '3.6.3',
    'Response is tested',
    'when the response to incidents here was last tested, and the result',
  ),
  shown('3.7.1', 'Systems are maintained', {
    checks: ['OPS-3.security-updates'],
    attested: 'who maintains what does not update itself',
  }),
  signed(
    '3.7.2',
    'Tools and people of maintenance are controlled',
    'who maintains the environment, and with which tools',
  ),
  outside('3.7.3', 'Equipment in repair is wiped', OUTSIDE.hardware),
  outside('3.7.4', 'Media of diagnosis are inspected', OUTSIDE.hardware),
  shown('3.7.5', 'Maintenance from afar asks for a second factor', {
    checks: ['SEC-2.vpn', 'CTL.vpn-logs'],
    attested: 'that maintenance from afar asks for a second factor, and sessions end',
  }),
  outside('3.7.6', 'Unauthorized technicians are watched', OUTSIDE.hardware),
  outside('3.8.1', 'Media are guarded', OUTSIDE.hardware),
  outside('3.8.2', 'Few reach the media', OUTSIDE.hardware),
  outside('3.8.3', 'Media are wiped before reuse', OUTSIDE.hardware),
  outside('3.8.4', 'Media are marked', OUTSIDE.hardware),
  outside('3.8.5', 'Media in transport are accounted for', OUTSIDE.hardware),
  outside('3.8.6', 'Media in transport are encrypted', OUTSIDE.hardware),
  outside('3.8.7', 'Removable media are ruled', OUTSIDE.devices),
  outside('3.8.8', 'Portable storage has an owner', OUTSIDE.devices),
  shown('3.8.9', 'Backups are confidential', {
    checks: ['BAK-4.backups-encrypted', 'CTL.backup-vaults'],
  }),
  outside('3.9.1', 'People are screened', OUTSIDE.people),
  outside('3.9.2', 'Those who leave or move lose access', OUTSIDE.people),
  outside('3.10.1', 'Few enter the buildings', OUTSIDE.buildings),
  outside('3.10.2', 'Buildings are guarded and watched', OUTSIDE.buildings),
  outside('3.10.3', 'Visitors are escorted', OUTSIDE.buildings),
  outside('3.10.4', 'Entries are on record', OUTSIDE.buildings),
  outside('3.10.5', 'Keys and locks are managed', OUTSIDE.buildings),
  outside('3.10.6', 'Other places of work are safeguarded', OUTSIDE.devices),
  signed('3.11.1', 'Risk is assessed', 'when the risk of this environment was assessed, and the result'),
  signed(
    '3.11.2',
    'Vulnerabilities are looked for',
    'how images, hosts and the application are scanned, and how often',
  ),
  signed('3.11.3', 'Vulnerabilities are mended by risk', 'how soon which vulnerabilities are mended'),
  signed(
    '3.12.1',
    'Controls are assessed',
    'when the controls of this environment were assessed, and the result',
  ),
  signed('3.12.2', 'Weaknesses have a plan', 'which weaknesses remain, who mends them, and by when'),
  shown('3.12.3', 'Controls are watched continuously', {
    checks: ['MON-1.alarms', 'MON-2.coverage', 'MON-3.notified'],
    attested: 'how, how often and by whom the controls are watched',
  }),
  signed(
    '3.12.4',
    'There is a security plan',
    'where the security plan of this environment is, and when it was updated',
  ),
  shown('3.13.1', 'Traffic is guarded at the boundaries', {
    stock: nist(...NIST.notPublic, ...NIST.closedNetwork, 'ALBWAFEnabled', 'VPCFlowLogsEnabled'),
    checks: [
      'SEC-1.declared-traffic-only',
      'SEC-1.web-firewall',
      'CTL.groups-closed',
      'CTL.not-public',
      'CTL.flow-logs',
    ],
  }),
  signed('3.13.2', 'Design serves security', 'which principles of secure design were followed'),
  signed(
    '3.13.3',
    'Use and administration are apart',
    'that administration is kept apart from what users see',
  ),
  outside('3.13.4', 'Shared resources leak nothing', OUTSIDE.platform),
  shown('3.13.5', 'Public parts stand in their own subnets', {
    stock: nist(
      'VPCSubnetAutoAssignPublicIpDisabled',
      'EC2InstanceNoPublicIp',
      'LambdaInsideVPC',
      'OpenSearchInVPCOnly',
    ),
    checks: ['CTL.not-public'],
    attested: 'that what the public reaches stands in subnets apart from the rest',
  }),
  shown('3.13.6', 'What is not allowed is denied', {
    stock: nist('EC2RestrictedCommonPorts', 'VPCDefaultSecurityGroupClosed'),
    checks: ['SEC-1.declared-traffic-only', 'CTL.groups-closed'],
  }),
  signed(
    '3.13.7',
    'Remote devices do not split the tunnel',
    'whether VPN devices may reach other networks, and why',
  ),
  shown('3.13.8', 'Traffic is encrypted', {
    stock: nist(...NIST.inTransit),
    checks: ['SEC-4.in-transit', 'CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
  signed('3.13.9', 'Idle connections end', 'after how long idle connections end'),
  shown('3.13.10', 'Keys are managed', {
    stock: nist('KMSBackingKeyRotationEnabled'),
    checks: ['CTL.keys-rotated'],
    attested: 'who may use, replace and delete the keys of this environment',
  }),
  shown('3.13.11', 'Cryptography is validated', {
    checks: ['CTL.tls-policies'],
    attested: 'that validated (FIPS) modules and endpoints protect the data',
  }),
  outside('3.13.12', 'Cameras and microphones are off', OUTSIDE.devices),
  signed('3.13.13', 'Mobile code is ruled', 'which scripts and mobile code the application may use'),
  outside('3.13.14', 'Voice over networks is ruled', OUTSIDE.devices),
  shown('3.13.15', 'Sessions are authentic', {
    stock: nist(...NIST.inTransit),
    checks: ['SEC-4.in-transit'],
    attested: 'that sessions of the application cannot be taken over',
  }),
  shown('3.13.16', 'Stored data is confidential', {
    stock: nist(...NIST.atRest),
    checks: ['SEC-4.at-rest', 'CTL.encrypted-at-rest', 'CTL.logs-encrypted', 'BAK-4.backups-encrypted'],
  }),
  shown('3.14.1', 'Flaws are mended in time', {
    stock: nist(...NIST.updated),
    checks: ['OPS-3.security-updates'],
    attested: 'how soon images and libraries with known flaws are replaced',
  }),
  signed(
    '3.14.2',
    'Malicious code is kept out',
    'what looks for malicious code in images, hosts and uploads',
  ),
  signed('3.14.3', 'Advisories are followed', 'who reads security alerts and advisories, and acts on them'),
  signed('3.14.4', 'Protection from malicious code is up to date', 'that this protection updates by itself'),
  signed(
    '3.14.5',
    'Files are scanned',
    'that scans run at intervals, and files from outside are scanned as they come',
  ),
  shown('3.14.6', 'Attacks are looked for', {
    stock: nist('CloudWatchAlarmAction', 'VPCFlowLogsEnabled', 'WAFv2LoggingEnabled'),
    checks: ['PRB-5.detection', 'CTL.flow-logs', 'CTL.web-acl-logs', 'MON-3.notified'],
    attested: 'that a detector of threats watches the account, and who reads it',
  }),
  shown('3.14.7', 'Unauthorized use is found', {
    checks: ['PRB-6.detection', 'OPS-1.logs-watched'],
    attested: 'what counts as unauthorized use, and who looks for it',
  }),
];
