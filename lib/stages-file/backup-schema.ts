import { Stack } from 'aws-cdk-lib';
import { z } from 'zod';
import { arn, asConstructsSay, exactlyOne, keyArn, listOf, region, wholeNumber } from './formats';
import { elsewhereTerms, waiverSchema, words } from './waiver-terms-schema';
import { toBackup } from './to-backup';

const INTERVALS = [1, 2, 3, 4, 6, 8, 12, 24] as const;
// AWS Backup keeps nothing for longer than a hundred years.
const MOST_DAYS = 36500;

const vaultArn = arn(
  'backup',
  /backup-vault:[A-Za-z0-9_-]+/,
  'a vault in AWS Backup',
  'arn:aws:backup:eu-west-1:111122223333:backup-vault:Shop',
);

const times = {
  intervalHours: z
    .literal(INTERVALS, {
      error: `AWS Backup starts backups every ${INTERVALS.join(', ')} hours; choose one of these [BAK-3]`,
    })
    .describe(
      'Hours between two backups, and two copies: 1, 2, 3, 4, 6, 8, 12 or 24. It is the most that a loss of the region may cost.',
    ),
  retentionDays: wholeNumber(1, 35, 'leave it out for 35, the most that AWS Backup keeps continuously')
    .optional()
    .describe('Days for which backups are kept in the region, from 1 to 35. Default: 35.'),
  copyRetentionDays: wholeNumber(1, MOST_DAYS, 'leave it out for as long as here')
    .optional()
    .describe(
      'Days for which copies are kept in the other region, from 1 to 36500. Default: as long as here.',
    ),
  restoreTesting: z
    .boolean()
    .optional()
    .describe('Whether restores are tested twice a week. Default: true in production, false in soft launch.'),
};

const bounds = {
  minRetentionDays: wholeNumber(1, MOST_DAYS, 'leave it out for what the vault itself keeps')
    .optional()
    .describe('The vault refuses what is kept for fewer days. Default: what the vault itself keeps.'),
  maxRetentionDays: wholeNumber(1, MOST_DAYS, 'leave it out for no bound')
    .optional()
    .describe('The vault refuses what is kept for more days. Default: no bound.'),
};

const lockSchema = exactlyOne(
  z.strictObject({
    governance: z
      .strictObject(bounds)
      .optional()
      .describe('Only who holds the right to change the lock can take it off. Write {} for the defaults.'),
    compliance: z
      .strictObject({
        acknowledgeIrreversible: z
          .literal(true, { error: 'a compliance lock can never be removed; write true, or use governance' })
          .describe('Must be true: the lock can never be removed once changeableForDays are over.'),
        changeableForDays: wholeNumber(
          3,
          MOST_DAYS,
          'three days is the least that AWS Backup takes',
        ).describe(
          'Days for which the lock can still be taken off, at least 3. After that nobody ever can, not even AWS.',
        ),
        ...bounds,
      })
      .optional()
      .describe(
        'A lock that becomes part of the vault for ever: nothing is deleted before its time, and all is paid for.',
      ),
  }),
  ['governance', 'compliance'],
  'a vault has one lock',
);

const described = exactlyOne(
  z.strictObject({
    toRegion: z
      .strictObject({
        region: region.describe(
          'The other region, of the same partition; its vault stands in a stack of its own.',
        ),
        ...times,
        lock: lockSchema
          .optional()
          .describe('How the vaults are locked: governance or compliance. Default: governance.'),
      })
      .optional()
      .describe(
        'Backups in the region and copies in another, in locked vaults under customer keys that outlive the environment.',
      ),
    existing: z
      .strictObject({
        vault: vaultArn.describe("The ARN of the vault in the environment's region."),
        copyVault: vaultArn.describe('The ARN of the vault in another region of the same account.'),
        keys: listOf(keyArn, '[arn:aws:kms:eu-west-1:111122223333:key/1234]')
          .optional()
          .describe('ARNs of the customer keys of both vaults. Default: keys that AWS manages.'),
        evidence: words.describe('Where a reviewer can see the keys, locks and policies of the vaults.'),
        ...times,
      })
      .optional()
      .describe('As with toRegion, in vaults that are there already.'),
    inherited: z
      .strictObject(elsewhereTerms)
      .optional()
      .describe('The organization backs the environment up, such as by a policy over its accounts.'),
    notRetained: z
      .strictObject({ reason: words.describe('Why nothing is retained.') })
      .optional()
      .describe('No user data is to be retained for the production launch. Only a soft launch may say so.'),
    waived: waiverSchema
      .optional()
      .describe(
        'The environment lives without backup for a time, with the consent of somebody who may give it.',
      ),
  }),
  ['toRegion', 'existing', 'inherited', 'notRetained', 'waived'],
  'an environment that goes live says what keeps its data from loss [BAK-1]',
);

export type BackupDescription = z.infer<typeof described>;

export const backupSchema = described.superRefine(
  asConstructsSay((backup: BackupDescription) => toBackup(new Stack(), backup)),
);
