import type { Control } from '../../framework-table';
import { MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { rules } from './rules';

const ISSUERS = 'Duty of card issuers';

/** Requirement 3, stored account data, and requirement 4, cardholder data in transit. */
export const DATA: readonly Control[] = [
  manual('3.1.1', 'Stored account data policies and procedures', MANUAL.policy),
  manual('3.1.2', 'Stored account data roles and responsibilities', MANUAL.policy),
  attested(
    '3.2.1',
    'Account data retention and disposal',
    'which account data is stored, for how long, and why',
  ),
  attested(
    '3.3.1',
    'SAD not stored after authorization',
    'that sensitive authentication data (SAD) is not stored after authorization',
  ),
  attested('3.3.1.1', 'Full track data not stored', 'that full track data is not stored after authorization'),
  attested(
    '3.3.1.2',
    'Card verification code not stored',
    'that the card verification code is not stored after authorization',
  ),
  attested(
    '3.3.1.3',
    'PIN and PIN block not stored',
    'that PINs and PIN blocks are not stored after authorization',
  ),
  automated('3.3.2', 'Encryption of SAD stored before authorization', {
    nag: rules('atRest'),
    checks: ['CTL.encrypted-at-rest'],
    attested: 'that the application encrypts SAD before authorization completes',
  }),
  manual('3.3.3', 'SAD storage by issuers', ISSUERS),
  attested('3.4.1', 'PAN masking when displayed', 'that the application masks the PAN when displayed'),
  attested(
    '3.4.2',
    'PAN copy and relocation in remote access',
    'that technical controls prevent copying of PAN in remote sessions',
  ),
  automated('3.5.1', 'PAN unreadable wherever stored', {
    nag: rules('atRest'),
    checks: ['SEC-4.encrypted-at-rest', 'CTL.encrypted-at-rest', 'CTL.log-encryption'],
    attested: 'that PAN is unreadable wherever the application stores it, including logs',
  }),
  attested(
    '3.5.1.1',
    'Keyed cryptographic hashes of PAN',
    'that hashes of PAN are keyed, or that there are none',
  ),
  attested(
    '3.5.1.2',
    'Disk-level or partition-level encryption',
    'that PAN is encrypted by more than the disk or the database that stores it',
  ),
  automated('3.5.1.3', 'Logical access to disk-level encryption', {
    nag: rules('keys'),
    checks: ['CTL.key-rotation', 'CTL.least-privilege'],
  }),
  automated('3.6.1', 'Cryptographic key protection procedures', {
    nag: rules('keys'),
    checks: ['CTL.key-rotation', 'CTL.least-privilege'],
    attested: 'how keys that the application uses are protected',
  }),
  manual('3.6.1.1', 'Cryptographic architecture description (service providers)', MANUAL.policy),
  automated('3.6.1.2', 'Secure storage forms of secret and private keys', {
    checks: ['CTL.no-plaintext-secrets'],
    attested: 'that keys are stored in AWS KMS, or encrypted under KMS keys',
  }),
  attested(
    '3.6.1.3',
    'Access to cleartext key components',
    'which custodians have access to cleartext key components',
  ),
  attested('3.6.1.4', 'Fewest possible key storage locations', 'in which locations keys are stored'),
  manual('3.7.1', 'Strong key generation', MANUAL.platform),
  manual('3.7.2', 'Secure key distribution', MANUAL.platform),
  manual('3.7.3', 'Secure key storage', MANUAL.platform),
  automated('3.7.4', 'Key changes at the end of the cryptoperiod', {
    nag: rules('keys'),
    checks: ['CTL.key-rotation'],
  }),
  attested(
    '3.7.5',
    'Key retirement, replacement, and destruction',
    'how retired or compromised keys are replaced',
  ),
  manual('3.7.6', 'Split knowledge and dual control of cleartext keys', MANUAL.platform),
  automated('3.7.7', 'Prevention of unauthorized key substitution', {
    checks: ['CTL.no-public-resources', 'CTL.least-privilege'],
    attested: 'who is authorized to replace or disable keys',
  }),
  manual('3.7.8', 'Key custodian acknowledgement', MANUAL.people),
  manual('3.7.9', 'Key management guidance for customers (service providers)', MANUAL.policy),
  manual('4.1.1', 'Transmission protection policies and procedures', MANUAL.policy),
  manual('4.1.2', 'Transmission protection roles and responsibilities', MANUAL.policy),
  automated('4.2.1', 'Strong cryptography for PAN over open, public networks', {
    nag: rules('inTransit', 'certificates'),
    checks: ['SEC-4.encrypted-in-transit', 'CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
  automated('4.2.1.1', 'Inventory of trusted keys and certificates', {
    nag: rules('certificates'),
    attested: 'that an inventory of trusted keys and certificates is maintained',
  }),
  manual('4.2.1.2', 'Strong cryptography on wireless networks', MANUAL.buildings),
  attested('4.2.2', 'PAN in end-user messaging', 'that PAN is not sent unencrypted by e-mail or chat'),
];
