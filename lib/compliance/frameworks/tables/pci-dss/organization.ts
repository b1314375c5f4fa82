import type { Control } from '../../framework-table';
import { MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';

const PROVIDERS = 'Duty of service providers';

/** Requirement 12, information security policies and programs. */
export const ORGANIZATION: readonly Control[] = [
  manual('12.1.1', 'Overall information security policy', MANUAL.policy),
  manual('12.1.2', 'Information security policy review', MANUAL.policy),
  manual('12.1.3', 'Information security roles and responsibilities', MANUAL.policy),
  manual('12.1.4', 'Executive responsibility for information security', MANUAL.governance),
  manual('12.2.1', 'Acceptable use policies for end-user technologies', MANUAL.policy),
  attested(
    '12.3.1',
    'Targeted risk analysis',
    'that each requirement with a flexible frequency has a targeted risk analysis',
  ),
  manual('12.3.2', 'Targeted risk analysis for the customized approach', MANUAL.governance),
  attested(
    '12.3.3',
    'Cryptographic cipher suite and protocol reviews',
    'that cipher suites and protocols in use were reviewed within the last 12 months',
  ),
  attested(
    '12.3.4',
    'Hardware and software technology reviews',
    'that technologies in use were reviewed within the last 12 months',
  ),
  manual('12.4.1', 'Executive management responsibility (service providers)', PROVIDERS),
  manual('12.4.2', 'Quarterly reviews of operational tasks (service providers)', PROVIDERS),
  manual('12.4.2.1', 'Documentation of quarterly reviews (service providers)', PROVIDERS),
  attested(
    '12.5.1',
    'Inventory of in-scope system components',
    'that the inventory of in-scope components is current',
  ),
  attested(
    '12.5.2',
    'PCI DSS scope documentation and confirmation',
    'that the scope was confirmed within the last 12 months and after each significant change',
  ),
  manual('12.5.2.1', 'PCI DSS scope every six months (service providers)', PROVIDERS),
  manual('12.5.3', 'Organizational structure changes (service providers)', PROVIDERS),
  manual('12.6.1', 'Security awareness program', MANUAL.training),
  manual('12.6.2', 'Security awareness program review', MANUAL.training),
  manual('12.6.3', 'Security awareness training', MANUAL.training),
  manual('12.6.3.1', 'Training on phishing and social engineering', MANUAL.training),
  manual('12.6.3.2', 'Training on acceptable use of end-user technologies', MANUAL.training),
  manual('12.7.1', 'Personnel screening', MANUAL.people),
  attested(
    '12.8.1',
    'List of third-party service providers',
    'which third-party service providers (TPSPs), including AWS, share or affect account data',
  ),
  manual('12.8.2', 'Written agreements with TPSPs', MANUAL.buying),
  manual('12.8.3', 'TPSP due diligence before engagement', MANUAL.buying),
  attested(
    '12.8.4',
    'TPSP compliance monitoring',
    'that the PCI DSS compliance of each TPSP was verified within the last 12 months',
  ),
  attested(
    '12.8.5',
    'TPSP responsibility matrix',
    'which requirements AWS, other TPSPs and the organization are responsible for',
  ),
  manual('12.9.1', 'TPSP acknowledgement of responsibility', PROVIDERS),
  manual('12.9.2', 'TPSP support for customer information requests', PROVIDERS),
  automated('12.10.1', 'Incident response plan', {
    checks: ['PRB-5.detection', 'PRB-6.detection', 'BAK-5.restore-runbooks'],
    attested: 'that an incident response plan assigns roles and procedures',
  }),
  attested(
    '12.10.2',
    'Incident response plan review and testing',
    'that the incident response plan was reviewed and tested within the last 12 months',
  ),
  automated('12.10.3', 'Incident response personnel available 24/7', {
    checks: ['MON-3.alarm-notifications'],
    attested: 'who is available to respond 24/7',
  }),
  manual('12.10.4', 'Incident response training', MANUAL.training),
  manual('12.10.4.1', 'Frequency of incident response training', MANUAL.training),
  automated('12.10.5', 'Monitoring and response to security system alerts', {
    checks: ['MON-3.alarm-notifications', 'PRB-5.detection', 'PRB-6.detection'],
    attested: 'that the incident response plan includes the alarms of this environment',
  }),
  attested(
    '12.10.6',
    'Incident response plan updates',
    'that the incident response plan is updated with lessons learned',
  ),
  attested(
    '12.10.7',
    'Response to PAN found in unexpected locations',
    'by which procedure PAN found in unexpected locations is handled',
  ),
];
