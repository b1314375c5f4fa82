import { MANUAL } from '../manual-duties';
import { attested, automated, manual } from '../controls';
import { NIST, nist } from '../nag-rules';

/** Families CP (contingency planning), IA (identification and authentication) and IR (incident response). */
export const CONTINUITY_IDENTITY_INCIDENTS = [
  manual('CP-1', 'Policy and Procedures', MANUAL.policy),
  attested('CP-2', 'Contingency Plan', 'where the contingency plan is kept, and when it was last reviewed'),
  manual('CP-2(1)', 'Contingency Plan | Coordinate with Related Plans', MANUAL.governance),
  attested(
    'CP-2(3)',
    'Contingency Plan | Resume Mission and Business Functions',
    'within which time which business functions resume',
  ),
  attested('CP-2(8)', 'Contingency Plan | Identify Critical Assets', 'which components are critical'),
  manual('CP-3', 'Contingency Training', MANUAL.training),
  automated('CP-4', 'Contingency Plan Testing', {
    checks: ['BAK-6.restore-testing'],
    attested: 'when the contingency plan was last tested, and with which result',
  }),
  manual('CP-4(1)', 'Contingency Plan Testing | Coordinate with Related Plans', MANUAL.governance),
  automated('CP-6', 'Alternate Storage Site', {
    checks: ['BAK-2.copied-to-other-region', 'BAK-4.backups-encrypted', 'CTL.backup-vaults'],
  }),
  automated('CP-6(1)', 'Alternate Storage Site | Separation from Primary Site', {
    checks: ['BAK-2.copied-to-other-region'],
  }),
  attested(
    'CP-6(3)',
    'Alternate Storage Site | Accessibility',
    'how backups in the other Region are accessed in a disaster',
  ),
  automated('CP-7', 'Alternate Processing Site', {
    nag: nist(...NIST.redundant),
    checks: ['CLU-1.servers-multi-az', 'CLU-1.data-stores-multi-az'],
    attested: 'how, and within which time, the environment runs in another Region',
  }),
  automated('CP-7(1)', 'Alternate Processing Site | Separation from Primary Site', {
    checks: ['CLU-1.servers-multi-az', 'CLU-1.data-stores-multi-az'],
    attested: 'that Availability Zones are sufficiently separated for the relevant threats',
  }),
  attested(
    'CP-7(2)',
    'Alternate Processing Site | Accessibility',
    'that access to the other Region is prepared',
  ),
  manual('CP-7(3)', 'Alternate Processing Site | Priority of Service', MANUAL.buying),
  manual('CP-8', 'Telecommunications Services', MANUAL.platform),
  manual('CP-8(1)', 'Telecommunications Services | Priority of Service Provisions', MANUAL.platform),
  manual('CP-8(2)', 'Telecommunications Services | Single Points of Failure', MANUAL.platform),
  automated('CP-9', 'System Backup', {
    nag: nist(...NIST.backedUp, 'RDSInstanceBackupEnabled', 'S3BucketVersioningEnabled'),
    checks: [
      'BAK-1.data-stores-backed-up',
      'BAK-3.backup-interval',
      'BAK-4.backups-encrypted',
      'CTL.backup-vaults',
    ],
    attested: 'that data outside the templates, such as documentation, is backed up',
  }),
  automated('CP-9(1)', 'System Backup | Testing for Reliability and Integrity', {
    checks: ['BAK-6.restore-testing'],
  }),
  automated('CP-9(8)', 'System Backup | Cryptographic Protection', {
    checks: ['BAK-4.backups-encrypted', 'CTL.backup-vaults'],
  }),
  automated('CP-10', 'System Recovery and Reconstitution', {
    checks: ['BAK-5.restore-runbooks'],
    attested: 'that recovery within the RTO was exercised',
  }),
  automated('CP-10(2)', 'System Recovery and Reconstitution | Transaction Recovery', {
    nag: nist('DynamoDBPITREnabled', 'RDSInstanceBackupEnabled'),
    checks: ['PRB-4.point-in-time-restore'],
  }),
  manual('IA-1', 'Policy and Procedures', MANUAL.policy),
  attested(
    'IA-2',
    'Identification and Authentication (Organizational Users)',
    'that staff sign in to AWS, the VPN and the application with individual identities',
  ),
  attested(
    'IA-2(1)',
    'Identification and Authentication (Organizational Users) | Multi-factor Authentication to Privileged Accounts',
    'that privileged users sign in with MFA',
  ),
  attested(
    'IA-2(2)',
    'Identification and Authentication (Organizational Users) | Multi-factor Authentication to Non-privileged Accounts',
    'that non-privileged staff sign in with MFA',
  ),
  attested(
    'IA-2(8)',
    'Identification and Authentication (Organizational Users) | Access to Accounts — Replay Resistant',
    'that the sign-in methods resist replay',
  ),
  attested(
    'IA-2(12)',
    'Identification and Authentication (Organizational Users) | Acceptance of PIV Credentials',
    'that PIV credentials are accepted and verified',
  ),
  attested(
    'IA-3',
    'Device Identification and Authentication',
    'which devices connect, and how they are authenticated',
  ),
  manual('IA-4', 'Identifier Management', MANUAL.directory),
  manual('IA-4(4)', 'Identifier Management | Identify User Status', MANUAL.directory),
  automated('IA-5', 'Authenticator Management', {
    nag: nist('SecretsManagerUsingKMSKey'),
    checks: ['CTL.secret-rotation', 'CTL.no-plaintext-secrets'],
    attested: 'how passwords, keys and tokens of people are issued, renewed and revoked',
  }),
  attested(
    'IA-5(1)',
    'Authenticator Management | Password-based Authentication',
    'that passwords are long, checked against compromised ones and stored as salted hashes',
  ),
  attested(
    'IA-5(2)',
    'Authenticator Management | Public Key-based Authentication',
    'how certificates are validated and private keys are protected',
  ),
  automated('IA-5(6)', 'Authenticator Management | Protection of Authenticators', {
    nag: nist('SecretsManagerUsingKMSKey'),
    checks: ['CTL.no-plaintext-secrets'],
    attested: 'who is authorized to read the secrets of this environment',
  }),
  attested('IA-6', 'Authentication Feedback', 'that the application obscures secrets during input'),
  manual('IA-7', 'Cryptographic Module Authentication', MANUAL.platform),
  attested(
    'IA-8',
    'Identification and Authentication (Non-organizational Users)',
    'that users of the application sign in with individual identities',
  ),
  attested(
    'IA-8(1)',
    'Identification and Authentication (Non-organizational Users) | Acceptance of PIV Credentials from Other Agencies',
    'that PIV credentials of other agencies are accepted',
  ),
  attested(
    'IA-8(2)',
    'Identification and Authentication (Non-organizational Users) | Acceptance of External Authenticators',
    'which external authenticators are accepted, and who approved them',
  ),
  attested(
    'IA-8(4)',
    'Identification and Authentication (Non-organizational Users) | Use of Defined Profiles',
    'which identity management profiles the application conforms to',
  ),
  attested('IA-11', 'Re-authentication', 'in which situations the application requires re-authentication'),
  manual('IA-12', 'Identity Proofing', MANUAL.directory),
  manual('IA-12(2)', 'Identity Proofing | Identity Evidence', MANUAL.directory),
  manual('IA-12(3)', 'Identity Proofing | Identity Evidence Validation and Verification', MANUAL.directory),
  manual('IA-12(5)', 'Identity Proofing | Address Confirmation', MANUAL.directory),
  manual('IR-1', 'Policy and Procedures', MANUAL.policy),
  manual('IR-2', 'Incident Response Training', MANUAL.training),
  attested(
    'IR-3',
    'Incident Response Testing',
    'when incident response was last tested, and with which result',
  ),
  manual('IR-3(2)', 'Incident Response Testing | Coordination with Related Plans', MANUAL.governance),
  automated('IR-4', 'Incident Handling', {
    checks: ['PRB-5.detection', 'PRB-6.detection'],
    attested: 'who is responsible for containment, eradication and recovery',
  }),
  automated('IR-4(1)', 'Incident Handling | Automated Incident Handling Processes', {
    checks: ['PRB-5.detection', 'PRB-6.detection', 'MON-3.alarm-notifications'],
  }),
  attested('IR-5', 'Incident Monitoring', 'where incidents are tracked'),
  attested('IR-6', 'Incident Reporting', 'who reports incidents, to whom, and within which time'),
  attested('IR-6(1)', 'Incident Reporting | Automated Reporting', 'which tools report incidents'),
  manual('IR-6(3)', 'Incident Reporting | Supply Chain Coordination', MANUAL.buying),
  manual('IR-7', 'Incident Response Assistance', MANUAL.people),
  manual(
    'IR-7(1)',
    'Incident Response Assistance | Automation Support for Availability of Information and Support',
    MANUAL.people,
  ),
  attested('IR-8', 'Incident Response Plan', 'where the incident response plan is kept, and who approved it'),
];
