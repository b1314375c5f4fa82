import type { Control } from '../../framework-table';
import { OUTSIDE, SIGNED } from '../duties';
import { outside, shown, signed } from '../entries';
import { rules } from './rules';

const SHARED = 'that nobody works under an identity that is shared, or why for a time';

/** Requirements 7, need to know, and 8, identity and authentication. */
export const ACCESS: readonly Control[] = [
  outside('7.1.1', 'Policies on access', OUTSIDE.policy),
  outside('7.1.2', 'Roles for access', OUTSIDE.policy),
  shown('7.2.1', 'A model of access', {
    stock: rules('rights', 'machines'),
    checks: ['CTL.least-privilege'],
    attested: SIGNED.rolesOfPeople,
  }),
  shown('7.2.2', 'Rights by job and least privilege', {
    stock: rules('rights'),
    checks: ['CTL.least-privilege'],
    attested: SIGNED.rolesOfPeople,
  }),
  signed('7.2.3', 'Rights are approved', 'that rights in this environment are approved by who may do so'),
  signed('7.2.4', 'Review of rights every six months', 'that rights of people and vendors were reviewed'),
  shown('7.2.5', 'Rights of applications and systems', {
    stock: rules('rights'),
    checks: ['CTL.least-privilege'],
  }),
  signed(
    '7.2.5.1',
    'Review of rights of applications',
    'that rights of applications and systems were reviewed',
  ),
  signed(
    '7.2.6',
    'Queries of stored card data',
    'that people ask for card data through programs by their role',
  ),
  shown('7.3.1', 'A system that controls access', {
    stock: rules('rights'),
    checks: ['CTL.least-privilege', 'CTL.vpn-authorization'],
  }),
  shown('7.3.2', 'It enforces what was assigned', {
    stock: rules('rights'),
    checks: ['CTL.least-privilege'],
  }),
  shown('7.3.3', 'It denies all else', {
    stock: rules('notPublic'),
    checks: ['CTL.not-public', 'CTL.groups-closed', 'CTL.least-privilege'],
  }),
  outside('8.1.1', 'Policies on identities', OUTSIDE.policy),
  outside('8.1.2', 'Roles for identities', OUTSIDE.policy),
  signed('8.2.1', 'An identity for every user', 'that every user has an identity of their own'),
  signed('8.2.2', 'Shared identities', SHARED),
  outside('8.2.3', 'Identities of service providers at their customers', OUTSIDE.directory),
  outside('8.2.4', 'Life of identities', OUTSIDE.directory),
  outside('8.2.5', 'Access of those who leave', OUTSIDE.directory),
  outside('8.2.6', 'Accounts without use', OUTSIDE.directory),
  signed(
    '8.2.7',
    'Access of third parties',
    'that third parties have access when needed only, and are watched',
  ),
  signed('8.2.8', 'Sessions end after 15 minutes', 'that sessions without activity end after 15 minutes'),
  signed('8.3.1', 'At least one factor', 'that all users prove who they are by at least one factor'),
  shown('8.3.2', 'Factors are encrypted on their way and at rest', {
    stock: rules('atRest', 'inTransit', 'plainSecrets'),
    checks: ['CTL.tls-policies', 'CTL.encrypted-at-rest', 'CTL.tasks-without-secrets'],
  }),
  outside('8.3.3', 'Identity before a factor is changed', OUTSIDE.directory),
  signed('8.3.4', 'Limit of attempts', 'that an account is locked after at most ten attempts'),
  outside('8.3.5', 'First passwords', OUTSIDE.directory),
  signed('8.3.6', 'Strength of passwords', 'that passwords have twelve characters, of letters and digits'),
  outside('8.3.7', 'Passwords of before', OUTSIDE.directory),
  outside('8.3.8', 'Users know the rules', OUTSIDE.training),
  outside('8.3.9', 'Passwords as the only factor', OUTSIDE.directory),
  outside('8.3.10', 'Guidance of service providers on passwords', OUTSIDE.policy),
  outside('8.3.10.1', 'Passwords of customers of service providers', OUTSIDE.directory),
  outside('8.3.11', 'Tokens and certificates of one user', OUTSIDE.directory),
  signed('8.4.1', 'Several factors for administrators', 'that administrators sign in by several factors'),
  signed('8.4.2', 'Several factors for all others', 'that everybody comes to card data by several factors'),
  shown('8.4.3', 'Several factors from outside', {
    checks: ['SEC-2.vpn'],
    attested: 'that the VPN, or what stands behind it, asks for several factors',
  }),
  outside('8.5.1', 'Several factors resist misuse', OUTSIDE.directory),
  signed('8.6.1', 'People do not use accounts of systems', SHARED),
  shown('8.6.2', 'No passwords in scripts and code', {
    stock: rules('plainSecrets'),
    checks: ['CTL.tasks-without-secrets', 'CTL.secrets-rotated'],
    attested: 'that no password stands in the code of the application',
  }),
  shown('8.6.3', 'Passwords of systems change', {
    checks: ['CTL.secrets-rotated'],
  }),
];
