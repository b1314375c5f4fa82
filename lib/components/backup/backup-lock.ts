import type { Duration } from 'aws-cdk-lib';
import type { LockConfiguration } from 'aws-cdk-lib/aws-backup';
import { StageEnvironmentError } from '../../private/errors';
import { wholeDays } from './backup-limits';

/** How long what a locked vault takes must be kept. */
export interface RetentionBounds {
  /**
   * The vault refuses what is kept for less: whole days, at least 1.
   *
   * @default - what the vault itself keeps
   */
  readonly leastRetention?: Duration;
  /**
   * The vault refuses what is kept for longer: whole days, at most 36500, more than the least.
   *
   * @default - no bound
   */
  readonly mostRetention?: Duration;
}

/** A lock that becomes part of the vault for ever. */
export interface ComplianceLockOptions extends RetentionBounds {
  /** How long the lock can still be taken off: whole days, at least 3 (72 hours) and at most 36500. */
  readonly changeableFor: Duration;
}

/** How vaults are locked, so that nothing is deleted from them before its time. */
export class BackupLock {
  /**
   * Only who holds the right to change the lock can take it off.
   *
   * @throws StageEnvironmentError for bounds that AWS Backup refuses
   */
  public static governance(bounds: RetentionBounds = {}): BackupLock {
    return new BackupLock('governance', bounds);
  }

  /**
   * After `changeableFor` **nobody can ever take the lock off**: not the account's root user, not AWS. The vault cannot
   * be deleted while it holds anything, and what it holds is paid for until its time is over. There is no way back but
   * to close the account.
   *
   * @throws StageEnvironmentError for bounds that AWS Backup refuses
   */
  public static complianceThatNobodyCanEverUndo(options: ComplianceLockOptions): BackupLock {
    wholeDays("'changeableFor' of the lock", options.changeableFor, { least: 3, most: 36500 });
    return new BackupLock('compliance, which nobody can ever undo', options, options.changeableFor);
  }

  private constructor(
    /** In a few words, for the report. */
    public readonly description: string,
    private readonly bounds: RetentionBounds,
    private readonly changeableFor?: Duration,
  ) {
    const { leastRetention, mostRetention } = bounds;
    const least = leastRetention && wholeDays("'leastRetention' of the lock", leastRetention, DAYS_OF_LOCK);
    const most = mostRetention && wholeDays("'mostRetention' of the lock", mostRetention, DAYS_OF_LOCK);
    if (least !== undefined && most !== undefined && most <= least) {
      refuse("'mostRetention' of the lock", `${most} days`, `it is more than the least, ${least} days`);
    }
  }

  /**
   * The lock of a vault that keeps what it holds for `retention`.
   *
   * @internal
   */
  public _of(vault: string, retention: Duration): LockConfiguration {
    const { leastRetention = retention, mostRetention } = this.bounds;
    const days = retention.toDays();
    if (days < leastRetention.toDays() || days > (mostRetention?.toDays() ?? days)) {
      const most = mostRetention === undefined ? '' : ` to ${mostRetention.toDays()}`;
      refuse(
        `retention of ${vault}`,
        `${days} days`,
        `its lock takes only what is kept for ${leastRetention.toDays()}${most} days`,
      );
    }
    return {
      minRetention: leastRetention,
      maxRetention: mostRetention,
      changeableFor: this.changeableFor,
    };
  }
}

const DAYS_OF_LOCK = { least: 1, most: 36500 };

function refuse(what: string, value: string, limit: string): never {
  throw new StageEnvironmentError({ what, value, limit, remedy: 'change the retention or the lock' });
}
