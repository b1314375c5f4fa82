import type { Control } from '../../framework-table';
import { ATTESTED, MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { rules } from './rules';

const APPLICATION_LOG = 'that the application logs these events';

/** An event that AWS CloudTrail logs. */
function inTrail(id: string, title: string): Control {
  return automated(id, title, {
    nag: rules('trail'),
    checks: ['CTL.audit-trail'],
    attested: ATTESTED.trail,
  });
}

/** Requirement 10, logging and monitoring, and requirement 11, security testing. */
export const LOGS: readonly Control[] = [
  manual('10.1.1', 'Logging and monitoring policies and procedures', MANUAL.policy),
  manual('10.1.2', 'Logging and monitoring roles and responsibilities', MANUAL.policy),
  automated('10.2.1', 'Audit logs enabled', {
    nag: rules('trail', 'logged'),
    checks: ['OPS-1.log-retention', 'CTL.audit-trail', 'CTL.flow-logs', 'CTL.web-acl-logs', 'CTL.vpn-logs'],
    attested: ATTESTED.trail,
  }),
  attested('10.2.1.1', 'Logging of user access to cardholder data', APPLICATION_LOG),
  inTrail('10.2.1.2', 'Logging of administrative actions'),
  inTrail('10.2.1.3', 'Logging of access to audit logs'),
  automated('10.2.1.4', 'Logging of invalid logical access attempts', {
    nag: rules('logged'),
    checks: ['CTL.vpn-logs', 'CTL.web-acl-logs'],
    attested: APPLICATION_LOG,
  }),
  inTrail('10.2.1.5', 'Logging of changes to credentials'),
  inTrail('10.2.1.6', 'Logging of starting, stopping, and pausing of audit logs'),
  inTrail('10.2.1.7', 'Logging of creation and deletion of system-level objects'),
  automated('10.2.2', 'Audit log details', {
    nag: rules('logged'),
    attested: 'that log entries contain user, event type, time, result, origin and affected resource',
  }),
  automated('10.3.1', 'Read access to audit logs', {
    checks: ['CTL.least-privilege'],
    attested: 'who has read access to audit logs',
  }),
  automated('10.3.2', 'Protection of audit logs from modification', {
    nag: rules('notPublic'),
    checks: ['CTL.least-privilege', 'CTL.no-public-resources'],
  }),
  automated('10.3.3', 'Audit log backups', {
    nag: rules('logsKeptApart'),
    checks: ['OPS-1.log-retention'],
  }),
  automated('10.3.4', 'Change detection on audit logs', {
    nag: { 'PCI.DSS.321': ['CloudTrailLogFileValidationEnabled'] },
    checks: ['CTL.audit-trail'],
    attested: 'who is alerted when existing log data changes',
  }),
  attested(
    '10.4.1',
    'Daily audit log reviews',
    'that security events and logs of critical components are reviewed daily',
  ),
  automated('10.4.1.1', 'Automated audit log reviews', {
    checks: ['OPS-1.log-alarms', 'PRB-6.detection'],
  }),
  attested(
    '10.4.2',
    'Periodic reviews of all other logs',
    'that logs of all other components are reviewed periodically',
  ),
  attested(
    '10.4.2.1',
    'Frequency of periodic log reviews',
    'how often all other logs are reviewed, by a targeted risk analysis',
  ),
  automated('10.4.3', 'Exceptions and anomalies addressed', {
    checks: ['MON-3.alarm-notifications'],
    attested: 'who addresses exceptions and anomalies found in reviews',
  }),
  automated('10.5.1', 'Audit log retention for 12 months', {
    nag: rules('retained'),
    checks: ['CTL.log-retention'],
    attested: 'that the logs of the last three months are immediately available',
  }),
  manual('10.6.1', 'Time synchronization', MANUAL.platform),
  manual('10.6.2', 'Time sources', MANUAL.platform),
  manual('10.6.3', 'Protection of time settings', MANUAL.platform),
  manual('10.7.1', 'Critical control failures (service providers)', 'Superseded by 10.7.2 on 31 March 2025'),
  automated('10.7.2', 'Detection of critical control failures', {
    checks: ['MON-1.alarms', 'MON-3.alarm-notifications', 'OPS-2.backup-alarms'],
    attested: 'who is alerted when a critical security control fails',
  }),
  attested(
    '10.7.3',
    'Response to critical control failures',
    'how a failed security control is restored, and how recurrence is prevented',
  ),
  manual('11.1.1', 'Security testing policies and procedures', MANUAL.policy),
  manual('11.1.2', 'Security testing roles and responsibilities', MANUAL.policy),
  manual('11.2.1', 'Wireless access point detection', MANUAL.buildings),
  manual('11.2.2', 'Wireless access point inventory', MANUAL.buildings),
  attested(
    '11.3.1',
    'Internal vulnerability scans every three months',
    'when internal scans last ran, and that critical and high-risk findings are resolved',
  ),
  attested(
    '11.3.1.1',
    'Management of all other vulnerabilities',
    'that lower-ranked findings are addressed, by a targeted risk analysis',
  ),
  attested('11.3.1.2', 'Authenticated internal scanning', 'that internal scans are authenticated'),
  attested(
    '11.3.1.3',
    'Internal scans after significant changes',
    'that internal scans ran after each significant change',
  ),
  attested(
    '11.3.2',
    'External vulnerability scans every three months (ASV)',
    'that an approved scanning vendor (ASV) scanned the environment, and that the scan passed',
  ),
  attested(
    '11.3.2.1',
    'External scans after significant changes',
    'that external scans ran after each significant change',
  ),
  attested('11.4.1', 'Penetration testing methodology', 'which methodology penetration tests follow'),
  attested(
    '11.4.2',
    'Internal penetration testing',
    'that an internal penetration test was performed within the last 12 months',
  ),
  attested(
    '11.4.3',
    'External penetration testing',
    'that an external penetration test was performed within the last 12 months',
  ),
  attested(
    '11.4.4',
    'Correction of penetration testing findings',
    'that penetration test findings are corrected and retested',
  ),
  attested(
    '11.4.5',
    'Segmentation testing',
    'that segmentation controls were tested within the last 12 months',
  ),
  manual('11.4.6', 'Segmentation testing every six months (service providers)', 'Duty of service providers'),
  manual(
    '11.4.7',
    'Customer penetration testing (multi-tenant service providers)',
    'Duty of service providers',
  ),
  automated('11.5.1', 'Intrusion detection and prevention', {
    checks: ['PRB-5.detection', 'PRB-6.detection', 'CTL.flow-logs'],
    attested: 'that threat detection such as Amazon GuardDuty is enabled and current',
  }),
  manual(
    '11.5.1.1',
    'Covert malware communication channels (service providers)',
    'Duty of service providers',
  ),
  automated('11.5.2', 'Change-detection mechanism', {
    checks: ['CTL.hardened-tasks'],
    attested: 'that deployed images and templates are compared with the release',
  }),
  attested(
    '11.6.1',
    'Change and tamper detection for payment pages',
    'that changes to payment pages are detected as received by the browser',
  ),
];
