import { Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { checkedInherited } from '../../internal/checked-inherited';
import { checkedText } from '../../internal/checked-text';
import { checkedWaiver } from '../../internal/checked-waiver';
import { StageEnvironmentError } from '../../internal/errors';
import { refuseFaults } from '../../internal/fault';
import type { WaiverTerms } from '../../requirements/waiver-terms';
import type { InheritedOptions } from '../../requirements/inherited-options';
import { Condition } from '../../requirements/requirement';
import { airGappedRetention, airGappedVaultFaults } from './air-gapped-vault';
import { intervalHours, knownRegion, MAX_DAYS, wholeDays } from './backup-limits';
import { existingPlace, ownPlace, vaultPlace } from './backup-vaults';
import { copyKeysOf, copyVaultOf } from './copy-vault';
import type { BackupBindOptions } from './backup-bind-options';
import type {
  BackupOptions,
  BackupTimes,
  CrossAccountBackupOptions,
  ExistingBackupOptions,
  NotRetainedOptions,
} from './backup-options';
import type { IStageBackup } from '../../spi/backup';
import { type BackupPlace, type BackupTerms, StageBackup } from './stage-backup';
import { VaultLock } from './vault-lock';
import { checkedAdministrators } from './vault-policy';

const REQUIREMENTS = ['BAK-1', 'BAK-2', 'BAK-3', 'BAK-4', 'BAK-5', 'BAK-6', 'OPS-2'] as const;

/** How the data of an environment is backed up (BAK-1 to BAK-6, OPS-2). */
export class Backup {
  /**
   * Snapshots in the environment's Region and copies in another, each in a locked vault with a customer managed key of its
   * own, from which no recovery point can be deleted; continuous backup, and with it point-in-time restore, for every
   * resource that supports it; runbooks, and tests of restores.
   *
   * The vaults outlive the environment, under names derived from its path. To create the environment again with them,
   * deploy with `cdk deploy --import-existing-resources`, or pass them to `Backup.existing`.
   *
   * With `airGappedVault`, what such a vault takes is also copied to a logically air-gapped vault in the other Region.
   *
   * @param region another Region of the same partition
   * @throws StageEnvironmentError for an unknown Region, for times that AWS Backup refuses, and for a Region without
   * air-gapped vaults where one is chosen; in an environment, for its own Region or one of another partition; at synthesis,
   * for an air-gapped vault that takes nothing of what is backed up
   */
  public static toRegion(region: string, options: BackupOptions): Backup {
    knownRegion('Region that backups are copied to', region);
    const terms = checkedTimes(options);
    const lock = options.lock ?? VaultLock.governance();
    const locks = {
      lock: lock._of('backups', terms.retention),
      copyLock: lock._of('copies', terms.copyRetention),
    };
    const administrators = checkedAdministrators(options.vaultAdministrators);
    const { airGappedVault } = options;
    if (airGappedVault !== undefined) {
      refuseFaults(airGappedVaultFaults(region, airGappedVault, terms.copyRetention));
    }
    const airGapped = airGappedVault && airGappedRetention(airGappedVault);
    const place = { region, description: lock.description, administrators, airGapped, ...locks };
    return new Backup(true, (scope, bindOptions) =>
      createBackup(scope, bindOptions, ownPlace(scope, bindOptions, place), terms),
    );
  }

  /**
   * Snapshots in the environment's Region, as with `toRegion`, and copies in an existing vault of another account of the
   * organization, in the same or another Region. BAK-2 is met by another Region only.
   *
   * The keys of the environment admit that account, and the vault takes copies back from it. What the other account must
   * allow, and the organization enable, is in the checklist.
   *
   * @param copyVaultArn the ARN of the vault, a literal
   * @throws StageEnvironmentError for an ARN that is not a vault's, for a key that is not in its account and Region, without
   * evidence, and for times that AWS Backup refuses; in an environment, for its own account, for one that is known only at
   * deployment, and for another partition
   */
  public static toVault(copyVaultArn: string, options: CrossAccountBackupOptions): Backup {
    const copyVault = copyVaultOf(copyVaultArn);
    const terms = checkedTimes(options);
    const { copyKeyArn } = options;
    const { copyRetention } = terms;
    copyKeysOf(copyVault, [copyKeyArn]);
    const evidence = checkedText('evidence of the vault for copies', options.evidence, 'BAK-4');
    const vaultLock = options.lock ?? VaultLock.governance();
    const { description } = vaultLock;
    const lock = vaultLock._of('backups', terms.retention);
    const administrators = checkedAdministrators(options.vaultAdministrators);
    const place = { copyVault, copyKeyArn, copyRetention, evidence, description, lock, administrators };
    return new Backup(true, (scope, bindOptions) =>
      createBackup(scope, bindOptions, vaultPlace(scope, bindOptions, place), terms),
    );
  }

  /**
   * As with `toRegion`, in existing vaults.
   *
   * @throws StageEnvironmentError as `toRegion` does, for an ARN that is not a vault's, for a vault of another account
   * without its key, and without evidence
   */
  public static existing(options: ExistingBackupOptions): Backup {
    const terms = checkedTimes(options);
    checkedText('evidence of existing vaults', options.evidence, 'BAK-4');
    return new Backup(true, (scope, bindOptions) =>
      createBackup(
        scope,
        bindOptions,
        existingPlace(Stack.of(scope), bindOptions.host, options, terms.copyRetention),
        terms,
      ),
    );
  }

  /**
   * The organization backs up the environment, such as by a policy over its accounts.
   *
   * @throws StageEnvironmentError if the reason or the evidence is blank
   */
  public static inherited(terms: InheritedOptions): Backup {
    const inherited = checkedInherited('inherited backup', [...REQUIREMENTS], terms);
    return new Backup(true, () => withoutBackup({ description: `inherited: ${terms.from}`, inherited }));
  }

  /**
   * No user data is retained for the production launch. Only a soft launch may decide so.
   *
   * @throws StageEnvironmentError if the reason is blank; in an environment, for another stage
   */
  public static notRetained(options: NotRetainedOptions): Backup {
    const reason = checkedText('reason why nothing is retained', options.reason, 'BAK-1');
    return new Backup(false, (_scope, { host: { profile, environmentName } }) => {
      if (profile.requirements['BAK-1'].cell.condition === Condition.USER_DATA_RETAINED) {
        return withoutBackup({ description: `no user data is retained: ${reason}` });
      }
      throw new StageEnvironmentError({
        id: 'backup.not-retained',
        what: `backup of environment ${environmentName}`,
        value: 'not retained',
        limit: `${profile.stage} retains the data of its users`,
        remediation: 'use Backup.toRegion, or Backup.inherited if the organization backs it up',
        requirement: 'BAK-1',
      });
    });
  }

  /**
   * The environment has no backup for a time, with consent.
   *
   * @throws StageEnvironmentError if a term is blank, the expiry is not a day, or requester and approver are the same
   */
  public static waived(terms: WaiverTerms): Backup {
    const waivers = REQUIREMENTS.map((requirement) => checkedWaiver('waived backup', requirement, terms));
    const description = `waived until ${terms.expires}: ${terms.reason}`;
    return new Backup(true, () => withoutBackup({ description, waivers }));
  }

  private constructor(
    /** Whether user data outlives the environment: the condition of BAK-1 to BAK-5 in a soft launch. */
    public readonly retainsUserData: boolean,
    private readonly create: (scope: Construct, bindOptions: BackupBindOptions) => IStageBackup,
  ) {}

  /** @internal */
  public _bind(scope: Construct, bindOptions: BackupBindOptions): IStageBackup {
    return this.create(scope, bindOptions);
  }
}

type CheckedTimes = Omit<BackupTerms, 'restoresAreTested'> & Pick<BackupTimes, 'restoreTesting'>;

function checkedTimes(times: BackupTimes): CheckedTimes {
  const { interval, retention = Duration.days(35), copyRetention = retention, restoreTesting } = times;
  wholeDays("'retention' of the backup", retention, { min: 1, max: 35 });
  wholeDays("'copyRetention' of the backup", copyRetention, { min: 1, max: MAX_DAYS });
  return { intervalHours: intervalHours(interval), retention, copyRetention, restoreTesting };
}

function createBackup(
  scope: Construct,
  bindOptions: BackupBindOptions,
  place: BackupPlace,
  { restoreTesting, ...terms }: CheckedTimes,
): StageBackup {
  const { required } = bindOptions.host.profile.requirements['BAK-6'];
  return new StageBackup(scope, 'Plan', bindOptions, place, {
    ...terms,
    restoresAreTested: restoreTesting ?? required,
  });
}

interface WithoutBackup extends Partial<Pick<IStageBackup, 'inherited' | 'waivers'>> {
  readonly description: string;
}

function withoutBackup({ description, inherited = [], waivers = [] }: WithoutBackup): IStageBackup {
  return {
    alarms: [],
    inherited,
    waivers,
    paths: [],
    declared: { description, preflight: [] },
    support: [],
    attach: () => undefined,
    attachConsumer: () => undefined,
  };
}
