import { type BadInput, expectRefusal } from './refused';
import { LAUNCHING } from './temp-file';

const TO_REGION = '{ region: eu-west-1, interval: 12h }';
const PRODUCTION = 'environments.Production';
const toRegion = (description: string): readonly [string, string] => [TO_REGION, description];
const toVault = (
  copyVault: string,
  copyKey = `'arn:aws:kms:eu-west-1:444455556666:key/1'`,
): readonly [string, string] => [
  `toRegion: ${TO_REGION}`,
  `toVault: { copyVault: ${copyVault}, copyKey: ${copyKey}, evidence: wiki/copies, interval: 12h }`,
];

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'a region of the backup that is the own',
    change: toRegion('{ region: eu-central-1, interval: 12h }'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'eu-central-1'`,
      'the environment stands in it',
      '[BAK-2, backup.copy-to-same-region]',
    ],
  },
  {
    name: 'a region of the backup in another partition',
    change: toRegion('{ region: cn-north-1, interval: 12h }'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'cn-north-1'`,
      'partition aws-cn',
      '[BAK-2, backup.copy-to-other-partition]',
    ],
  },
  {
    name: 'an unknown region of the backup',
    change: toRegion('{ region: eu-wets-1, interval: 12h }'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'eu-wets-1'`,
      "did you mean 'eu-west-1'?",
    ],
  },
  {
    name: 'an interval of backups that AWS refuses',
    change: toRegion('{ region: eu-west-1, interval: 5h }'),
    says: [
      `stages.yaml:27:56 ${PRODUCTION}.backup.toRegion.interval: got '5h'`,
      '1h, 2h, 3h, 4h, 6h, 8h, 12h, 24h',
      '[BAK-3, yaml.duration-range]',
    ],
  },
  {
    name: 'an interval without its unit',
    change: toRegion('{ region: eu-west-1, interval: 12 }'),
    says: [
      `stages.yaml:27:56 ${PRODUCTION}.backup.toRegion.interval: got 12`,
      'a whole number and its unit, h (hours)',
      "such as '12h'",
    ],
  },
  {
    name: 'an interval in a wrong unit',
    change: toRegion('{ region: eu-west-1, interval: 720m }'),
    says: [
      `stages.yaml:27:56 ${PRODUCTION}.backup.toRegion.interval: got '720m'`,
      'a whole number and its unit, h (hours)',
    ],
  },
  {
    name: 'an administrator of vaults that is no role',
    change: toRegion(
      '{ region: eu-west-1, interval: 12h, vaultAdministrators: [arn:aws:iam::111122223333:user/ops] }',
    ),
    says: [
      `stages.yaml:27:83 ${PRODUCTION}.backup.toRegion.vaultAdministrators[0]: got 'arn:aws:iam::111122223333:user/ops'`,
      'the ARN of a role',
    ],
  },
  {
    name: 'no interval of backups',
    change: toRegion('{ region: eu-west-1 }'),
    says: [`stages.yaml:27:15 ${PRODUCTION}.backup.toRegion.interval: missing. The interval of snapshots`],
  },
  {
    name: 'a retention that AWS refuses',
    change: toRegion('{ region: eu-west-1, interval: 12h, retention: 36d }'),
    says: [`stages.yaml:27:72 ${PRODUCTION}.backup.toRegion.retention: got '36d'`, 'from 1d to 35d'],
  },
  {
    name: 'a retention of copies that AWS refuses',
    change: toRegion('{ region: eu-west-1, interval: 12h, copyRetention: 36501d }'),
    says: [
      `stages.yaml:27:76 ${PRODUCTION}.backup.toRegion.copyRetention: got '36501d'`,
      'from 1d to 36500d',
    ],
  },
  {
    name: 'a lock that refuses what is kept',
    change: toRegion(
      '{ region: eu-west-1, interval: 12h, retention: 7d, lock: { governance: { minRetention: 14d } } }',
    ),
    says: [
      `stages.yaml:27:25 ${PRODUCTION}.backup.toRegion: got '7 days'`,
      'accepts 14 or more days',
      'change the retention or the lock',
    ],
  },
  {
    name: 'a compliance lock that takes effect too soon',
    change: toRegion(
      '{ region: eu-west-1, interval: 12h, lock: { compliance: { acknowledgeIrreversible: true, changeableFor: 2d } } }',
    ),
    says: [
      `stages.yaml:27:129 ${PRODUCTION}.backup.toRegion.lock.compliance.changeableFor: got '2d'`,
      'from 3d to 36500d',
    ],
  },
  {
    name: 'an inherited backup that does not say from where',
    change: [`toRegion: ${TO_REGION}`, "inherited: { from: ' ', evidence: wiki/backup }"],
    says: [`stages.yaml:27:34 ${PRODUCTION}.backup.inherited.from: got ' '`, 'must not be blank'],
  },
  {
    name: 'an inherited backup without evidence',
    change: [`toRegion: ${TO_REGION}`, 'inherited: { from: policy }'],
    says: [`stages.yaml:27:15 ${PRODUCTION}.backup.inherited.evidence: missing. Where a reviewer can see it`],
  },
  {
    name: 'a production that retains nothing',
    change: [`toRegion: ${TO_REGION}`, 'notRetained: { reason: nothing }'],
    says: [
      `stages.yaml:27:28 ${PRODUCTION}.backup.notRetained: got a map`,
      'Production retains the data of its users',
      '[BAK-1, backup.not-retained]',
    ],
  },
  {
    name: 'a backup that its own requester waives',
    change: [
      `toRegion: ${TO_REGION}`,
      "waived: { reason: soon, requestedBy: Ann, approvedBy: ann, expires: '2027-06-30' }",
    ],
    says: [
      `stages.yaml:27:23 ${PRODUCTION}.backup.waived: got 'ann'`,
      'the approver of a waiver is not its requester',
    ],
  },
  {
    name: 'a waiver until no day of the calendar',
    change: [
      `toRegion: ${TO_REGION}`,
      "waived: { reason: soon, requestedBy: Ann, approvedBy: Bob, expires: '2027-02-30' }",
    ],
    says: [`stages.yaml:27:83 ${PRODUCTION}.backup.waived.expires: got '2027-02-30'`, "'2027-03-31'"],
  },
  {
    name: 'two ways of backup',
    change: [`toRegion: ${TO_REGION}`, `toRegion: ${TO_REGION}, notRetained: { reason: none }`],
    says: [
      `stages.yaml:27:13 ${PRODUCTION}.backup: got a map`,
      'exactly one of',
      '[BAK-1, yaml.exactly-one-key]',
    ],
  },
  {
    name: 'existing vaults in one region',
    change: [
      `toRegion: ${TO_REGION}`,
      "existing: { interval: 12h, evidence: wiki, vault: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:AA', copyVault: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:BB' }",
    ],
    says: [
      `stages.yaml:27:136 ${PRODUCTION}.backup.existing.copyVault: got 'eu-central-1'`,
      'the environment stands in it',
    ],
  },
  {
    name: 'copies to another account by the name of a vault',
    change: toVault('Copies'),
    says: [
      `stages.yaml:27:37 ${PRODUCTION}.backup.toVault.copyVault: got 'Copies'`,
      'the ARN of a vault in AWS Backup',
      '[arn.malformed]',
    ],
  },
  {
    name: "copies to another account that is the source's own",
    change: toVault(
      `'arn:aws:backup:eu-west-1:111122223333:backup-vault:Copies'`,
      `'arn:aws:kms:eu-west-1:111122223333:key/1'`,
    ),
    says: [
      `stages.yaml:27:37 ${PRODUCTION}.backup.toVault.copyVault: got 'arn:aws:backup:eu-west-1:111122223333:backup-vault:Copies'`,
      "account 111122223333 is the environment's own",
      '[BAK-2, backup.copy-to-same-account]',
    ],
  },
  {
    name: "copies to another account, to the source's own account and Region",
    change: toVault(
      `'arn:aws:backup:eu-central-1:111122223333:backup-vault:Copies'`,
      `'arn:aws:kms:eu-central-1:111122223333:key/1'`,
    ),
    says: [
      `stages.yaml:27:37 ${PRODUCTION}.backup.toVault.copyVault: got 'arn:aws:backup:eu-central-1:111122223333:backup-vault:Copies'`,
      '[BAK-2, backup.copy-to-same-account]',
    ],
  },
  {
    name: 'copies to another account in an unknown Region',
    change: toVault(`'arn:aws:backup:eu-wets-1:444455556666:backup-vault:Copies'`),
    says: [`stages.yaml:27:37 ${PRODUCTION}.backup.toVault.copyVault: got 'eu-wets-1'`, "'eu-west-1'?"],
  },
  {
    name: 'copies to another account with the key of a third',
    change: toVault(
      `'arn:aws:backup:eu-west-1:444455556666:backup-vault:Copies'`,
      `'arn:aws:kms:eu-west-1:777788889999:key/1'`,
    ),
    says: [
      `stages.yaml:27:107 ${PRODUCTION}.backup.toVault.copyKey: got 'arn:aws:kms:eu-west-1:777788889999:key/1'`,
      'the customer managed key of its vault, in account 444455556666, eu-west-1',
      '[BAK-4, backup.copy-vault-in-other-account]',
    ],
  },
  {
    name: 'copies to another account with an alias as key',
    change: toVault(
      `'arn:aws:backup:eu-west-1:444455556666:backup-vault:Copies'`,
      `'arn:aws:kms:eu-west-1:444455556666:alias/copies'`,
    ),
    says: [
      `stages.yaml:27:107 ${PRODUCTION}.backup.toVault.copyKey: got 'arn:aws:kms:eu-west-1:444455556666:alias/copies'`,
      'not of an alias',
    ],
  },
  {
    name: 'an existing vault of another account without its key',
    change: [
      `toRegion: ${TO_REGION}`,
      "existing: { interval: 12h, evidence: wiki, vault: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:AA', copyVault: 'arn:aws:backup:eu-central-1:444455556666:backup-vault:BB', keys: ['arn:aws:kms:eu-central-1:111122223333:key/1'] }",
    ],
    says: [
      `stages.yaml:27:202 ${PRODUCTION}.backup.existing.keys: got 'arn:aws:kms:eu-central-1:111122223333:key/1'`,
      'in account 444455556666, eu-central-1',
    ],
  },
];

describe('a backup is refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', (it) => expectRefusal(it, LAUNCHING));

  test('copies to another account from one that is not known', () => {
    expectRefusal(
      {
        name: 'no account',
        change: toVault(`'arn:aws:backup:eu-west-1:444455556666:backup-vault:Copies'`),
        says: [
          `stages.yaml:26:37 ${PRODUCTION}.backup.toVault.copyVault: got nothing`,
          '[BAK-2, backup.stack-account-unknown]',
        ],
      },
      LAUNCHING.replace("    account: '111122223333'\n", ''),
    );
  });
});
