import { Duration } from 'aws-cdk-lib';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import type { Construct } from 'constructs';
import { Backup, BackupLock, type BackupTimes, type RetentionBounds } from '../../lib';
import type { BackupDescription } from './backup-schema';
import { given } from './given';

/**
 * The backup that is described.
 *
 * @param scope holds what is made elsewhere and only referred to: a vault
 */
export function toBackup(scope: Construct, backup: BackupDescription): Backup {
  const { toRegion, existing, managedElsewhere, notRetained, waived } = backup;
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
  if (managedElsewhere !== undefined) return Backup.managedElsewhere(managedElsewhere);
  if (notRetained !== undefined) return Backup.notRetained(notRetained);
  return Backup.waived(given(waived));
}

type TimesDescription = Pick<
  NonNullable<BackupDescription['toRegion']>,
  'everyHours' | 'keepForDays' | 'keepCopiesForDays' | 'testRestores'
>;

function toTimes({
  everyHours,
  keepForDays,
  keepCopiesForDays,
  testRestores,
}: TimesDescription): BackupTimes {
  return {
    every: Duration.hours(everyHours),
    keepFor: days(keepForDays),
    keepCopiesFor: days(keepCopiesForDays),
    testRestores,
  };
}

type LockDescription = NonNullable<NonNullable<BackupDescription['toRegion']>['lock']>;

function toLock({ governance, complianceThatNobodyCanEverUndo: compliance }: LockDescription): BackupLock {
  if (compliance === undefined) return BackupLock.governance(toBounds(governance ?? {}));
  return BackupLock.complianceThatNobodyCanEverUndo({
    ...toBounds(compliance),
    changeableFor: Duration.days(compliance.changeableForDays),
  });
}

function toBounds({
  leastRetentionDays,
  mostRetentionDays,
}: NonNullable<LockDescription['governance']>): RetentionBounds {
  return { leastRetention: days(leastRetentionDays), mostRetention: days(mostRetentionDays) };
}

function days(count: number | undefined): Duration | undefined {
  return count === undefined ? undefined : Duration.days(count);
}
