import type { Control } from '../../framework-table';
import { OUTSIDE, SIGNED } from '../duties';
import { outside, shown, signed } from '../entries';
import { rules } from './rules';

const APPLICATION_LOG = 'that the application logs it';

/** What a trail records: who did what to which resource of AWS. */
function inTrail(id: string, title: string, attested: string = SIGNED.trail): Control {
  return shown(id, title, { stock: rules('trail'), checks: ['CTL.audit-trail'], attested });
}

/** Requirements 10, logs, and 11, tests of security. */
export const LOGS: readonly Control[] = [
  outside('10.1.1', 'Policies on logs', OUTSIDE.policy),
  outside('10.1.2', 'Roles for logs', OUTSIDE.policy),
  shown('10.2.1', 'Logs are on for all components', {
    stock: rules('trail', 'logged'),
    checks: ['OPS-1.logs-kept', 'CTL.audit-trail', 'CTL.flow-logs', 'CTL.web-acl-logs', 'CTL.vpn-logs'],
    attested: SIGNED.trail,
  }),
  signed('10.2.1.1', 'Logs of access to card data', APPLICATION_LOG),
  inTrail('10.2.1.2', 'Logs of what administrators do'),
  inTrail('10.2.1.3', 'Logs of access to logs'),
  shown('10.2.1.4', 'Logs of attempts that failed', {
    stock: rules('logged'),
    checks: ['CTL.vpn-logs', 'CTL.web-acl-logs'],
    attested: APPLICATION_LOG,
  }),
  inTrail('10.2.1.5', 'Logs of changes of credentials'),
  inTrail('10.2.1.6', 'Logs of logs that stop'),
  inTrail('10.2.1.7', 'Logs of what is created and deleted'),
  shown('10.2.2', 'What a log entry says', {
    stock: rules('logged'),
    attested: 'that entries say who, what, when, from where, on what, and with which outcome',
  }),
  shown('10.3.1', 'Who may read logs', {
    checks: ['CTL.least-privilege'],
    attested: 'who may read logs',
  }),
  shown('10.3.2', 'Logs cannot be altered', {
    stock: rules('notPublic'),
    checks: ['CTL.least-privilege', 'CTL.not-public'],
  }),
  shown('10.3.3', 'Logs are copied to where they are safe', {
    stock: rules('logsKeptApart'),
    checks: ['OPS-1.logs-kept'],
  }),
  shown('10.3.4', 'Changes of logs are noticed', {
    stock: { 'PCI.DSS.321': ['CloudTrailLogFileValidationEnabled'] },
    checks: ['CTL.audit-trail'],
    attested: 'that somebody is told when logs that were written change',
  }),
  signed(
    '10.4.1',
    'Daily review of logs',
    'that security events and logs of critical systems are reviewed daily',
  ),
  shown('10.4.1.1', 'Reviews are automated', {
    checks: ['OPS-1.logs-watched', 'PRB-6.detection'],
  }),
  signed('10.4.2', 'Review of all other logs', 'that all other logs are reviewed from time to time'),
  signed('10.4.2.1', 'How often that is', 'how often other logs are reviewed, by an analysis of risks'),
  shown('10.4.3', 'What is odd is followed up', {
    checks: ['MON-3.notified'],
    attested: 'that somebody follows up what reviews find',
  }),
  shown('10.5.1', 'Logs are kept for a year', {
    stock: rules('retained'),
    checks: ['CTL.logs-retained'],
    attested: 'that logs of the last three months can be read at once',
  }),
  outside('10.6.1', 'Clocks agree', OUTSIDE.platform),
  outside('10.6.2', 'Where the time comes from', OUTSIDE.platform),
  outside('10.6.3', 'Settings of the time are protected', OUTSIDE.platform),
  outside('10.7.1', 'Failures of controls, at service providers', 'superseded by 10.7.2 in March 2025'),
  shown('10.7.2', 'Failures of controls are noticed', {
    checks: ['MON-1.alarms', 'MON-3.notified', 'OPS-2.backups-watched'],
    attested: 'that somebody is told when a security control of the account stops',
  }),
  signed(
    '10.7.3',
    'Failures of controls are answered',
    'how a control that failed is restored, and what is learnt',
  ),
  outside('11.1.1', 'Policies on tests', OUTSIDE.policy),
  outside('11.1.2', 'Roles in tests', OUTSIDE.policy),
  outside('11.2.1', 'Wireless access points are found', OUTSIDE.buildings),
  outside('11.2.2', 'A list of wireless access points', OUTSIDE.buildings),
  signed(
    '11.3.1',
    'Internal scans every three months',
    'that internal scans ran, and what they found is resolved',
  ),
  signed('11.3.1.1', 'All other findings', 'that lesser findings are dealt with, by an analysis of risks'),
  signed('11.3.1.2', 'Scans that sign in', 'that internal scans sign in to what they scan'),
  signed('11.3.1.3', 'Internal scans after changes', 'that internal scans ran after a large change'),
  signed(
    '11.3.2',
    'External scans every three months',
    'that an approved vendor scanned, and the scan passed',
  ),
  signed('11.3.2.1', 'External scans after changes', 'that external scans ran after a large change'),
  signed('11.4.1', 'A method for penetration tests', 'by which method penetration tests are made'),
  signed('11.4.2', 'Internal penetration tests', 'that an internal penetration test was made within a year'),
  signed('11.4.3', 'External penetration tests', 'that an external penetration test was made within a year'),
  signed('11.4.4', 'What the tests found', 'that what the tests found is mended, and tested again'),
  signed(
    '11.4.5',
    'Tests of the separation',
    'that the separation from other networks was tested within a year',
  ),
  outside(
    '11.4.6',
    'Tests of the separation, at service providers',
    'a duty of service providers to their customers',
  ),
  outside(
    '11.4.7',
    'Tests by customers, at service providers',
    'a duty of service providers to their customers',
  ),
  shown('11.5.1', 'Intrusions are detected', {
    checks: ['PRB-5.detection', 'PRB-6.detection', 'CTL.flow-logs'],
    attested: 'that what detects intrusions in the account is on, and current',
  }),
  outside(
    '11.5.1.1',
    'Hidden channels, at service providers',
    'a duty of service providers to their customers',
  ),
  shown('11.5.2', 'Changes of files are noticed', {
    checks: ['CTL.tasks-hardened'],
    attested: 'that changes of images and templates are compared with what was released',
  }),
  signed(
    '11.6.1',
    'Changes of payment pages are noticed',
    'that changes of payment pages are noticed at the browser',
  ),
];
