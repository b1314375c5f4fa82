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
 * An encrypted log group, retained where the stage retains data.
 *
 * @param logGroupName only where a service requires one: a retained group of a fixed name blocks its successor
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
    removalPolicy: bindOptions.profile.retainsData ? retained(logGroupName) : RemovalPolicy.DESTROY,
  });
}

/** A first deployment that fails deletes a group of a fixed name, so that the next attempt can create it again. */
function retained(logGroupName?: string): RemovalPolicy {
  return logGroupName === undefined ? RemovalPolicy.RETAIN : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}
