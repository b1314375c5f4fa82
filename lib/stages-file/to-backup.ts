import { Duration } from 'aws-cdk-lib';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import type { Construct } from 'constructs';
import { Backup, VaultLock, type BackupTimes, type RetentionBounds } from '..';
import type { BackupDescription } from './backup-schema';
import { given } from './given';

/**
 * The backup that is described.
 *
 * @param scope holds what is made elsewhere and only referred to: a vault
 */
export function toBackup(scope: Construct, backup: BackupDescription): Backup {
  const { toRegion, existing, inherited, notRetained, waived } = backup;
  if (toRegion !== undefined) {
    return Backup.toRegion(toRegion.region, {
      ...toTimes(toRegion),
      lock: toRegion.lock && toLock(toRegion.lock),
    });
  }
  if (existing !== undefined) {
    return Backup.existing({
      ...toTimes(existing),
      vault: BackupVault.fromBackupVaultArn(scope, 'Vault', existing.vault),
      copyVaultArn: existing.copyVault,
      keyArns: existing.keys,
      evidence: existing.evidence,
    });
  }
  if (inherited !== undefined) return Backup.inherited(inherited);
  if (notRetained !== undefined) return Backup.notRetained(notRetained);
  return Backup.waived(given(waived));
}

type TimesDescription = Pick<
  NonNullable<BackupDescription['toRegion']>,
  'intervalHours' | 'retentionDays' | 'copyRetentionDays' | 'restoreTesting'
>;

function toTimes({
  intervalHours,
  retentionDays,
  copyRetentionDays,
  restoreTesting,
}: TimesDescription): BackupTimes {
  return {
    interval: Duration.hours(intervalHours),
    retention: days(retentionDays),
    copyRetention: days(copyRetentionDays),
    restoreTesting,
  };
}

type LockDescription = NonNullable<NonNullable<BackupDescription['toRegion']>['lock']>;

function toLock({ governance, compliance }: LockDescription): VaultLock {
  if (compliance === undefined) return VaultLock.governance(toBounds(governance ?? {}));
  return VaultLock.compliance({
    ...toBounds(compliance),
    acknowledgeIrreversible: compliance.acknowledgeIrreversible,
    changeableFor: Duration.days(compliance.changeableForDays),
  });
}

function toBounds({
  minRetentionDays,
  maxRetentionDays,
}: NonNullable<LockDescription['governance']>): RetentionBounds {
  return { minRetention: days(minRetentionDays), maxRetention: days(maxRetentionDays) };
}

function days(count: number | undefined): Duration | undefined {
  return count === undefined ? undefined : Duration.days(count);
}
