import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { DeclaredBackup } from '../../requirements/declared-backup';
import type { DeclaredInherited, DeclaredWaiver } from '../../requirements/declarations';
import type { DeclaredPath } from '../../requirements/declared-path';
import type { AlarmDefinition } from '../../spi/alarm-definition';
import type { ProtectedResource } from '../../spi/protected-resource';
import type { IStageHost } from '../../spi/stage-host';

/** What a backup is bound to. */
export interface BackupSpine {
  readonly host: Pick<IStageHost, 'environmentName' | 'profile' | 'dataKey'>;
  /** What the names of vaults and plans are made from; the same whenever the environment is made. */
  readonly identity: string;
  /**
   * Who is told of copies that fail and of restores that ended.
   *
   * @default - nobody
   */
  readonly alarmTopic?: ITopic;
}

/** The backup of an environment, or the answer that it has none of its own. */
export interface IStageBackup {
  /** What tells of backups, copies and restores that fail or do not happen; none while nothing is backed up. */
  readonly alarms: readonly AlarmDefinition[];
  readonly inherited: readonly DeclaredInherited[];
  readonly waivers: readonly DeclaredWaiver[];
  /** What travels to the other Region. */
  readonly paths: readonly DeclaredPath[];
  readonly declared?: DeclaredBackup;
  /** Constructs of the environment that stand in another Region, outside of its tree: tagged and checked with it. */
  readonly support: readonly Construct[];
  /** Backs up what a component holds. */
  attach(componentId: string, protectedResources: readonly ProtectedResource[]): void;
}
