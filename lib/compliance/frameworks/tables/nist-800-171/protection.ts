import { MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { NIST, nist } from '../nag-rules';

/** Families 3.6, incident response, to 3.14, system and information integrity. */
export const INCIDENTS_TO_INTEGRITY = [
  automated('3.6.1', 'Incident Handling', {
    checks: ['PRB-5.detection', 'PRB-6.detection'],
    attested: 'who is responsible for containment, eradication and recovery',
  }),
  attested('3.6.2', 'Incident Reporting', 'where incidents are tracked, and to whom they are reported'),
  attested(
    '3.6.3',
    'Test the organizational incident response capability',
    'when incident response was last tested, and with which result',
  ),
  automated('3.7.1', 'Perform maintenance on organizational systems', {
    checks: ['OPS-3.security-updates'],
    attested: 'who maintains components that do not update automatically',
  }),
  attested(
    '3.7.2',
    'Provide controls on the tools, techniques, mechanisms, and personnel used to conduct system maintenance',
    'who maintains the environment, and with which tools',
  ),
  manual(
    '3.7.3',
    'Ensure equipment removed for off-site maintenance is sanitized of any CUI',
    MANUAL.hardware,
  ),
  manual('3.7.4', 'Media Inspection', MANUAL.hardware),
  automated('3.7.5', 'Nonlocal Maintenance', {
    checks: ['SEC-2.vpn', 'CTL.vpn-logs'],
    attested: 'that nonlocal maintenance requires MFA, and that sessions are terminated',
  }),
  manual(
    '3.7.6',
    'Supervise the maintenance activities of maintenance personnel without required access authorization',
    MANUAL.hardware,
  ),
  manual(
    '3.8.1',
    'Protect (i.e., physically control and securely store) system media containing CUI, both paper and digital',
    MANUAL.hardware,
  ),
  manual('3.8.2', 'Limit access to CUI on system media to authorized users', MANUAL.hardware),
  manual(
    '3.8.3',
    'Sanitize or destroy system media containing CUI before disposal or release for reuse',
    MANUAL.hardware,
  ),
  manual('3.8.4', 'Mark media with necessary CUI markings and distribution limitations', MANUAL.hardware),
  manual('3.8.5', 'Media Accountability', MANUAL.hardware),
  manual('3.8.6', 'Portable Storage Encryption', MANUAL.hardware),
  manual('3.8.7', 'Control the use of removable media on system components', MANUAL.devices),
  manual(
    '3.8.8',
    'Prohibit the use of portable storage devices when such devices have no identifiable owner',
    MANUAL.devices,
  ),
  automated('3.8.9', 'Protect the confidentiality of backup CUI at storage locations', {
    checks: ['BAK-4.backups-encrypted', 'CTL.backup-vaults'],
  }),
  manual(
    '3.9.1',
    'Screen individuals prior to authorizing access to organizational systems containing CUI',
    MANUAL.people,
  ),
  manual('3.9.2', 'Personnel Actions', MANUAL.people),
  manual('3.10.1', 'Limit Physical Access', MANUAL.buildings),
  manual(
    '3.10.2',
    'Protect and monitor the physical facility and support infrastructure for organizational systems',
    MANUAL.buildings,
  ),
  manual('3.10.3', 'Escort visitors and monitor visitor activity', MANUAL.buildings),
  manual('3.10.4', 'Maintain audit logs of physical access', MANUAL.buildings),
  manual('3.10.5', 'Control and manage physical access devices', MANUAL.buildings),
  manual('3.10.6', 'Enforce safeguarding measures for CUI at alternate work sites', MANUAL.devices),
  attested(
    '3.11.1',
    'Risk Assessments',
    'when the risk of this environment was assessed, and with which result',
  ),
  attested(
    '3.11.2',
    'Vulnerability Scan',
    'how images, hosts and the application are scanned, and how often',
  ),
  attested(
    '3.11.3',
    'Remediate vulnerabilities in accordance with risk assessments',
    'within which time which vulnerabilities are remediated',
  ),
  attested(
    '3.12.1',
    'Security Control Assessment',
    'when the controls of this environment were assessed, and with which result',
  ),
  attested('3.12.2', 'Operational Plan of Action', 'which weaknesses remain, who corrects them, and by when'),
  automated(
    '3.12.3',
    'Monitor security controls on an ongoing basis to ensure the continued effectiveness of the controls',
    {
      checks: ['MON-1.alarms', 'MON-2.alarm-coverage', 'MON-3.alarm-notifications'],
      attested: 'how, how often and by whom the controls are monitored',
    },
  ),
  attested(
    '3.12.4',
    'System Security Plan',
    'where the system security plan is kept, and when it was last updated',
  ),
  automated('3.13.1', 'Boundary Protection', {
    nag: nist(...NIST.notPublic, ...NIST.closedNetwork, 'ALBWAFEnabled', 'VPCFlowLogsEnabled'),
    checks: [
      'SEC-1.declared-egress-only',
      'SEC-1.web-firewall',
      'CTL.restricted-security-groups',
      'CTL.no-public-resources',
      'CTL.flow-logs',
    ],
  }),
  attested('3.13.2', 'Security Engineering', 'which security engineering principles were applied'),
  attested(
    '3.13.3',
    'Separate user functionality from system management functionality',
    'that administration is separated from user functionality',
  ),
  manual(
    '3.13.4',
    'Prevent unauthorized and unintended information transfer via shared system resources',
    MANUAL.platform,
  ),
  automated('3.13.5', 'Public-Access System Separation', {
    nag: nist(
      'VPCSubnetAutoAssignPublicIpDisabled',
      'EC2InstanceNoPublicIp',
      'LambdaInsideVPC',
      'OpenSearchInVPCOnly',
    ),
    checks: ['CTL.no-public-resources'],
    attested: 'that publicly accessible components are in separate subnets',
  }),
  automated('3.13.6', 'Network Communication by Exception', {
    nag: nist('EC2RestrictedCommonPorts', 'VPCDefaultSecurityGroupClosed'),
    checks: ['SEC-1.declared-egress-only', 'CTL.restricted-security-groups'],
  }),
  attested('3.13.7', 'Split Tunneling', 'whether split tunneling is allowed for VPN devices, and why'),
  automated('3.13.8', 'Data in Transit', {
    nag: nist(...NIST.inTransit),
    checks: ['SEC-4.encrypted-in-transit', 'CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
  attested('3.13.9', 'Connections Termination', 'after how long idle connections are terminated'),
  automated(
    '3.13.10',
    'Establish and manage cryptographic keys for cryptography employed in organizational systems',
    {
      nag: nist('KMSBackingKeyRotationEnabled'),
      checks: ['CTL.key-rotation'],
      attested: 'who is authorized to use, replace and delete the keys of this environment',
    },
  ),
  automated('3.13.11', 'Employ FIPS-validated cryptography when used to protect the confidentiality of CUI', {
    checks: ['CTL.tls-policies'],
    attested: 'that FIPS-validated modules and endpoints protect CUI',
  }),
  manual('3.13.12', 'Collaborative Device Control', MANUAL.devices),
  attested(
    '3.13.13',
    'Control and monitor the use of mobile code',
    'which scripts and mobile code the application is allowed to use',
  ),
  manual(
    '3.13.14',
    'Control and monitor the use of Voice over Internet Protocol (VoIP) technologies',
    MANUAL.devices,
  ),
  automated('3.13.15', 'Protect the authenticity of communications sessions', {
    nag: nist(...NIST.inTransit),
    checks: ['SEC-4.encrypted-in-transit'],
    attested: 'that sessions of the application are protected against hijacking',
  }),
  automated('3.13.16', 'Protect the confidentiality of CUI at rest', {
    nag: nist(...NIST.atRest),
    checks: [
      'SEC-4.encrypted-at-rest',
      'CTL.encrypted-at-rest',
      'CTL.log-encryption',
      'BAK-4.backups-encrypted',
    ],
  }),
  automated('3.14.1', 'Identify, report, and correct system flaws in a timely manner', {
    nag: nist(...NIST.updated),
    checks: ['OPS-3.security-updates'],
    attested: 'within which time images and libraries with known flaws are replaced',
  }),
  attested(
    '3.14.2',
    'Provide protection from malicious code at designated locations within organizational systems',
    'which tools detect malicious code in images, hosts and uploads',
  ),
  attested(
    '3.14.3',
    'Monitor system security alerts and advisories and take action in response',
    'who receives security alerts and advisories, and acts on them',
  ),
  attested(
    '3.14.4',
    'Update malicious code protection mechanisms when new releases are available',
    'that malicious code protection updates automatically',
  ),
  attested(
    '3.14.5',
    'System & File Scanning',
    'that systems are scanned periodically, and files from external sources in real time',
  ),
  automated('3.14.6', 'Monitor Communications for Attacks', {
    nag: nist('CloudWatchAlarmAction', 'VPCFlowLogsEnabled', 'WAFv2LoggingEnabled'),
    checks: ['PRB-5.detection', 'CTL.flow-logs', 'CTL.web-acl-logs', 'MON-3.alarm-notifications'],
    attested:
      'that threat detection such as Amazon GuardDuty monitors the account, and who reviews its findings',
  }),
  automated('3.14.7', 'Identify unauthorized use of organizational systems', {
    checks: ['PRB-6.detection', 'OPS-1.log-alarms'],
    attested: 'which use is unauthorized, and who detects it',
  }),
];
