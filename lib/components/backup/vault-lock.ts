import type { Duration } from 'aws-cdk-lib';
import type { LockConfiguration } from 'aws-cdk-lib/aws-backup';
import { StageEnvironmentError } from '../../internal/errors';
import { wholeDays } from './backup-limits';

/** How long what a locked vault takes must be kept. */
export interface RetentionBounds {
  /**
   * The vault refuses what is kept for less: whole days, at least 1.
   *
   * @default - what the vault itself keeps
   */
  readonly minRetention?: Duration;
  /**
   * The vault refuses what is kept for longer: whole days, at most 36500, more than the least.
   *
   * @default - no bound
   */
  readonly maxRetention?: Duration;
}

/** A lock that becomes part of the vault for ever. */
export interface ComplianceLockOptions extends RetentionBounds {
  /** How long the lock can still be taken off: whole days, at least 3 (72 hours) and at most 36500. */
  readonly changeableFor: Duration;
}

/** How vaults are locked, so that nothing is deleted from them before its time. */
export class VaultLock {
  /**
   * Only who holds the right to change the lock can take it off.
   *
   * @throws StageEnvironmentError for bounds that AWS Backup refuses
   */
  public static governance(bounds: RetentionBounds = {}): VaultLock {
    return new VaultLock('governance', bounds);
  }

  /**
   * After `changeableFor` **nobody can ever take the lock off**: not the account's root user, not AWS. The vault cannot
   * be deleted while it holds anything, and what it holds is paid for until its time is over. There is no way back but
   * to close the account.
   *
   * @throws StageEnvironmentError for bounds that AWS Backup refuses
   */
  public static compliance(options: ComplianceLockOptions): VaultLock {
    wholeDays("'changeableFor' of the lock", options.changeableFor, { least: 3, most: 36500 });
    return new VaultLock('compliance, which nobody can ever undo', options, options.changeableFor);
  }

  private constructor(
    /** In a few words, for the report. */
    public readonly description: string,
    private readonly bounds: RetentionBounds,
    private readonly changeableFor?: Duration,
  ) {
    const { minRetention, maxRetention } = bounds;
    const least = minRetention && wholeDays("'leastRetention' of the lock", minRetention, DAYS_OF_LOCK);
    const most = maxRetention && wholeDays("'mostRetention' of the lock", maxRetention, DAYS_OF_LOCK);
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
    const { minRetention = retention, maxRetention } = this.bounds;
    const days = retention.toDays();
    if (days < minRetention.toDays() || days > (maxRetention?.toDays() ?? days)) {
      const most = maxRetention === undefined ? '' : ` to ${maxRetention.toDays()}`;
      refuse(
        `retention of ${vault}`,
        `${days} days`,
        `its lock takes only what is kept for ${minRetention.toDays()}${most} days`,
      );
    }
    return {
      minRetention: minRetention,
      maxRetention: maxRetention,
      changeableFor: this.changeableFor,
    };
  }
}

const DAYS_OF_LOCK = { least: 1, most: 36500 };

function refuse(what: string, value: string, limit: string): never {
  throw new StageEnvironmentError({ what, value, limit, remediation: 'change the retention or the lock' });
}
