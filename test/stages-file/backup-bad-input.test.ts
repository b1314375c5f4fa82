import { type BadInput, expectRefusal } from './refused';
import { LAUNCHING } from './temp-file';

const TO_REGION = '{ region: eu-west-1, intervalHours: 12 }';
const PRODUCTION = 'environments.Production';
const toRegion = (description: string): readonly [string, string] => [TO_REGION, description];

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'a region of the backup that is the own',
    change: toRegion('{ region: eu-central-1, intervalHours: 12 }'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'eu-central-1'`,
      'the environment stands in it',
      '[BAK-2]',
    ],
  },
  {
    name: 'a region of the backup in another partition',
    change: toRegion('{ region: cn-north-1, intervalHours: 12 }'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'cn-north-1'`,
      'partition aws-cn',
      '[BAK-2]',
    ],
  },
  {
    name: 'an unknown region of the backup',
    change: toRegion('{ region: eu-wets-1, intervalHours: 12 }'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'eu-wets-1'`,
      "did you mean 'eu-west-1'?",
    ],
  },
  {
    name: 'an interval of backups that AWS refuses',
    change: toRegion('{ region: eu-west-1, intervalHours: 5 }'),
    says: [
      `stages.yaml:27:61 ${PRODUCTION}.backup.toRegion.intervalHours: got 5`,
      '1, 2, 3, 4, 6, 8, 12, 24',
      '[BAK-3]',
    ],
  },
  {
    name: 'no interval of backups',
    change: toRegion('{ region: eu-west-1 }'),
    says: [
      `stages.yaml:27:15 ${PRODUCTION}.backup.toRegion.intervalHours: missing. Hours between two backups`,
    ],
  },
  {
    name: 'a retention that AWS refuses',
    change: toRegion('{ region: eu-west-1, intervalHours: 12, retentionDays: 36 }'),
    says: [`stages.yaml:27:80 ${PRODUCTION}.backup.toRegion.retentionDays: got 36`, 'from 1 to 35'],
  },
  {
    name: 'a retention of copies that AWS refuses',
    change: toRegion('{ region: eu-west-1, intervalHours: 12, copyRetentionDays: 36501 }'),
    says: [`stages.yaml:27:84 ${PRODUCTION}.backup.toRegion.copyRetentionDays: got 36501`, 'from 1 to 36500'],
  },
  {
    name: 'a lock that refuses what is kept',
    change: toRegion(
      '{ region: eu-west-1, intervalHours: 12, retentionDays: 7, lock: { governance: { minRetentionDays: 14 } } }',
    ),
    says: [
      `stages.yaml:27:13 ${PRODUCTION}.backup: got '7 days'`,
      'takes only what is kept for 14 days',
      'change the retention or the lock',
    ],
  },
  {
    name: 'a compliance lock that changes its mind too soon',
    change: toRegion(
      '{ region: eu-west-1, intervalHours: 12, lock: { compliance: { changeableForDays: 2 } } }',
    ),
    says: [
      `stages.yaml:27:106 ${PRODUCTION}.backup.toRegion.lock.compliance.changeableForDays: got 2`,
      'from 3 to 36500',
    ],
  },
  {
    name: 'a backup that is managed elsewhere without reason',
    change: [`toRegion: ${TO_REGION}`, "inherited: { reason: ' ', evidence: wiki/backup }"],
    says: [`stages.yaml:27:36 ${PRODUCTION}.backup.inherited.reason: got ' '`, 'silence is no answer'],
  },
  {
    name: 'a backup that is managed elsewhere without evidence',
    change: [`toRegion: ${TO_REGION}`, 'inherited: { reason: policy }'],
    says: [`stages.yaml:27:15 ${PRODUCTION}.backup.inherited.evidence: missing. Where a reviewer can see it`],
  },
  {
    name: 'a production that retains nothing',
    change: [`toRegion: ${TO_REGION}`, 'notRetained: { reason: nothing }'],
    says: [
      `stages.yaml:27:28 ${PRODUCTION}.backup.notRetained: got a map`,
      'Production keeps the data of its users',
      '[BAK-1]',
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
      'the approver must not be the requester',
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
    says: [`stages.yaml:27:13 ${PRODUCTION}.backup: got a map`, 'exactly one of', '[BAK-1]'],
  },
  {
    name: 'existing vaults in one region',
    change: [
      `toRegion: ${TO_REGION}`,
      "existing: { intervalHours: 12, evidence: wiki, vault: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:A', copyVault: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:B' }",
    ],
    says: [
      `stages.yaml:27:139 ${PRODUCTION}.backup.existing.copyVault: got 'eu-central-1'`,
      'the environment stands in it',
    ],
  },
];

describe('a backup is refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', (it) => expectRefusal(it, LAUNCHING));
});
