import type { BackupPlan, IBackupVault } from 'aws-cdk-lib/aws-backup';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { DeclaredBackup } from '../requirements/declared-backup';
import type { DeclaredInherited, DeclaredWaiver } from '../requirements/declarations';
import type { DeclaredPath } from '../requirements/declared-path';
import type { AlarmDefinition } from './alarm-definition';
import type { Automations } from './automation';
import type { ProtectedResource } from './protected-resource';

/** The backup of an environment, or the decision that it has none of its own. */
export interface IStageBackup {
  /**
   * The vault in the environment's Region.
   *
   * @default - the environment has no backup of its own
   */
  readonly vault?: IBackupVault;
  /**
   * The vault for copies in another Region.
   *
   * @default - the environment has no backup of its own
   */
  readonly copyVault?: IBackupVault;
  /**
   * The plan by which snapshots are taken and copied.
   *
   * @default - the environment has no backup of its own
   */
  readonly plan?: BackupPlan;
  /**
   * The plan by which resources that support it are backed up continuously.
   *
   * @default - the environment has no backup of its own
   */
  readonly continuousPlan?: BackupPlan;
  /**
   * The logically air-gapped vault in the Region of the copies.
   *
   * @default - none
   */
  readonly airGappedVault?: IBackupVault;
  /**
   * The plan by which snapshots of what the logically air-gapped vault takes are taken, and copied to both vaults.
   *
   * @default - none
   */
  readonly airGappedPlan?: BackupPlan;
  /**
   * The role that takes backups.
   *
   * @default - the environment has no backup of its own
   */
  readonly backupRole?: IRole;
  /**
   * The role that restores.
   *
   * @default - the environment has no backup of its own
   */
  readonly restoreRole?: IRole;
  /** The alarms on backups, copies and restores that fail or do not happen; none while nothing is backed up. */
  readonly alarms: AlarmDefinition[];
  readonly inherited: DeclaredInherited[];
  readonly waivers: DeclaredWaiver[];
  /** The paths of copies to the other Region. */
  readonly paths: DeclaredPath[];
  readonly declared?: DeclaredBackup;
  /** Constructs of the environment in another Region, outside of its tree, which are tagged and checked with it. */
  readonly support: Construct[];
  /** Backs up the resources of a component. */
  attach(componentId: string, protectedResources: ProtectedResource[]): void;
  /** Stops a component while a restored resource takes the place of one that it uses. */
  attachConsumer(consumer: BackupConsumer): void;
}

/** A component that uses others, which may be restored. */
export interface BackupConsumer {
  readonly componentId: string;
  /** The ids of the components that it uses. */
  readonly uses: string[];
  /**
   * How it is stopped and started.
   *
   * @default - it is stopped and started by hand
   */
  readonly automations?: Automations;
}
