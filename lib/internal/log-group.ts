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

/**
 * An encrypted log group; gone with the environment where its data is.
 *
 * @param logGroupName only where a service insists on one: a kept group of a fixed name stands in the way of the next
 */
export function createLogGroup(
  scope: Construct,
  id: string,
  bindOptions: { readonly profile: StageProfile; readonly dataKey: IKey },
  logGroupName?: string,
): LogGroup {
  return new LogGroup(scope, id, {
    logGroupName,
    encryptionKey: bindOptions.dataKey,
    retention: RETENTION[bindOptions.profile.stage],
    removalPolicy: bindOptions.profile.retainsData ? kept(logGroupName) : RemovalPolicy.DESTROY,
  });
}

/** A group of a fixed name goes with a first deployment that fails, so that the next can make it again. */
function kept(logGroupName?: string): RemovalPolicy {
  return logGroupName === undefined ? RemovalPolicy.RETAIN : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}
