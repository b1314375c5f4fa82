import type { Control } from '../../framework-table';
import { ATTESTED, MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { rules } from './rules';

const SHARED = 'that no shared identities are in use, or for which exceptional circumstances';

/** Requirement 7, access by business need to know, and requirement 8, identification and authentication. */
export const ACCESS: readonly Control[] = [
  manual('7.1.1', 'Access restriction policies and procedures', MANUAL.policy),
  manual('7.1.2', 'Access restriction roles and responsibilities', MANUAL.policy),
  automated('7.2.1', 'Access control model', {
    nag: rules('rights', 'machines'),
    checks: ['CTL.least-privilege'],
    attested: ATTESTED.rolesOfPeople,
  }),
  automated('7.2.2', 'Access by job function and least privilege', {
    nag: rules('rights'),
    checks: ['CTL.least-privilege'],
    attested: ATTESTED.rolesOfPeople,
  }),
  attested(
    '7.2.3',
    'Approval of required privileges',
    'that authorized personnel approve the permissions in this environment',
  ),
  attested(
    '7.2.4',
    'User account reviews every six months',
    'when user accounts, including those of vendors, were last reviewed',
  ),
  automated('7.2.5', 'Application and system account privileges', {
    nag: rules('rights'),
    checks: ['CTL.least-privilege'],
  }),
  attested(
    '7.2.5.1',
    'Application and system account reviews',
    'when application and system accounts were last reviewed',
  ),
  attested(
    '7.2.6',
    'User access to query repositories',
    'that users query stored cardholder data through programs by role',
  ),
  automated('7.3.1', 'Access control system', {
    nag: rules('rights'),
    checks: ['CTL.least-privilege', 'CTL.vpn-authorization'],
  }),
  automated('7.3.2', 'Enforcement of assigned permissions', {
    nag: rules('rights'),
    checks: ['CTL.least-privilege'],
  }),
  automated('7.3.3', 'Deny all by default', {
    nag: rules('notPublic'),
    checks: ['CTL.no-public-resources', 'CTL.restricted-security-groups', 'CTL.least-privilege'],
  }),
  manual('8.1.1', 'Identification and authentication policies and procedures', MANUAL.policy),
  manual('8.1.2', 'Identification and authentication roles and responsibilities', MANUAL.policy),
  attested('8.2.1', 'Unique user IDs', 'that each user has a unique ID'),
  attested('8.2.2', 'Group, shared, and generic accounts', SHARED),
  manual('8.2.3', 'Authentication factors per customer premises (service providers)', MANUAL.directory),
  manual('8.2.4', 'User ID lifecycle management', MANUAL.directory),
  manual('8.2.5', 'Access revocation for terminated users', MANUAL.directory),
  manual('8.2.6', 'Inactive user accounts', MANUAL.directory),
  attested(
    '8.2.7',
    'Third-party remote access',
    'that third-party access is enabled only when needed, and monitored',
  ),
  attested('8.2.8', 'Session timeout after 15 minutes', 'that sessions end after 15 minutes of inactivity'),
  attested(
    '8.3.1',
    'Authentication factors for all users',
    'that all users authenticate with at least one factor',
  ),
  automated('8.3.2', 'Encryption of authentication factors', {
    nag: rules('atRest', 'inTransit', 'plainSecrets'),
    checks: ['CTL.tls-policies', 'CTL.encrypted-at-rest', 'CTL.no-plaintext-secrets'],
  }),
  manual('8.3.3', 'Identity verification before authentication factor changes', MANUAL.directory),
  attested(
    '8.3.4',
    'Invalid authentication attempts',
    'that an account is locked after at most ten invalid attempts',
  ),
  manual('8.3.5', 'First-time and reset passwords', MANUAL.directory),
  attested(
    '8.3.6',
    'Password length and complexity',
    'that passwords have at least twelve characters, with letters and digits',
  ),
  manual('8.3.7', 'Password history', MANUAL.directory),
  manual('8.3.8', 'Authentication policies communicated to users', MANUAL.training),
  manual('8.3.9', 'Password change or dynamic analysis for single-factor access', MANUAL.directory),
  manual('8.3.10', 'Password guidance for customers (service providers)', MANUAL.policy),
  manual('8.3.10.1', 'Password change for customer users (service providers)', MANUAL.directory),
  manual('8.3.11', 'Physical or logical tokens, smart cards, and certificates', MANUAL.directory),
  attested(
    '8.4.1',
    'MFA for non-console administrative access to the CDE',
    'that administrators authenticate with MFA',
  ),
  attested('8.4.2', 'MFA for all non-console access to the CDE', 'that all access to the CDE requires MFA'),
  automated('8.4.3', 'MFA for remote access', {
    checks: ['SEC-2.vpn'],
    attested: 'that the VPN, or the identity provider behind it, requires MFA',
  }),
  manual('8.5.1', 'MFA system implementation', MANUAL.directory),
  attested('8.6.1', 'Interactive login of application and system accounts', SHARED),
  automated('8.6.2', 'No hard-coded passwords in scripts and code', {
    nag: rules('plainSecrets'),
    checks: ['CTL.no-plaintext-secrets', 'CTL.secret-rotation'],
    attested: 'that the code of the application contains no passwords',
  }),
  automated('8.6.3', 'Password protection of application and system accounts', {
    checks: ['CTL.secret-rotation'],
  }),
];
