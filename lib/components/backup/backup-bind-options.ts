import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { IStageHost } from '../../spi/stage-host';

/** What a backup is created for. */
export interface BackupBindOptions {
  readonly host: Pick<IStageHost, 'environmentName' | 'profile' | 'dataKey'>;
  /** The source of the names of vaults and plans; the same whenever the environment is created. */
  readonly identity: string;
  /**
   * The topic that is notified of failed copies and of completed restores.
   *
   * @default - none
   */
  readonly alarmTopic?: ITopic;
  /**
   * Creates a topic for the same contacts in another Region, if there are some that can be subscribed there.
   *
   * @default - none
   */
  readonly alarmTopicIn?: (scope: Construct) => ITopic | undefined;
}
