import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { StageProfile } from '../../requirements/stage-profile';

/** What a network is created for. */
export interface NetworkBindOptions {
  readonly profile: StageProfile;
  readonly dataKey: IKey;
}
