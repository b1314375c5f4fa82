import type { Control } from '../../framework-table';
import { OUTSIDE } from '../duties';
import { outside, shown, signed } from '../entries';

const PROVIDERS = 'a duty of service providers to their customers';

/** Requirement 12, policies and programs. */
export const ORGANIZATION: readonly Control[] = [
  outside('12.1.1', 'A security policy', OUTSIDE.policy),
  outside('12.1.2', 'The policy is reviewed', OUTSIDE.policy),
  outside('12.1.3', 'The policy names roles', OUTSIDE.policy),
  outside('12.1.4', 'Somebody leads security', OUTSIDE.governance),
  outside('12.2.1', 'Acceptable use', OUTSIDE.policy),
  signed(
    '12.3.1',
    'Analyses of risks',
    'that each requirement of free frequency here has its analysis of risks',
  ),
  outside('12.3.2', 'Analyses of the customized approach', OUTSIDE.governance),
  signed('12.3.3', 'Review of cryptography', 'that cryptography in use here was reviewed within a year'),
  signed(
    '12.3.4',
    'Review of hardware and software',
    'that technologies in use here were reviewed within a year',
  ),
  outside('12.4.1', 'Leadership of service providers', PROVIDERS),
  outside('12.4.2', 'Reviews at service providers', PROVIDERS),
  outside('12.4.2.1', 'Records of these reviews', PROVIDERS),
  signed('12.5.1', 'Inventory of what is in scope', 'that the inventory of systems in scope is current'),
  signed(
    '12.5.2',
    'The scope is confirmed',
    'that the scope was confirmed within a year and after large changes',
  ),
  outside('12.5.2.1', 'The scope of service providers', PROVIDERS),
  outside('12.5.3', 'Changes of organization at service providers', PROVIDERS),
  outside('12.6.1', 'A program of awareness', OUTSIDE.training),
  outside('12.6.2', 'The program is reviewed', OUTSIDE.training),
  outside('12.6.3', 'Training of staff', OUTSIDE.training),
  outside('12.6.3.1', 'Training on threats such as phishing', OUTSIDE.training),
  outside('12.6.3.2', 'Training on acceptable use', OUTSIDE.training),
  outside('12.7.1', 'Screening of staff', OUTSIDE.people),
  signed(
    '12.8.1',
    'A list of service providers',
    'which service providers share or affect account data, with AWS',
  ),
  outside('12.8.2', 'Agreements with service providers', OUTSIDE.buying),
  outside('12.8.3', 'Care before a service provider is taken', OUTSIDE.buying),
  signed('12.8.4', 'Compliance of service providers', 'that their compliance was looked at within a year'),
  signed(
    '12.8.5',
    'Who does what',
    'which requirements AWS meets, which others do, and which this environment',
  ),
  outside('12.9.1', 'Service providers acknowledge their duty', PROVIDERS),
  outside('12.9.2', 'Service providers help their customers', PROVIDERS),
  shown('12.10.1', 'A plan for incidents', {
    checks: ['PRB-5.detection', 'PRB-6.detection', 'BAK-5.restore-runbooks'],
    attested: 'that a plan says who does what in an incident here',
  }),
  signed(
    '12.10.2',
    'The plan is tested',
    'that the plan for incidents was reviewed and tested within a year',
  ),
  shown('12.10.3', 'Somebody is there at all times', {
    checks: ['MON-3.notified'],
    attested: 'who answers at any hour of any day',
  }),
  outside('12.10.4', 'Training for incidents', OUTSIDE.training),
  outside('12.10.4.1', 'How often that is', OUTSIDE.training),
  shown('12.10.5', 'The plan includes alerts of systems', {
    checks: ['MON-3.notified', 'PRB-5.detection', 'PRB-6.detection'],
    attested: 'that the plan names the alarms of this environment',
  }),
  signed('12.10.6', 'The plan learns', 'that the plan changes by what was learnt'),
  signed('12.10.7', 'Card numbers where none should be', 'what is done when card numbers turn up elsewhere'),
];
