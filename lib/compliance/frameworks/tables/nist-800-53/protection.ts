import { MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { NIST, nist } from '../nag-rules';

/** Families SC (system protection), SI (system integrity) and SR (supply chain risk management). */
export const PROTECTION_INTEGRITY_SUPPLY = [
  manual('SC-1', 'Policy and Procedures', MANUAL.policy),
  attested(
    'SC-2',
    'Separation of System and User Functionality',
    'that administration is separated from user functionality',
  ),
  manual('SC-4', 'Information in Shared System Resources', MANUAL.platform),
  automated('SC-5', 'Denial-of-service Protection', {
    checks: ['SEC-1.web-firewall', 'PRB-5.detection'],
    attested: 'which denial-of-service attacks the environment withstands, and how one is handled',
  }),
  automated('SC-7', 'Boundary Protection', {
    nag: nist(...NIST.notPublic, ...NIST.closedNetwork, 'ALBWAFEnabled'),
    checks: [
      'SEC-1.declared-egress-only',
      'SEC-1.web-firewall',
      'CTL.restricted-security-groups',
      'CTL.no-public-resources',
    ],
  }),
  automated('SC-7(3)', 'Boundary Protection | Access Points', {
    nag: nist(...NIST.notPublic, 'VPCSubnetAutoAssignPublicIpDisabled'),
    checks: ['CTL.no-public-resources', 'CTL.restricted-security-groups'],
  }),
  attested(
    'SC-7(4)',
    'Boundary Protection | External Telecommunications Services',
    'how each external telecommunications service is protected and reviewed',
  ),
  automated('SC-7(5)', 'Boundary Protection | Deny by Default — Allow by Exception', {
    nag: nist('EC2RestrictedCommonPorts', 'VPCDefaultSecurityGroupClosed'),
    checks: ['SEC-1.declared-egress-only', 'CTL.restricted-security-groups'],
  }),
  attested(
    'SC-7(7)',
    'Boundary Protection | Split Tunneling for Remote Devices',
    'whether split tunneling is allowed for VPN devices, and why',
  ),
  attested(
    'SC-7(8)',
    'Boundary Protection | Route Traffic to Authenticated Proxy Servers',
    'which outbound traffic is routed through a proxy',
  ),
  automated('SC-8', 'Transmission Confidentiality and Integrity', {
    nag: nist(...NIST.inTransit),
    checks: ['SEC-4.encrypted-in-transit', 'CTL.tls-policies'],
  }),
  automated('SC-8(1)', 'Transmission Confidentiality and Integrity | Cryptographic Protection', {
    nag: nist(...NIST.inTransit),
    checks: ['SEC-4.encrypted-in-transit', 'CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
  attested('SC-10', 'Network Disconnect', 'after how long idle connections are terminated'),
  automated('SC-12', 'Cryptographic Key Establishment and Management', {
    nag: nist('KMSBackingKeyRotationEnabled'),
    checks: ['CTL.key-rotation'],
    attested: 'who is authorized to use, replace and delete the keys of this environment',
  }),
  automated('SC-13', 'Cryptographic Protection', {
    checks: ['CTL.tls-policies'],
    attested: 'that FIPS-validated modules and endpoints are used where required',
  }),
  manual('SC-15', 'Collaborative Computing Devices and Applications', MANUAL.devices),
  attested('SC-17', 'Public Key Infrastructure Certificates', 'which certificate authorities are approved'),
  attested('SC-18', 'Mobile Code', 'which scripts and mobile code the application is allowed to use'),
  attested(
    'SC-20',
    'Secure Name/Address Resolution Service (Authoritative Source)',
    'that the hosted zone of the environment is signed (DNSSEC)',
  ),
  attested(
    'SC-21',
    'Secure Name/Address Resolution Service (Recursive or Caching Resolver)',
    'that resolvers validate responses (DNSSEC)',
  ),
  manual('SC-22', 'Architecture and Provisioning for Name/Address Resolution Service', MANUAL.platform),
  automated('SC-23', 'Session Authenticity', {
    nag: nist(...NIST.inTransit),
    checks: ['SEC-4.encrypted-in-transit'],
    attested: 'that sessions of the application are protected against hijacking',
  }),
  automated('SC-28', 'Protection of Information at Rest', {
    nag: nist(...NIST.atRest),
    checks: ['SEC-4.encrypted-at-rest', 'CTL.encrypted-at-rest'],
  }),
  automated('SC-28(1)', 'Protection of Information at Rest | Cryptographic Protection', {
    nag: nist(...NIST.atRest),
    checks: [
      'SEC-4.encrypted-at-rest',
      'CTL.encrypted-at-rest',
      'CTL.log-encryption',
      'BAK-4.backups-encrypted',
    ],
  }),
  manual('SC-39', 'Process Isolation', MANUAL.platform),
  manual('SI-1', 'Policy and Procedures', MANUAL.policy),
  automated('SI-2', 'Flaw Remediation', {
    nag: nist(...NIST.updated),
    checks: ['OPS-3.security-updates'],
    attested: 'within which time images and libraries with known flaws are replaced',
  }),
  attested(
    'SI-2(2)',
    'Flaw Remediation | Automated Flaw Remediation Status',
    'which tool reports flaws that are not remediated',
  ),
  attested(
    'SI-3',
    'Malicious Code Protection',
    'which tools detect malicious code in images, hosts and uploads',
  ),
  automated('SI-4', 'System Monitoring', {
    nag: nist('CloudWatchAlarmAction', 'RDSEnhancedMonitoringEnabled'),
    checks: ['MON-1.alarms', 'MON-2.alarm-coverage', 'PRB-5.detection', 'PRB-6.detection', 'CTL.flow-logs'],
    attested:
      'that threat detection such as Amazon GuardDuty monitors the account, and who reviews its findings',
  }),
  automated('SI-4(2)', 'System Monitoring | Automated Tools and Mechanisms for Real-time Analysis', {
    nag: nist('CloudWatchAlarmAction'),
    checks: ['OPS-1.log-alarms', 'PRB-5.detection', 'PRB-6.detection'],
  }),
  automated('SI-4(4)', 'System Monitoring | Inbound and Outbound Communications Traffic', {
    nag: nist('VPCFlowLogsEnabled', 'WAFv2LoggingEnabled'),
    checks: ['CTL.flow-logs', 'CTL.web-acl-logs'],
    attested: 'which traffic is unusual, and how it is detected',
  }),
  automated('SI-4(5)', 'System Monitoring | System-generated Alerts', {
    nag: nist('CloudWatchAlarmAction'),
    checks: ['MON-3.alarm-notifications', 'PRB-5.detection', 'PRB-6.detection'],
  }),
  attested(
    'SI-5',
    'Security Alerts, Advisories, and Directives',
    'who receives security advisories, and acts on them',
  ),
  automated('SI-7', 'Software, Firmware, and Information Integrity', {
    nag: nist('CloudTrailLogFileValidationEnabled'),
    attested: 'how unauthorized changes to software and data are detected, and which actions follow',
  }),
  attested(
    'SI-7(1)',
    'Software, Firmware, and Information Integrity | Integrity Checks',
    'when and how the integrity of software is verified',
  ),
  attested(
    'SI-7(7)',
    'Software, Firmware, and Information Integrity | Integration of Detection and Response',
    'that unauthorized changes are handled as incidents',
  ),
  attested('SI-8', 'Spam Protection', 'that the environment receives no mail, or how spam is filtered'),
  attested('SI-8(2)', 'Spam Protection | Automatic Updates', 'that spam filters update automatically'),
  automated('SI-10', 'Information Input Validation', {
    checks: ['SEC-1.web-firewall'],
    attested: 'that the application validates its input',
  }),
  attested(
    'SI-11',
    'Error Handling',
    'that error messages of the application reveal no information that attackers can exploit',
  ),
  attested(
    'SI-12',
    'Information Management and Retention',
    'how long which data is retained, and how it is deleted',
  ),
  manual('SI-16', 'Memory Protection', MANUAL.platform),
  manual('SR-1', 'Policy and Procedures', MANUAL.policy),
  manual('SR-2', 'Supply Chain Risk Management Plan', MANUAL.buying),
  manual('SR-2(1)', 'Supply Chain Risk Management Plan | Establish SCRM Team', MANUAL.buying),
  manual('SR-3', 'Supply Chain Controls and Processes', MANUAL.buying),
  manual('SR-5', 'Acquisition Strategies, Tools, and Methods', MANUAL.buying),
  manual('SR-6', 'Supplier Assessments and Reviews', MANUAL.buying),
  manual('SR-8', 'Notification Agreements', MANUAL.buying),
  manual('SR-10', 'Inspection of Systems or Components', MANUAL.hardware),
  manual('SR-11', 'Component Authenticity', MANUAL.hardware),
  manual('SR-11(1)', 'Component Authenticity | Anti-counterfeit Training', MANUAL.hardware),
  manual(
    'SR-11(2)',
    'Component Authenticity | Configuration Control for Component Service and Repair',
    MANUAL.hardware,
  ),
  manual('SR-12', 'Component Disposal', MANUAL.hardware),
];
