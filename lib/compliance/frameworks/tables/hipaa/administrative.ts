import type { Control } from '../../framework-table';
import { OUTSIDE, SIGNED } from '../duties';
import { outside, shown, signed } from '../entries';
import { rules } from './rules';

/** 164.308 */
export const ADMINISTRATIVE: readonly Control[] = [
  outside('164.308(a)(1)(i)', 'Security management process', OUTSIDE.policy),
  signed(
    '164.308(a)(1)(ii)(A)',
    'Risk analysis',
    'that the risks to health data in this environment are analysed',
  ),
  signed(
    '164.308(a)(1)(ii)(B)',
    'Risk management',
    'that what the risk analysis found is brought down to a level that is accepted',
  ),
  outside('164.308(a)(1)(ii)(C)', 'Sanctions against those who break the policies', OUTSIDE.people),
  shown('164.308(a)(1)(ii)(D)', 'Review of what systems record', {
    checks: ['OPS-1.logs-kept', 'OPS-1.logs-watched', 'CTL.logs-retained'],
    attested: 'that somebody reviews logs, access reports and incidents regularly',
  }),
  signed('164.308(a)(2)', 'A security official', 'who answers for the security of this environment'),
  shown('164.308(a)(3)(i)', 'Access of the workforce', {
    stock: rules('rights', 'closed', 'notPublic'),
    checks: ['CTL.least-privilege', 'CTL.not-public'],
    attested: SIGNED.rolesOfPeople,
  }),
  signed(
    '164.308(a)(3)(ii)(A)',
    'Authorization or supervision of the workforce',
    'that access to this environment is authorized, or supervised',
  ),
  outside('164.308(a)(3)(ii)(B)', 'Clearance of the workforce', OUTSIDE.people),
  outside('164.308(a)(3)(ii)(C)', 'End of access when somebody leaves', OUTSIDE.directory),
  shown('164.308(a)(4)(i)', 'Management of access to information', {
    stock: rules('rights', 'closed'),
    checks: ['CTL.least-privilege', 'CTL.groups-closed'],
    attested: SIGNED.rolesOfPeople,
  }),
  signed(
    '164.308(a)(4)(ii)(A)',
    'A clearinghouse apart from the rest',
    'that no health care clearinghouse is run here, or that it has an environment of its own',
  ),
  shown('164.308(a)(4)(ii)(B)', 'Granting of access', {
    stock: rules('rights', 'secrets'),
    checks: ['CTL.least-privilege', 'CTL.vpn-authorization', 'CTL.secrets-rotated'],
    attested: SIGNED.rolesOfPeople,
  }),
  signed(
    '164.308(a)(4)(ii)(C)',
    'Review and change of access',
    'that rights in this environment are reviewed, and changed when the work changes',
  ),
  outside('164.308(a)(5)(i)', 'Security awareness and training', OUTSIDE.training),
  outside('164.308(a)(5)(ii)(A)', 'Reminders of security', OUTSIDE.training),
  shown('164.308(a)(5)(ii)(B)', 'Protection from malicious software', {
    stock: rules('updated'),
    checks: ['CTL.tasks-hardened', 'SEC-1.web-firewall', 'OPS-3.security-updates'],
    attested: 'that images are scanned, and that findings are acted on',
  }),
  shown('164.308(a)(5)(ii)(C)', 'Monitoring of log-ins', {
    checks: ['CTL.vpn-logs', 'PRB-6.detection'],
    attested: 'that failed log-ins to the application are recorded, and followed up',
  }),
  shown('164.308(a)(5)(ii)(D)', 'Management of passwords', {
    stock: rules('secrets'),
    checks: ['CTL.secrets-rotated', 'CTL.tasks-without-secrets'],
    attested: 'how people choose, change and keep their passwords',
  }),
  outside('164.308(a)(6)(i)', 'Procedures for security incidents', OUTSIDE.policy),
  shown('164.308(a)(6)(ii)', 'Response to incidents, and their report', {
    checks: ['PRB-5.detection', 'PRB-6.detection', 'MON-3.notified'],
    attested: 'that incidents are answered, limited, and written down with their outcome',
  }),
  shown('164.308(a)(7)(i)', 'Contingency plan', {
    stock: rules('backedUp', 'lasting'),
    checks: ['BAK-1.backups-taken', 'BAK-5.restore-runbooks', 'CTL.deletion-protected'],
    attested: 'that a plan says what is done in an emergency that damages this environment',
  }),
  shown('164.308(a)(7)(ii)(A)', 'Backup of data', {
    stock: rules('backedUp'),
    checks: ['BAK-1.backups-taken', 'BAK-2.backups-copied', 'BAK-4.backups-encrypted', 'CTL.backup-vaults'],
  }),
  shown('164.308(a)(7)(ii)(B)', 'Disaster recovery', {
    checks: ['BAK-2.backups-copied', 'BAK-5.restore-runbooks'],
    attested: 'that the way back after a disaster is written down and known',
  }),
  shown('164.308(a)(7)(ii)(C)', 'Operation in an emergency', {
    stock: rules('lasting'),
    checks: ['CLU-1.stores-over-zones', 'CTL.deletion-protected'],
    attested: 'how health data stays protected while this environment runs in an emergency',
  }),
  shown('164.308(a)(7)(ii)(D)', 'Tests of the contingency plan', {
    checks: ['BAK-6.restores-tested'],
    attested: 'that the contingency plan is tried, and revised by what was learnt',
  }),
  signed(
    '164.308(a)(7)(ii)(E)',
    'Which applications and data matter most',
    'how critical the applications and data of this environment are',
  ),
  signed(
    '164.308(a)(8)',
    'Evaluation from time to time',
    'that this environment was evaluated against the rule, after it last changed',
  ),
  signed(
    '164.308(b)(1)',
    'Assurances of business associates',
    'that whoever handles health data of this environment has agreed to protect it, AWS among them',
  ),
  outside('164.308(b)(2)', 'Assurances of subcontractors', OUTSIDE.buying),
  signed(
    '164.308(b)(3)',
    'Contracts in writing',
    'that the agreement with AWS for business associates covers this account',
  ),
];
