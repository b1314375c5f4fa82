import { Duration, Stack } from 'aws-cdk-lib';
import type { IBackupVault } from 'aws-cdk-lib/aws-backup';
import type { Construct } from 'constructs';
import { checkedInherited } from '../../internal/checked-inherited';
import { StageEnvironmentError } from '../../internal/errors';
import { checkedText } from '../../internal/checked-text';
import { checkedWaiver } from '../../internal/checked-waiver';
import type { InheritedOptions, WaiverTerms } from '../../requirements/declarations';
import { Condition } from '../../requirements/requirement';
import { intervalHours, knownRegion, wholeDays } from './backup-limits';
import { VaultLock } from './vault-lock';
import { existingPlace, ownPlace } from './backup-vaults';
import type { BackupSpine, IStageBackup } from './i-stage-backup';
import { type BackupPlace, StageBackup } from './stage-backup';

/** How often backups are taken, and how long they are kept. */
export interface BackupTimes {
  /** The interval of backups and of their copies: 1, 2, 3, 4, 6, 8, 12 or 24 hours. It is the most a loss of the Region may cost. */
  readonly interval: Duration;
  /**
   * How long backups are kept in the environment's Region, and so how far back point-in-time restore reaches: whole
   * days, 1 to 35 (the most that AWS Backup keeps continuously).
   *
   * @default Duration.days(35)
   */
  readonly retention?: Duration;
  /**
   * How long copies are kept in the other Region: whole days, 1 to 36500.
   *
   * @default - as long as here
   */
  readonly copyRetention?: Duration;
  /**
   * Whether restores are tested twice a week.
   *
   * @default - where the stage asks for it (BAK-6): in production
   */
  readonly restoreTesting?: boolean;
}

/** How an environment is backed up to another Region. */
export interface BackupOptions extends BackupTimes {
  /** @default BackupLock.governance() */
  readonly lock?: VaultLock;
}

/** Vaults that are there already, such as those that an environment left behind. */
export interface ExistingBackupOptions extends BackupTimes {
  /** The vault in the environment's Region. */
  readonly vault: IBackupVault;
  /** The vault in another Region of the same partition and account. */
  readonly copyVaultArn: string;
  /**
   * ARNs of the customer keys of both vaults, which backups and copies must be allowed to use.
   *
   * @default - the vaults are under keys that AWS manages
   */
  readonly keyArns?: string[];
  /** Where a reviewer can see the keys, locks and policies of the vaults. */
  readonly evidence: string;
}

/** Why nothing is retained. */
export interface NotRetainedOptions {
  readonly reason: string;
}

/** How the data of an environment is kept from loss (BAK-1 to BAK-6, OPS-2). */
export abstract class Backup {
  /**
   * Backups in the environment's Region and copies in another, each in a vault under a customer key of its own, locked,
   * from which nobody deletes a recovery point; continuous backup, and with it point-in-time restore, for every store
   * that has it; runbooks, and tests of restores.
   *
   * The vaults outlive the environment, under names made from its identity. To make the environment again with them,
   * deploy with `cdk deploy --import-existing-resources`, or give them to `Backup.existing`.
   *
   * @throws StageEnvironmentError for a Region that is unknown and for times that AWS Backup refuses; at binding for the
   * environment's own Region or one of another partition
   */
  public static toRegion(region: string, options: BackupOptions): Backup {
    return new ToRegion(region, options);
  }

  /**
   * As with `toRegion`, in vaults that are there already.
   *
   * @throws StageEnvironmentError as `toRegion` does, and for an ARN that is none of a vault, of another account, or
   * without evidence
   */
  public static existing(options: ExistingBackupOptions): Backup {
    return new InExistingVaults(options);
  }

  /**
   * The organization backs the environment up, such as by a policy over its accounts.
   *
   * @throws StageEnvironmentError without reason or evidence
   */
  public static inherited(terms: InheritedOptions): Backup {
    return new ManagedElsewhere(terms);
  }

  /**
   * No user data is to be retained for the production launch. Only a soft launch may say so.
   *
   * @throws StageEnvironmentError without reason; at binding for another stage
   */
  public static notRetained(options: NotRetainedOptions): Backup {
    return new NotRetained(options);
  }

  /**
   * The environment lives without backup for a time.
   *
   * @throws StageEnvironmentError for terms without which nobody may waive anything
   */
  public static waived(terms: WaiverTerms): Backup {
    return new Waived(terms);
  }

  /** True if user data of the environment is to outlive it: the condition of BAK-1 to BAK-5 in a soft launch. */
  public readonly retainsUserData: boolean = true;

  /** @internal */
  public abstract _bind(scope: Construct, bindOptions: BackupSpine): IStageBackup;
}

const BACKUP_ROWS = ['BAK-1', 'BAK-2', 'BAK-3', 'BAK-4', 'BAK-5', 'BAK-6', 'OPS-2'] as const;

abstract class Planned extends Backup {
  protected readonly retention: Duration;
  protected readonly copyRetention: Duration;
  private readonly intervalHours: number;

  constructor(private readonly times: BackupTimes) {
    super();
    const { interval, retention = Duration.days(35), copyRetention = retention } = times;
    this.intervalHours = intervalHours(interval);
    wholeDays("'retention' of the backup", retention, { least: 1, most: 35 });
    wholeDays("'copyRetention' of the backup", copyRetention, { least: 1, most: 36500 });
    this.retention = retention;
    this.copyRetention = copyRetention;
  }

  public override _bind(scope: Construct, bindOptions: BackupSpine): IStageBackup {
    const { restoreTesting = bindOptions.host.profile.requirements['BAK-6'].required } = this.times;
    return new StageBackup(scope, 'Plan', bindOptions, this.place(scope, bindOptions), {
      intervalHours: this.intervalHours,
      retention: this.retention,
      copyRetention: this.copyRetention,
      restoresAreTested: restoreTesting,
    });
  }

  protected abstract place(scope: Construct, bindOptions: BackupSpine): BackupPlace;
}

class ToRegion extends Planned {
  private readonly lock: VaultLock;

  constructor(
    private readonly region: string,
    options: BackupOptions,
  ) {
    super(options);
    knownRegion('Region that backups are copied to', region);
    this.lock = options.lock ?? VaultLock.governance();
    this.locks();
  }

  protected override place(scope: Construct, bindOptions: BackupSpine): BackupPlace {
    return ownPlace(scope, bindOptions, {
      region: this.region,
      description: this.lock.description,
      ...this.locks(),
    });
  }

  private locks() {
    return {
      lock: this.lock._of('backups', this.retention),
      copyLock: this.lock._of('copies', this.copyRetention),
    };
  }
}

class InExistingVaults extends Planned {
  constructor(private readonly options: ExistingBackupOptions) {
    super(options);
    checkedText('evidence of existing vaults', options.evidence, 'BAK-4');
  }

  protected override place(scope: Construct): BackupPlace {
    return existingPlace(Stack.of(scope), this.options);
  }
}

class ManagedElsewhere extends Backup {
  private readonly inherited;

  constructor(private readonly terms: InheritedOptions) {
    super();
    this.inherited = checkedInherited('backup managed elsewhere', [...BACKUP_ROWS], terms);
  }

  public override _bind(): IStageBackup {
    return without({ description: `managed elsewhere: ${this.terms.reason}`, inherited: this.inherited });
  }
}

class NotRetained extends Backup {
  public override readonly retainsUserData = false;

  constructor(private readonly options: NotRetainedOptions) {
    super();
    checkedText('reason why nothing is retained', options.reason, 'BAK-1');
  }

  public override _bind(
    _scope: Construct,
    { host: { profile, environmentName } }: BackupSpine,
  ): IStageBackup {
    if (profile.requirements['BAK-1'].cell.condition !== Condition.USER_DATA_RETAINED) {
      throw new StageEnvironmentError({
        what: `backup of environment ${environmentName}`,
        value: 'not retained',
        limit: `${profile.stage} keeps the data of its users, whatever it is`,
        remediation: 'use Backup.toRegion, or Backup.inherited if the organization backs it up',
        requirement: 'BAK-1',
      });
    }
    return without({ description: `no user data is retained: ${this.options.reason}` });
  }
}

class Waived extends Backup {
  private readonly waivers;

  constructor(private readonly terms: WaiverTerms) {
    super();
    this.waivers = BACKUP_ROWS.map((requirement) => checkedWaiver('backup waived', requirement, terms));
  }

  public override _bind(): IStageBackup {
    return without({
      description: `waived until ${this.terms.expires}: ${this.terms.reason}`,
      waivers: this.waivers,
    });
  }
}

interface Without extends Partial<Pick<IStageBackup, 'inherited' | 'waivers'>> {
  readonly description: string;
}

function without({ description, inherited = [], waivers = [] }: Without): IStageBackup {
  return {
    alarms: [],
    inherited,
    waivers,
    paths: [],
    declared: { description, preflight: [] },
    support: [],
    attach: () => undefined,
  };
}
