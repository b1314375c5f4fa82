import type { Control } from '../../framework-table';
import { MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { rules } from './rules';

/** Requirement 1, network security controls, and requirement 2, secure configurations. */
export const NETWORKS: readonly Control[] = [
  manual('1.1.1', 'Network security control policies and procedures', MANUAL.policy),
  manual('1.1.2', 'Network security control roles and responsibilities', MANUAL.policy),
  attested(
    '1.2.1',
    'NSC configuration standards',
    'which configuration standard governs network security control (NSC) rulesets',
  ),
  attested(
    '1.2.2',
    'Network change control',
    'that changes to network connections and NSC rules follow change control',
  ),
  attested(
    '1.2.3',
    'Network diagrams',
    'that the network diagram shows all connections to the cardholder data environment (CDE)',
  ),
  attested('1.2.4', 'Data-flow diagrams', 'that the data-flow diagram shows all account data flows'),
  automated('1.2.5', 'Allowed services, protocols, and ports', {
    nag: rules('closed', 'inTransit'),
    checks: ['SEC-1.declared-egress-only', 'CTL.restricted-security-groups'],
  }),
  automated('1.2.6', 'Security features for insecure services, protocols, and ports', {
    nag: rules('inTransit'),
    checks: ['CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
  attested(
    '1.2.7',
    'NSC configuration reviews every six months',
    'when the NSC configuration was last reviewed',
  ),
  attested(
    '1.2.8',
    'NSC configuration file security',
    'that templates are protected from unauthorized access and match what is deployed',
  ),
  automated('1.3.1', 'Inbound traffic to the CDE', {
    nag: rules('closed', 'notPublic'),
    checks: ['SEC-1.declared-ingress-only', 'CTL.restricted-security-groups', 'CTL.no-public-resources'],
  }),
  automated('1.3.2', 'Outbound traffic from the CDE', {
    nag: rules('routes'),
    checks: ['SEC-1.declared-egress-only'],
  }),
  manual('1.3.3', 'NSCs between wireless networks and the CDE', MANUAL.buildings),
  automated('1.4.1', 'NSCs between trusted and untrusted networks', {
    nag: rules('closed'),
    checks: ['SEC-1.web-firewall', 'CTL.restricted-security-groups'],
  }),
  automated('1.4.2', 'Inbound traffic from untrusted networks', {
    nag: rules('closed', 'notPublic'),
    checks: ['SEC-1.declared-ingress-only', 'CTL.no-public-resources'],
  }),
  manual('1.4.3', 'Anti-spoofing measures', MANUAL.platform),
  automated('1.4.4', 'Stored cardholder data not accessible from untrusted networks', {
    nag: rules('notPublic', 'routes'),
    checks: ['CTL.no-public-resources'],
  }),
  automated('1.4.5', 'Disclosure of internal IP addresses and routing information', {
    checks: ['CTL.no-public-resources'],
    attested: 'to whom internal IP addresses and routing information are disclosed',
  }),
  manual(
    '1.5.1',
    'Security controls on devices that connect to untrusted networks and the CDE',
    MANUAL.devices,
  ),
  manual('2.1.1', 'Secure configuration policies and procedures', MANUAL.policy),
  manual('2.1.2', 'Secure configuration roles and responsibilities', MANUAL.policy),
  attested('2.2.1', 'Configuration standards', 'which hardening standard applies to images and services'),
  automated('2.2.2', 'Vendor default accounts', {
    checks: ['CTL.secret-rotation'],
    attested: 'that no image contains a vendor default account or password',
  }),
  attested(
    '2.2.3',
    'Primary functions with different security levels',
    'that functions with different security levels are isolated',
  ),
  automated('2.2.4', 'Necessary services, protocols, daemons, and functions', {
    nag: rules('machines'),
    checks: ['CTL.hardened-tasks'],
    attested: 'that images contain only what the application needs',
  }),
  automated('2.2.5', 'Insecure services, protocols, and daemons', {
    nag: rules('inTransit'),
    checks: ['CTL.tls-policies'],
  }),
  automated('2.2.6', 'System security parameters', {
    nag: rules('machines'),
    checks: ['CTL.hardened-tasks', 'CTL.least-privilege'],
  }),
  automated('2.2.7', 'Encryption of non-console administrative access', {
    nag: rules('inTransit'),
    checks: ['SEC-2.vpn', 'CTL.vpn-tunnels', 'CTL.tls-policies'],
  }),
  manual('2.3.1', 'Wireless vendor defaults', MANUAL.buildings),
  manual('2.3.2', 'Wireless encryption keys', MANUAL.buildings),
];
