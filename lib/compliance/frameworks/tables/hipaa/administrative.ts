import type { Control } from '../../framework-table';
import { ATTESTED, MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { rules } from './rules';

/** 164.308, administrative safeguards. */
export const ADMINISTRATIVE: readonly Control[] = [
  manual('164.308(a)(1)(i)', 'Security management process', MANUAL.policy),
  attested(
    '164.308(a)(1)(ii)(A)',
    'Risk analysis',
    'that the risks to electronic protected health information (ePHI) in this environment are analyzed',
  ),
  attested(
    '164.308(a)(1)(ii)(B)',
    'Risk management',
    'that the risks found are reduced to an accepted level',
  ),
  manual('164.308(a)(1)(ii)(C)', 'Sanction policy', MANUAL.people),
  automated('164.308(a)(1)(ii)(D)', 'Information system activity review', {
    checks: ['OPS-1.log-retention', 'OPS-1.log-alarms', 'CTL.log-retention'],
    attested: 'that logs, access reports and incident reports are reviewed regularly, and by whom',
  }),
  attested(
    '164.308(a)(2)',
    'Assigned security responsibility',
    'who is the security official responsible for this environment',
  ),
  automated('164.308(a)(3)(i)', 'Workforce security', {
    nag: rules('rights', 'closed', 'notPublic'),
    checks: ['CTL.least-privilege', 'CTL.no-public-resources'],
    attested: ATTESTED.rolesOfPeople,
  }),
  attested(
    '164.308(a)(3)(ii)(A)',
    'Authorization and/or supervision',
    'that workforce access to this environment is authorized or supervised',
  ),
  manual('164.308(a)(3)(ii)(B)', 'Workforce clearance procedure', MANUAL.people),
  manual('164.308(a)(3)(ii)(C)', 'Termination procedures', MANUAL.directory),
  automated('164.308(a)(4)(i)', 'Information access management', {
    nag: rules('rights', 'closed'),
    checks: ['CTL.least-privilege', 'CTL.restricted-security-groups'],
    attested: ATTESTED.rolesOfPeople,
  }),
  attested(
    '164.308(a)(4)(ii)(A)',
    'Isolating health care clearinghouse functions',
    'that no health care clearinghouse operates here, or that it has its own environment',
  ),
  automated('164.308(a)(4)(ii)(B)', 'Access authorization', {
    nag: rules('rights', 'secrets'),
    checks: ['CTL.least-privilege', 'CTL.vpn-authorization', 'CTL.secret-rotation'],
    attested: ATTESTED.rolesOfPeople,
  }),
  attested(
    '164.308(a)(4)(ii)(C)',
    'Access establishment and modification',
    'that access rights in this environment are documented, reviewed and modified when duties change',
  ),
  manual('164.308(a)(5)(i)', 'Security awareness and training', MANUAL.training),
  manual('164.308(a)(5)(ii)(A)', 'Security reminders', MANUAL.training),
  automated('164.308(a)(5)(ii)(B)', 'Protection from malicious software', {
    nag: rules('updated'),
    checks: ['CTL.hardened-tasks', 'SEC-1.web-firewall', 'OPS-3.security-updates'],
    attested: 'that images are scanned, and that findings are remediated',
  }),
  automated('164.308(a)(5)(ii)(C)', 'Log-in monitoring', {
    checks: ['CTL.vpn-logs', 'PRB-6.detection'],
    attested: 'that failed log-ins to the application are recorded and investigated',
  }),
  automated('164.308(a)(5)(ii)(D)', 'Password management', {
    nag: rules('secrets'),
    checks: ['CTL.secret-rotation', 'CTL.no-plaintext-secrets'],
    attested: 'how people create, change and safeguard passwords',
  }),
  manual('164.308(a)(6)(i)', 'Security incident procedures', MANUAL.policy),
  automated('164.308(a)(6)(ii)', 'Response and reporting', {
    checks: ['PRB-5.detection', 'PRB-6.detection', 'MON-3.alarm-notifications'],
    attested: 'that incidents are responded to, mitigated and documented with their outcomes',
  }),
  automated('164.308(a)(7)(i)', 'Contingency plan', {
    nag: rules('backedUp', 'lasting'),
    checks: ['BAK-1.data-stores-backed-up', 'BAK-5.restore-runbooks', 'CTL.deletion-protection'],
    attested: 'that a contingency plan covers emergencies that damage this environment',
  }),
  automated('164.308(a)(7)(ii)(A)', 'Data backup plan', {
    nag: rules('backedUp'),
    checks: [
      'BAK-1.data-stores-backed-up',
      'BAK-2.copied-to-other-region',
      'BAK-4.backups-encrypted',
      'CTL.backup-vaults',
    ],
  }),
  automated('164.308(a)(7)(ii)(B)', 'Disaster recovery plan', {
    checks: ['BAK-2.copied-to-other-region', 'BAK-5.restore-runbooks'],
    attested: 'that a documented disaster recovery plan covers this environment',
  }),
  automated('164.308(a)(7)(ii)(C)', 'Emergency mode operation plan', {
    nag: rules('lasting'),
    checks: ['CLU-1.data-stores-multi-az', 'CTL.deletion-protection'],
    attested: 'how ePHI stays protected while this environment operates in emergency mode',
  }),
  automated('164.308(a)(7)(ii)(D)', 'Testing and revision procedures', {
    checks: ['BAK-6.restore-testing'],
    attested: 'that the contingency plan is tested and revised periodically',
  }),
  attested(
    '164.308(a)(7)(ii)(E)',
    'Applications and data criticality analysis',
    'how critical the applications and data of this environment are',
  ),
  attested(
    '164.308(a)(8)',
    'Evaluation',
    'when this environment was last evaluated against the Security Rule, and after which change',
  ),
  attested(
    '164.308(b)(1)',
    'Business associate contracts and other arrangements',
    'that every business associate with access to ePHI of this environment, including AWS, has agreed to safeguard it',
  ),
  manual(
    '164.308(b)(2)',
    'Business associate contracts and other arrangements | Subcontractors',
    MANUAL.buying,
  ),
  attested(
    '164.308(b)(3)',
    'Written contract or other arrangement',
    'that the business associate agreement (BAA) with AWS covers this account',
  ),
];
