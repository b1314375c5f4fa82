import { BackupVault } from 'aws-cdk-lib/aws-backup';
import type { Duration } from 'aws-cdk-lib';
import { z } from 'zod';
import { arn, keyArn } from '../../internal/codec/arn';
import { created, decoded, type Decoded } from '../../internal/codec/decoded';
import { duration } from '../../internal/codec/duration';
import { listOf } from '../../internal/codec/list';
import { exactlyOne, oneOf } from '../../internal/codec/one-of';
import { region } from '../../internal/codec/place';
import { labelled, type Refusal, refusalText } from '../../internal/codec/refusal';
import { inheritedTerms, waiverTerms } from '../../internal/codec/terms';
import { words } from '../../internal/codec/text';
import { type Fault, faultsAt } from '../../internal/fault';
import { Backup } from './backup';
import { INTERVALS, MAX_DAYS, refuseRegion } from './backup-limits';
import { VaultLock } from './vault-lock';
import { described } from './option-descriptions';

const days = (min: number, max: number, remediation: string): z.ZodType<Duration> =>
  duration({ units: ['d'], min: `${min}d`, max: `${max}d`, remediation });

const times = {
  interval: described(
    'BackupTimes.interval',
    duration({
      units: ['h'],
      min: '1h',
      max: '24h',
      values: INTERVALS.map((hours) => `${hours}h`),
      example: '12h',
      remediation: 'choose one at which AWS Backup starts backups',
      requirement: 'BAK-3',
    }),
  ),
  retention: described(
    'BackupTimes.retention',
    days(1, 35, 'leave it out for 35d, the maximum of continuous backup'),
  ).optional(),
  copyRetention: described(
    'BackupTimes.copyRetention',
    days(1, MAX_DAYS, 'leave it out for the retention of backups'),
  ).optional(),
  restoreTesting: described('BackupTimes.restoreTesting', z.boolean()).optional(),
};

const bounds = {
  minRetention: described(
    'RetentionBounds.minRetention',
    days(1, MAX_DAYS, 'leave it out for the retention of the backup'),
  ).optional(),
  maxRetention: described(
    'RetentionBounds.maxRetention',
    days(1, MAX_DAYS, 'leave it out for no maximum'),
  ).optional(),
};

const IRREVERSIBLE: Refusal = {
  id: 'backup.lock-not-acknowledged',
  limit: 'a compliance lock can never be removed',
  remediation: 'write true, or use governance',
};

const lock = exactlyOne(
  z.strictObject({
    governance: described(
      'VaultLock.governance',
      decoded(z.strictObject(bounds), (terms) => VaultLock.governance(terms)),
    ).optional(),
    compliance: described(
      'VaultLock.compliance',
      decoded(
        z.strictObject({
          acknowledgeIrreversible: described(
            'ComplianceLockOptions.acknowledgeIrreversible',
            labelled(z.literal(true, { error: refusalText(IRREVERSIBLE) }), IRREVERSIBLE),
          ),
          changeableFor: described(
            'ComplianceLockOptions.changeableFor',
            days(3, MAX_DAYS, 'three days is the minimum of AWS Backup'),
          ),
          ...bounds,
        }),
        (terms) => VaultLock.compliance(terms),
      ),
    ).optional(),
  }),
  ['governance', 'compliance'],
  'a vault has one lock',
).transform(({ governance, compliance }) => governance ?? compliance);

const vaultArn = arn(
  'backup',
  /backup-vault:[A-Za-z0-9_-]+/,
  'a vault in AWS Backup',
  'arn:aws:backup:eu-west-1:111122223333:backup-vault:Shop',
);

const administratorArn = arn(
  'iam',
  /role\/[A-Za-z0-9/_+=,.@*?-]+/,
  'a role',
  'arn:aws:iam::111122223333:role/BreakGlass',
);

const toRegion = decoded(
  z.strictObject({
    region: region.describe('Another Region of the same partition. Its vault is in a stack of its own.'),
    ...times,
    lock: described(
      'BackupOptions.lock',
      lock,
      'The lock of both vaults: governance or compliance. Default: governance.',
    ).optional(),
    vaultAdministrators: described(
      'BackupOptions.vaultAdministrators',
      listOf(administratorArn, '[arn:aws:iam::111122223333:role/BreakGlass]'),
    ).optional(),
  }),
  ({ region: copyRegion, ...options }) =>
    inOtherRegion({ region: copyRegion }, Backup.toRegion(copyRegion, options)),
);

const existing = decoded(
  z.strictObject({
    vault: described(
      'ExistingBackupOptions.vault',
      vaultArn,
      "The ARN of the vault in the environment's Region.",
    ),
    copyVault: described(
      'ExistingBackupOptions.copyVaultArn',
      vaultArn,
      'The ARN of the vault in another Region of the same partition and account.',
    ),
    keys: described(
      'ExistingBackupOptions.keyArns',
      listOf(keyArn, '[arn:aws:kms:eu-west-1:111122223333:key/1234]'),
    ).optional(),
    evidence: described('ExistingBackupOptions.evidence', words),
    ...times,
  }),
  ({ vault, copyVault, keys, ...options }): Decoded<{ readonly copyVault: string }, Backup> => ({
    written: { copyVault },
    located: [{ path: ['vault'], arn: vault }],
    create: (scope) =>
      Backup.existing({
        ...options,
        vault: BackupVault.fromBackupVaultArn(scope, 'Vault', vault),
        copyVaultArn: copyVault,
        keyArns: keys,
      }),
    faults: ({ region: home }) =>
      home === undefined ? [] : faultsAt(['copyVault'], () => refuseRegion(home, copyVault.split(':')[3])),
  }),
);

const notRetained = decoded(
  z.strictObject({ reason: described('NotRetainedOptions.reason', words) }),
  (options): Decoded<object, Backup> => ({
    ...created(options, Backup.notRetained(options)),
    faults: ({ profile }) =>
      profile.requirements['BAK-1'].required ? [retained(profile.stage, options)] : [],
  }),
);

/** How the data of an environment is backed up. */
export const backupCodec = described(
  'LaunchProps.backup',
  oneOf(
    {
      toRegion: described('Backup.toRegion', toRegion),
      existing: described('Backup.existing', existing, 'As with toRegion, in existing vaults.'),
      inherited: described(
        'Backup.inherited',
        decoded(z.strictObject(inheritedTerms), (terms) => created(terms, Backup.inherited(terms))),
      ),
      notRetained: described('Backup.notRetained', notRetained),
      waived: described(
        'Backup.waived',
        decoded(waiverTerms, (terms) => created(terms, Backup.waived(terms))),
      ),
    },
    'an environment that goes live declares how its data is backed up',
    'BAK-1',
  ),
);

function inOtherRegion(
  written: { readonly region: string },
  backup: Backup,
): Decoded<{ readonly region: string }, Backup> {
  return {
    ...created(written, backup),
    faults: ({ region: home }) =>
      home === undefined ? [] : faultsAt(['region'], () => refuseRegion(home, written.region)),
  };
}

function retained(stage: string, value: object): Fault {
  return {
    id: 'backup.not-retained',
    path: [],
    what: 'backup',
    value,
    limit: `${stage} retains the data of its users`,
    remediation: 'write toRegion, or inherited if the organization backs it up',
    requirement: 'BAK-1',
  };
}
