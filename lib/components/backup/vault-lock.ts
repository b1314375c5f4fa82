import type { Duration } from 'aws-cdk-lib';
import type { LockConfiguration } from 'aws-cdk-lib/aws-backup';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import { MAX_DAYS, wholeDays } from './backup-limits';

/** The retention that a locked vault accepts. */
export interface RetentionBounds {
  /**
   * The vault refuses a shorter retention: whole days, at least 1.
   *
   * @default - the retention of the backup
   */
  readonly minRetention?: Duration;
  /**
   * The vault refuses a longer retention: whole days, at most 36500, more than `minRetention`.
   *
   * @default - unlimited
   */
  readonly maxRetention?: Duration;
}

/** Options of a lock that becomes permanent. */
export interface ComplianceLockOptions extends RetentionBounds {
  /** Must be true: the lock can never be removed once `changeableFor` is over. */
  readonly acknowledgeIrreversible: boolean;
  /** How long the lock can still be removed: whole days, at least 3 (72 hours) and at most 36500. */
  readonly changeableFor: Duration;
}

/** The lock of vaults, which keeps recovery points from being deleted before their retention ends. */
export class VaultLock {
  /**
   * The lock can be removed only with the IAM permission to change it.
   *
   * @throws StageEnvironmentError for bounds that AWS Backup refuses
   */
  public static governance(bounds: RetentionBounds = {}): VaultLock {
    return new VaultLock('governance', bounds);
  }

  /**
   * After `changeableFor` the lock is **irreversible**: neither the account's root user nor AWS can remove it. The vault
   * cannot be deleted while it holds recovery points, and each costs money until its retention ends, unless the account
   * is closed.
   *
   * @throws StageEnvironmentError without the acknowledgement, and for bounds that AWS Backup refuses
   */
  public static compliance(options: ComplianceLockOptions): VaultLock {
    if (!options.acknowledgeIrreversible) {
      throw new StageEnvironmentError({
        id: 'backup.lock-not-acknowledged',
        what: "'acknowledgeIrreversible' of the lock",
        value: options.acknowledgeIrreversible,
        limit: 'a compliance lock can never be removed once changeableFor is over',
        remediation: 'set it to true, or use VaultLock.governance()',
      });
    }
    wholeDays("'changeableFor' of the lock", options.changeableFor, { min: 3, max: MAX_DAYS });
    return new VaultLock('compliance, irreversible', options, options.changeableFor);
  }

  private constructor(
    /** In a few words, for the report. */
    public readonly description: string,
    private readonly bounds: RetentionBounds,
    private readonly changeableFor?: Duration,
  ) {
    const { minRetention, maxRetention } = bounds;
    const min = minRetention && wholeDays("'minRetention' of the lock", minRetention, DAYS_OF_LOCK);
    const max = maxRetention && wholeDays("'maxRetention' of the lock", maxRetention, DAYS_OF_LOCK);
    if (min !== undefined && max !== undefined && max <= min) {
      refuse({
        id: 'backup.lock-bounds',
        what: "'maxRetention' of the lock",
        value: `${max} days`,
        limit: `it must be more than minRetention, ${min} days`,
      });
    }
  }

  /**
   * The lock configuration of a vault with recovery points of one retention.
   *
   * @internal
   */
  public _of(vault: string, retention: Duration): LockConfiguration {
    const { minRetention = retention, maxRetention } = this.bounds;
    const days = retention.toDays();
    if (days < minRetention.toDays() || days > (maxRetention?.toDays() ?? days)) {
      const upTo = maxRetention === undefined ? ' or more' : ` to ${maxRetention.toDays()}`;
      refuse({
        id: 'backup.retention-outside-lock',
        what: `retention of ${vault}`,
        value: `${days} days`,
        limit: `the lock of its vault accepts ${minRetention.toDays()}${upTo} days`,
      });
    }
    return { minRetention, maxRetention, changeableFor: this.changeableFor };
  }
}

const DAYS_OF_LOCK = { min: 1, max: MAX_DAYS };

function refuse(fault: Omit<StageEnvironmentErrorProps, 'remediation'>): never {
  throw new StageEnvironmentError({ ...fault, remediation: 'change the retention or the lock' });
}
