import { OUTSIDE } from '../duties';
import { outside, shown, signed } from '../entries';
import { NIST, nist } from '../stock-rules';

/** Families CP, IA and IR. */
export const CONTINUITY_IDENTITY_INCIDENTS = [
  outside('CP-1', 'Policy on contingencies', OUTSIDE.policy),
  signed(
    'CP-2',
    'There is a plan for contingencies',
    'where the plan for contingencies is, and when it was reviewed',
  ),
  outside('CP-2(1)', 'The plan agrees with other plans', OUTSIDE.governance),
  signed('CP-2(3)', 'Business resumes in time', 'how soon which business functions resume'),
  signed('CP-2(8)', 'Critical assets are named', 'which components are critical'),
  outside('CP-3', 'People are trained for contingencies', OUTSIDE.training),
  shown('CP-4', 'The plan is tested', {
    checks: ['BAK-6.restores-tested'],
    attested: 'when the plan for contingencies was last tested, and the result',
  }),
  outside('CP-4(1)', 'Tests agree with other plans', OUTSIDE.governance),
  shown('CP-6', 'Backups are kept at another site', {
    checks: ['BAK-2.backups-copied', 'BAK-4.backups-encrypted', 'CTL.backup-vaults'],
  }),
  shown('CP-6(1)', 'The other site is apart', { checks: ['BAK-2.backups-copied'] }),
  signed(
    'CP-6(3)',
    'The other site can be reached',
    'how backups in the other Region are reached in a disaster',
  ),
  shown('CP-7', 'Processing can move to another site', {
    stock: nist(...NIST.redundant),
    checks: ['CLU-1.servers-over-zones', 'CLU-1.stores-over-zones'],
    attested: 'how and how soon the environment runs in another Region',
  }),
  shown('CP-7(1)', 'The sites are apart', {
    checks: ['CLU-1.servers-over-zones', 'CLU-1.stores-over-zones'],
    attested: 'that zones are far enough apart for the threats that count here',
  }),
  signed('CP-7(2)', 'The other site can be used', 'that access to the other Region is prepared'),
  outside('CP-7(3)', 'The other site serves with priority', OUTSIDE.buying),
  outside('CP-8', 'There is a second line', OUTSIDE.platform),
  outside('CP-8(1)', 'Lines are served with priority', OUTSIDE.platform),
  outside('CP-8(2)', 'Lines share no single point', OUTSIDE.platform),
  shown('CP-9', 'Backups are taken', {
    stock: nist(...NIST.backedUp, 'RDSInstanceBackupEnabled', 'S3BucketVersioningEnabled'),
    checks: ['BAK-1.backups-taken', 'BAK-3.stated-interval', 'BAK-4.backups-encrypted', 'CTL.backup-vaults'],
    attested: 'that what stands outside of the templates, such as documentation, is backed up too',
  }),
  shown('CP-9(1)', 'Backups are proved by restoring', { checks: ['BAK-6.restores-tested'] }),
  shown('CP-9(8)', 'Backups are encrypted', { checks: ['BAK-4.backups-encrypted', 'CTL.backup-vaults'] }),
  shown('CP-10', 'The system can be recovered', {
    checks: ['BAK-5.restore-runbooks'],
    attested: 'that recovery was exercised within the time that the business allows',
  }),
  shown('CP-10(2)', 'Transactions can be recovered', {
    stock: nist('DynamoDBPITREnabled', 'RDSInstanceBackupEnabled'),
    checks: ['PRB-4.point-in-time-restore'],
  }),
  outside('IA-1', 'Policy on identity', OUTSIDE.policy),
  signed(
    'IA-2',
    'Staff sign in by name',
    'that staff sign in to AWS, the VPN and the application by their own name',
  ),
  signed(
    'IA-2(1)',
    'Second factor for the privileged',
    'that privileged people sign in with a second factor',
  ),
  signed('IA-2(2)', 'Second factor for all others', 'that all other staff sign in with a second factor'),
  signed('IA-2(8)', 'Sign-in cannot be replayed', 'that the ways of signing in resist replay'),
  signed('IA-2(12)', 'PIV cards are accepted', 'that PIV credentials are accepted and verified'),
  signed('IA-3', 'Devices are identified', 'which devices connect, and how they prove what they are'),
  outside('IA-4', 'Names are given and kept apart', OUTSIDE.directory),
  outside('IA-4(4)', 'Names show who is who', OUTSIDE.directory),
  shown('IA-5', 'Secrets of accounts are managed', {
    stock: nist('SecretsManagerUsingKMSKey'),
    checks: ['CTL.secrets-rotated', 'CTL.tasks-without-secrets'],
    attested: 'how passwords, keys and tokens of people are issued, renewed and revoked',
  }),
  signed(
    'IA-5(1)',
    'Passwords are strong',
    'that passwords here are long, checked against known ones and stored as hashes',
  ),
  signed('IA-5(2)', 'Certificates are validated', 'how certificates and private keys are validated and kept'),
  shown('IA-5(6)', 'Secrets are protected as what they open', {
    stock: nist('SecretsManagerUsingKMSKey'),
    checks: ['CTL.tasks-without-secrets'],
    attested: 'who may read the secrets of this environment',
  }),
  signed('IA-6', 'Typed secrets are hidden', 'that the application hides secrets as they are typed'),
  outside('IA-7', 'Cryptographic modules authenticate', OUTSIDE.platform),
  signed(
    'IA-8',
    'Users from outside sign in by name',
    'that users of the application sign in by their own name',
  ),
  signed(
    'IA-8(1)',
    'PIV cards of others are accepted',
    'that PIV credentials of other agencies are accepted',
  ),
  signed(
    'IA-8(2)',
    'Approved outside identities only',
    'which outside identities are accepted, and who approved them',
  ),
  signed('IA-8(4)', 'Identity follows set profiles', 'which profiles for identity the application follows'),
  signed('IA-11', 'Sign-in is repeated when it matters', 'when the application asks to sign in again'),
  outside('IA-12', 'Identity is proved before access', OUTSIDE.directory),
  outside('IA-12(2)', 'Evidence of identity is shown', OUTSIDE.directory),
  outside('IA-12(3)', 'Evidence of identity is verified', OUTSIDE.directory),
  outside('IA-12(5)', 'Addresses are confirmed', OUTSIDE.directory),
  outside('IR-1', 'Policy on incidents', OUTSIDE.policy),
  outside('IR-2', 'People are trained for incidents', OUTSIDE.training),
  signed('IR-3', 'Response is tested', 'when the response to incidents here was last tested, and the result'),
  outside('IR-3(2)', 'Tests agree with other plans', OUTSIDE.governance),
  shown('IR-4', 'Incidents are handled', {
    checks: ['PRB-5.detection', 'PRB-6.detection'],
    attested: 'who contains, removes and recovers from an incident here',
  }),
  shown('IR-4(1)', 'Tools help to handle incidents', {
    checks: ['PRB-5.detection', 'PRB-6.detection', 'MON-3.notified'],
  }),
  signed('IR-5', 'Incidents are tracked', 'where incidents are tracked'),
  signed('IR-6', 'Incidents are reported', 'who reports incidents to whom, and how soon'),
  signed('IR-6(1)', 'Tools help to report', 'which tools report incidents'),
  outside('IR-6(3)', 'Suppliers are told', OUTSIDE.buying),
  outside('IR-7', 'People find help', OUTSIDE.people),
  outside('IR-7(1)', 'Tools make help easy to find', OUTSIDE.people),
  signed('IR-8', 'There is a plan for incidents', 'where the plan for incidents is, and who approved it'),
];
