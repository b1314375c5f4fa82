import type { Control } from '../../framework-table';
import { MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { rules } from './rules';

const SCANS = 'that images and hosts are scanned for malware, and how findings are handled';

/** Requirement 5, protection from malicious software, and requirement 6, secure systems and software. */
export const SOFTWARE: readonly Control[] = [
  manual('5.1.1', 'Anti-malware policies and procedures', MANUAL.policy),
  manual('5.1.2', 'Anti-malware roles and responsibilities', MANUAL.policy),
  automated('5.2.1', 'Anti-malware deployment', {
    checks: ['CTL.hardened-tasks'],
    attested: SCANS,
  }),
  attested('5.2.2', 'Anti-malware detection and removal', SCANS),
  attested(
    '5.2.3',
    'Systems not at risk for malware',
    'which system components are not at risk for malware, and why',
  ),
  attested(
    '5.2.3.1',
    'Frequency of evaluations of systems not at risk',
    'how often these system components are evaluated, by a targeted risk analysis',
  ),
  attested('5.3.1', 'Anti-malware updates', SCANS),
  attested('5.3.2', 'Malware scans or behavioral analysis', SCANS),
  attested(
    '5.3.2.1',
    'Frequency of periodic malware scans',
    'how often malware scans run, by a targeted risk analysis',
  ),
  manual('5.3.3', 'Anti-malware for removable media', MANUAL.hardware),
  attested(
    '5.3.4',
    'Anti-malware audit logs',
    'that logs of malware scans are retained like other audit logs',
  ),
  attested(
    '5.3.5',
    'Anti-malware cannot be disabled by users',
    'that users cannot disable malware scans without authorization',
  ),
  manual('5.4.1', 'Anti-phishing mechanisms', MANUAL.directory),
  manual('6.1.1', 'Secure development policies and procedures', MANUAL.policy),
  manual('6.1.2', 'Secure development roles and responsibilities', MANUAL.policy),
  attested(
    '6.2.1',
    'Secure development of bespoke and custom software',
    'which secure development process the software follows',
  ),
  manual('6.2.2', 'Developer security training', MANUAL.training),
  attested('6.2.3', 'Code review before release', 'that code is reviewed for vulnerabilities before release'),
  attested(
    '6.2.3.1',
    'Manual code review',
    'that code is reviewed by people other than the author, and approved',
  ),
  attested(
    '6.2.4',
    'Prevention of common software attacks',
    'which techniques prevent common software attacks',
  ),
  automated('6.3.1', 'Vulnerability identification and risk ranking', {
    checks: ['OPS-3.security-updates'],
    attested: 'which sources report vulnerabilities, and how they are ranked',
  }),
  attested(
    '6.3.2',
    'Inventory of bespoke, custom, and third-party software',
    'that an inventory of custom and third-party software is maintained',
  ),
  automated('6.3.3', 'Security patches and updates', {
    nag: rules('updated'),
    checks: ['OPS-3.security-updates'],
    attested: 'that critical security updates of images are deployed within one month',
  }),
  automated('6.4.1', 'Protection of public-facing web applications', {
    nag: rules('firewall'),
    checks: ['SEC-1.web-firewall'],
  }),
  automated('6.4.2', 'Automated technical solution for public-facing web applications', {
    nag: rules('firewall'),
    checks: ['SEC-1.web-firewall', 'CTL.web-acl-logs', 'PRB-5.detection'],
  }),
  attested(
    '6.4.3',
    'Payment page script management',
    'that payment page scripts are inventoried, authorized and integrity-checked',
  ),
  attested(
    '6.5.1',
    'Change control procedures',
    'that changes are documented, approved, tested and reversible',
  ),
  attested(
    '6.5.2',
    'PCI DSS requirements after significant changes',
    'that PCI DSS requirements were confirmed after each significant change',
  ),
  attested(
    '6.5.3',
    'Separation of pre-production and production',
    'that pre-production is separated from production by accounts or networks',
  ),
  attested(
    '6.5.4',
    'Separation of roles between production and pre-production',
    'that only reviewed and approved changes reach production',
  ),
  attested('6.5.5', 'Live PANs in pre-production', 'that no live PANs are used in pre-production'),
  attested(
    '6.5.6',
    'Removal of test data and accounts',
    'that test data and test accounts are removed before production',
  ),
];
