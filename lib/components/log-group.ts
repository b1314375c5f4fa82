import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StageProfile } from '../requirements/stage-profile';
import { StageKind } from '../requirements/stage-kind';

const RETENTION: Readonly<Record<StageKind, RetentionDays>> = {
  [StageKind.DEVELOPMENT]: RetentionDays.ONE_WEEK,
  [StageKind.STAGING]: RetentionDays.ONE_MONTH,
  [StageKind.SOFT_LAUNCH]: RetentionDays.ONE_YEAR,
  [StageKind.PRODUCTION]: RetentionDays.ONE_YEAR,
};

/** An encrypted log group; gone with the environment where its data is. */
export function createLogGroup(
  scope: Construct,
  id: string,
  spine: { readonly profile: StageProfile; readonly dataKey: IKey },
): LogGroup {
  return new LogGroup(scope, id, {
    encryptionKey: spine.dataKey,
    retention: RETENTION[spine.profile.stage],
    removalPolicy: spine.profile.retainsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}
