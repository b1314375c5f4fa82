import type { Control } from '../../framework-table';
import { OUTSIDE } from '../duties';
import { outside, shown, signed } from '../entries';
import { rules } from './rules';

const ISSUERS = 'a matter of who issues cards, which no environment shows';

/** Requirements 3, stored account data, and 4, account data on its way. */
export const DATA: readonly Control[] = [
  outside('3.1.1', 'Policies on stored account data', OUTSIDE.policy),
  outside('3.1.2', 'Roles for stored account data', OUTSIDE.policy),
  signed('3.2.1', 'As little account data as possible', 'what account data is kept here, how long, and why'),
  signed(
    '3.3.1',
    'No authentication data after authorization',
    'that none is stored once a payment is authorized',
  ),
  signed('3.3.1.1', 'No full track', 'that no full track is stored once a payment is authorized'),
  signed(
    '3.3.1.2',
    'No verification code',
    'that no verification code is stored once a payment is authorized',
  ),
  signed('3.3.1.3', 'No PIN', 'that no PIN is stored once a payment is authorized'),
  shown('3.3.2', 'Authentication data before authorization is encrypted', {
    stock: rules('atRest'),
    checks: ['CTL.encrypted-at-rest'],
    attested: 'that the application encrypts it while it waits for authorization',
  }),
  outside('3.3.3', 'Authentication data of issuers', ISSUERS),
  signed('3.4.1', 'Card numbers are masked on display', 'that the application masks card numbers'),
  signed('3.4.2', 'No copies of card numbers in remote sessions', 'that remote sessions prevent copies'),
  shown('3.5.1', 'Stored card numbers are unreadable', {
    stock: rules('atRest'),
    checks: ['SEC-4.at-rest', 'CTL.encrypted-at-rest', 'CTL.logs-encrypted'],
    attested: 'that card numbers are unreadable wherever the application stores them, in logs too',
  }),
  signed(
    '3.5.1.1',
    'Hashes of card numbers are keyed',
    'that hashes of card numbers are keyed, or none are made',
  ),
  signed(
    '3.5.1.2',
    'Disk encryption alone is not enough',
    'that card numbers are encrypted by more than the disk or the database that holds them',
  ),
  shown('3.5.1.3', 'Access to encrypted disks is managed apart', {
    stock: rules('keys'),
    checks: ['CTL.keys-rotated', 'CTL.least-privilege'],
  }),
  shown('3.6.1', 'Protection of keys', {
    stock: rules('keys'),
    checks: ['CTL.keys-rotated', 'CTL.least-privilege'],
    attested: 'how keys that the application uses are protected',
  }),
  outside('3.6.1.1', 'Description of the cryptography of service providers', OUTSIDE.policy),
  shown('3.6.1.2', 'Keys are kept in a safe form', {
    checks: ['CTL.tasks-without-secrets'],
    attested: 'that keys are kept in KMS or under its keys, and nowhere else',
  }),
  signed('3.6.1.3', 'Few people handle keys', 'who may handle keys in clear text'),
  signed('3.6.1.4', 'Few places hold keys', 'in which places keys are stored'),
  outside('3.7.1', 'Making of strong keys', OUTSIDE.platform),
  outside('3.7.2', 'Distribution of keys', OUTSIDE.platform),
  outside('3.7.3', 'Storage of keys', OUTSIDE.platform),
  shown('3.7.4', 'Keys change at the end of their time', {
    stock: rules('keys'),
    checks: ['CTL.keys-rotated'],
  }),
  signed('3.7.5', 'Keys that are retired or replaced', 'how a key is replaced that may be known to others'),
  outside('3.7.6', 'Keys in clear text in several hands', OUTSIDE.platform),
  shown('3.7.7', 'No key is replaced without a right to it', {
    checks: ['CTL.not-public', 'CTL.least-privilege'],
    attested: 'who may replace or disable keys',
  }),
  outside('3.7.8', 'Custodians accept their duty', OUTSIDE.people),
  outside('3.7.9', 'Guidance of service providers on shared keys', OUTSIDE.policy),
  outside('4.1.1', 'Policies on data on its way', OUTSIDE.policy),
  outside('4.1.2', 'Roles for data on its way', OUTSIDE.policy),
  shown('4.2.1', 'Strong cryptography on open networks', {
    stock: rules('inTransit', 'certificates'),
    checks: ['SEC-4.in-transit', 'CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
  shown('4.2.1.1', 'A list of keys and certificates', {
    stock: rules('certificates'),
    attested: 'that a list of trusted keys and certificates is kept',
  }),
  outside('4.2.1.2', 'Cryptography of wireless networks', OUTSIDE.buildings),
  signed('4.2.2', 'Card numbers in messages', 'that no card number is sent by e-mail or chat in clear text'),
];
