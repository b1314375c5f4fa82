import { ATTESTED, MANUAL, SETTINGS_VALIDATED } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { SOLUTIONS, solutions } from '../nag-rules';

/** A.8, technological controls. */
export const TECHNOLOGY = [
  manual('A.8.1', 'User endpoint devices', MANUAL.devices),
  automated('A.8.2', 'Privileged access rights', {
    nag: solutions(...SOLUTIONS.leastPrivilege),
    checks: ['CTL.least-privilege'],
    attested: 'who holds privileged roles',
  }),
  automated('A.8.3', 'Information access restriction', {
    nag: solutions(...SOLUTIONS.notPublic),
    checks: ['CTL.no-public-resources', 'CTL.least-privilege'],
    attested: ATTESTED.application,
  }),
  attested(
    'A.8.4',
    'Access to source code',
    'who is authorized to read and change the source code of this environment',
  ),
  automated('A.8.5', 'Secure authentication', {
    nag: solutions(...SOLUTIONS.signIn),
    attested: 'that the authentication of staff and users matches the classification of the data',
  }),
  automated('A.8.6', 'Capacity management', {
    checks: ['SRV-2.capacity'],
    attested: 'that resource use is monitored and adjusted',
  }),
  attested('A.8.7', 'Protection against malware', 'which tools detect malware in images, hosts and uploads'),
  automated('A.8.8', 'Management of technical vulnerabilities', {
    nag: solutions(...SOLUTIONS.updated),
    checks: ['OPS-3.security-updates'],
    attested: 'how vulnerabilities are identified, and within which time they are remediated',
  }),
  automated('A.8.9', 'Configuration management', {
    checks: ['DEP-2.automated-deployment'],
    validation: SETTINGS_VALIDATED,
    attested: 'that drift from the templates is detected',
  }),
  attested('A.8.10', 'Information deletion', 'when which data is deleted from data stores and backups'),
  attested('A.8.11', 'Data masking', 'which data is masked, and for which users'),
  automated('A.8.12', 'Data leakage prevention', {
    nag: solutions(...SOLUTIONS.notPublic),
    checks: ['CTL.no-public-resources'],
    attested: 'which measures prevent the disclosure of sensitive data',
  }),
  automated('A.8.13', 'Information backup', {
    nag: solutions(...SOLUTIONS.backedUp),
    checks: [
      'BAK-1.data-stores-backed-up',
      'BAK-2.copied-to-other-region',
      'BAK-3.backup-interval',
      'BAK-4.backups-encrypted',
      'BAK-6.restore-testing',
    ],
  }),
  automated('A.8.14', 'Redundancy of information processing facilities', {
    nag: solutions(...SOLUTIONS.redundant),
    checks: ['CLU-1.servers-multi-az', 'CLU-1.data-stores-multi-az'],
  }),
  automated('A.8.15', 'Logging', {
    nag: solutions(...SOLUTIONS.logged),
    checks: [
      'OPS-1.log-retention',
      'OPS-1.log-alarms',
      'CTL.log-encryption',
      'CTL.log-retention',
      'CTL.audit-trail',
    ],
    attested: ATTESTED.trail,
  }),
  automated('A.8.16', 'Monitoring activities', {
    checks: [
      'MON-1.alarms',
      'MON-2.alarm-coverage',
      'MON-3.alarm-notifications',
      'PRB-5.detection',
      'PRB-6.detection',
    ],
    attested: 'who evaluates monitoring results',
  }),
  manual('A.8.17', 'Clock synchronization', MANUAL.platform),
  attested(
    'A.8.18',
    'Use of privileged utility programs',
    'who is authorized to use utility programs that override controls',
  ),
  automated('A.8.19', 'Installation of software on operational systems', {
    checks: ['DEP-2.automated-deployment', 'CTL.hardened-tasks'],
    attested: 'that software is installed by deployment only',
  }),
  automated('A.8.20', 'Networks security', {
    nag: solutions('EC23', 'VPC7'),
    checks: [
      'SEC-1.declared-egress-only',
      'SEC-1.web-firewall',
      'CTL.restricted-security-groups',
      'CTL.flow-logs',
    ],
  }),
  automated('A.8.21', 'Security of network services', {
    checks: ['CTL.tls-policies', 'CTL.vpn-authorization', 'CTL.vpn-tunnels'],
    attested: 'which security features and service levels are required of network services',
  }),
  automated('A.8.22', 'Segregation of networks', {
    checks: ['SEC-1.declared-egress-only', 'CTL.restricted-security-groups'],
    attested: 'which groups of services and users are segregated',
  }),
  attested('A.8.23', 'Web filtering', 'which external addresses servers and staff are allowed to reach'),
  automated('A.8.24', 'Use of cryptography', {
    nag: solutions(...SOLUTIONS.atRest, ...SOLUTIONS.inTransit, ...SOLUTIONS.keys),
    checks: [
      'SEC-4.encrypted-at-rest',
      'SEC-4.encrypted-in-transit',
      'CTL.encrypted-at-rest',
      'CTL.key-rotation',
      'CTL.tls-policies',
    ],
    attested: 'who is authorized to use, replace and delete the keys of this environment',
  }),
  attested('A.8.25', 'Secure development life cycle', 'which secure development rules were applied'),
  attested('A.8.26', 'Application security requirements', 'which security requirements the application has'),
  attested(
    'A.8.27',
    'Secure system architecture and engineering principles',
    'which security engineering principles were applied',
  ),
  attested('A.8.28', 'Secure coding', 'which secure coding rules were applied'),
  attested(
    'A.8.29',
    'Security testing in development and acceptance',
    'which security tests this release passed',
  ),
  attested(
    'A.8.30',
    'Outsourced development',
    'that outsourced development is directed, monitored and reviewed',
  ),
  attested(
    'A.8.31',
    'Separation of development, test and production environments',
    'that development, test and production use separate accounts',
  ),
  automated('A.8.32', 'Change management', {
    checks: ['RBK-1.automatic-rollback'],
    attested: 'that each change is proposed, reviewed, approved and documented',
  }),
  attested('A.8.33', 'Test information', 'that no unprotected production data is used in tests'),
  attested(
    'A.8.34',
    'Protection of information systems during audit testing',
    'how audits and penetration tests are planned and agreed',
  ),
];
