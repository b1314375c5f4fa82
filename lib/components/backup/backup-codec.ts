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
import { type Fault, faultsAt, refuseFaults } from '../../internal/fault';
import { refuseNothingToCopy } from './air-gapped-copies';
import { MIN_AIR_GAPPED_DAYS } from './air-gapped-vault';
import { Backup } from './backup';
import { INTERVALS, MAX_DAYS, refuseRegion } from './backup-limits';
import {
  copyKeysOf,
  copyVaultOf,
  type HomePlace,
  isInOtherAccount,
  refuseSameAccount,
  refuseSamePlace,
} from './copy-vault';
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
  /backup-vault:[A-Za-z0-9_-]{2,50}/,
  'a vault in AWS Backup',
  'arn:aws:backup:eu-west-1:111122223333:backup-vault:Shop',
);

const administratorArn = arn(
  'iam',
  /role\/[A-Za-z0-9/_+=,.@*?-]+/,
  'a role',
  'arn:aws:iam::111122223333:role/BreakGlass',
);

const airGappedDays = (remediation: string) => days(MIN_AIR_GAPPED_DAYS, MAX_DAYS, remediation);

const airGappedVault = z.strictObject({
  maxRetention: described(
    'RetentionBounds.maxRetention',
    airGappedDays('a week is the minimum of AWS Backup'),
    'The vault refuses a longer retention: whole days, 7 to 36500, at least the retention of copies. It can never be changed.',
  ),
  minRetention: described(
    'RetentionBounds.minRetention',
    airGappedDays('leave it out for 7d, the minimum of AWS Backup'),
    'The vault refuses a shorter retention: whole days, 7 to 36500, at most the retention of copies. It can never be changed. Default: 7d.',
  ).optional(),
});

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
    airGappedVault: described('BackupOptions.airGappedVault', airGappedVault).optional(),
  }),
  ({ region: copyRegion, ...options }): Decoded<{ readonly region: string }, Backup> => ({
    ...created({ region: copyRegion }, Backup.toRegion(copyRegion, options)),
    faults: ({ region: home, protectedResourceTypes }) => [
      ...(home === undefined ? [] : faultsAt(['region'], () => refuseRegion(home, copyRegion))),
      ...(options.airGappedVault === undefined || protectedResourceTypes === undefined
        ? []
        : faultsAt(['airGappedVault'], () => refuseNothingToCopy(protectedResourceTypes))),
    ],
  }),
);

const copyVaultArn = arn(
  'backup',
  /backup-vault:[A-Za-z0-9_-]{2,50}/,
  'a vault in AWS Backup',
  'arn:aws:backup:eu-west-1:444455556666:backup-vault:Copies',
);

const toVault = decoded(
  z.strictObject({
    copyVault: copyVaultArn.describe(
      'The ARN of an existing vault in another account of the organization, in the same or another Region.',
    ),
    copyKey: described('CrossAccountBackupOptions.copyKeyArn', keyArn),
    evidence: described('CrossAccountBackupOptions.evidence', words),
    ...times,
    lock: described(
      'CrossAccountBackupOptions.lock',
      lock,
      "The lock of the vault in the environment's Region: governance or compliance. Default: governance.",
    ).optional(),
    vaultAdministrators: described(
      'CrossAccountBackupOptions.vaultAdministrators',
      listOf(administratorArn, '[arn:aws:iam::111122223333:role/BreakGlass]'),
      "The ARNs of roles that may change or delete the policy and lock of the vault in the environment's Region by hand, as in toRegion. Default: none.",
    ).optional(),
  }),
  ({ copyVault, copyKey, ...options }): Decoded<{ readonly copyVault: string }, Backup> => {
    refuseFaults(faultsAt(['copyVault'], () => copyVaultOf(copyVault)));
    refuseFaults(faultsAt(['copyKey'], () => copyKeysOf(copyVaultOf(copyVault), [copyKey])));
    return {
      ...created({ copyVault }, Backup.toVault(copyVault, { ...options, copyKeyArn: copyKey })),
      faults: ({ region, account }) =>
        region === undefined
          ? []
          : faultsAt(['copyVault'], () => refuseSameAccount({ region, account }, copyVaultOf(copyVault))),
    };
  },
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
      'The ARN of the vault in another Region of the same partition, in another account of the same organization, or both.',
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
    faults: ({ region, account }) =>
      region === undefined ? [] : existingFaults({ region, account }, copyVault, keys ?? []),
  }),
);

function existingFaults(home: HomePlace, copyVault: string, keys: readonly string[]): Fault[] {
  const places = faultsAt(['copyVault'], () => refuseSamePlace(home, copyVaultOf(copyVault)));
  if (places.length > 0) return places;
  const vault = copyVaultOf(copyVault);
  return isInOtherAccount(home, vault) ? faultsAt(['keys'], () => copyKeysOf(vault, keys)) : [];
}

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
      toVault: described('Backup.toVault', toVault),
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
