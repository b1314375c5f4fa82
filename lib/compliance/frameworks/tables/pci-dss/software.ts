import type { Control } from '../../framework-table';
import { OUTSIDE } from '../duties';
import { outside, shown, signed } from '../entries';
import { rules } from './rules';

const SCANS = 'that images and hosts are scanned for malicious software, and what is done about it';

/** Requirements 5, malicious software, and 6, secure systems and software. */
export const SOFTWARE: readonly Control[] = [
  outside('5.1.1', 'Policies on malicious software', OUTSIDE.policy),
  outside('5.1.2', 'Roles against malicious software', OUTSIDE.policy),
  shown('5.2.1', 'Protection from malicious software', {
    checks: ['CTL.tasks-hardened'],
    attested: SCANS,
  }),
  signed('5.2.2', 'All known kinds are found', SCANS),
  signed('5.2.3', 'Systems that are not at risk', 'which systems here are not at risk, and why'),
  signed('5.2.3.1', 'How often that is judged anew', 'how often that is judged, by an analysis of risks'),
  signed('5.3.1', 'Protection is kept current', SCANS),
  signed('5.3.2', 'Scans run regularly or all the time', SCANS),
  signed('5.3.2.1', 'How often scans run', 'how often scans run, by an analysis of risks'),
  outside('5.3.3', 'Removable media', OUTSIDE.hardware),
  signed('5.3.4', 'Logs of the protection', 'that logs of scans are kept as other audit logs are'),
  signed('5.3.5', 'Users cannot switch it off', 'that nobody switches scans off without leave'),
  outside('5.4.1', 'Protection from phishing', OUTSIDE.directory),
  outside('6.1.1', 'Policies on development', OUTSIDE.policy),
  outside('6.1.2', 'Roles in development', OUTSIDE.policy),
  signed('6.2.1', 'Software is developed securely', 'by which process the software here is developed'),
  outside('6.2.2', 'Training of developers', OUTSIDE.training),
  signed(
    '6.2.3',
    'Code is reviewed before its release',
    'that code is reviewed for weaknesses before its release',
  ),
  signed(
    '6.2.3.1',
    'Reviews by others than the author',
    'that others than the author review and approve code',
  ),
  signed('6.2.4', 'Common attacks are prevented', 'how the software prevents the common attacks'),
  shown('6.3.1', 'Weaknesses are found and ranked', {
    checks: ['OPS-3.security-updates'],
    attested: 'from whom news of weaknesses comes, and how they are ranked',
  }),
  signed('6.3.2', 'A list of software', 'that a list of own and foreign software is kept'),
  shown('6.3.3', 'Security updates are installed', {
    stock: rules('updated'),
    checks: ['OPS-3.security-updates'],
    attested: 'that critical updates of images are deployed within a month',
  }),
  shown('6.4.1', 'Public applications are protected', {
    stock: rules('firewall'),
    checks: ['SEC-1.web-firewall'],
  }),
  shown('6.4.2', 'A solution that detects and prevents attacks', {
    stock: rules('firewall'),
    checks: ['SEC-1.web-firewall', 'CTL.web-acl-logs', 'PRB-5.detection'],
  }),
  signed(
    '6.4.3',
    'Scripts of payment pages',
    'that scripts of payment pages are listed, allowed and unaltered',
  ),
  signed(
    '6.5.1',
    'Changes follow a procedure',
    'that changes are described, approved, tested and can be undone',
  ),
  signed('6.5.2', 'After large changes', 'that requirements were looked at again after a large change'),
  signed(
    '6.5.3',
    'Other environments stand apart',
    'that development and staging stand apart from production, in accounts or networks',
  ),
  signed('6.5.4', 'Roles stand apart', 'that only reviewed and approved changes reach production'),
  signed(
    '6.5.5',
    'No live card numbers outside of production',
    'that no live card numbers are used for tests',
  ),
  signed(
    '6.5.6',
    'Test data goes before production',
    'that test data and accounts are taken out before production',
  ),
];
