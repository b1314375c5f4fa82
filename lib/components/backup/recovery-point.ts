import { CfnOutput, Lazy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeclaredRecoveryPoint } from '../../requirements/declared-backup';
import type { ProtectedResource } from '../../spi/protected-resource';

/** The latest minutes that point-in-time restore does not reach, by AWS Backup's guide. */
const UNREACHED_MINUTES = { S3: 15, others: 5 };

/** The recovery point objective of resources that are backed up at an interval, and continuously where supported. */
export function recoveryPointOf(
  protectedResources: readonly ProtectedResource[],
  intervalHours: number,
): DeclaredRecoveryPoint {
  const interval = intervalHours * 60;
  const here = protectedResources.map(({ supportsContinuousBackup, resourceType }) => {
    if (!supportsContinuousBackup) return interval;
    return resourceType === 'S3' ? UNREACHED_MINUTES.S3 : UNREACHED_MINUTES.others;
  });
  return { here: here.length === 0 ? interval : Math.max(...here), there: interval };
}

/** Outputs of the objective, which is known once all resources are attached. */
export function addRecoveryPointOutputs(
  scope: Construct,
  copyRegion: string,
  recoveryPoint: () => DeclaredRecoveryPoint,
): void {
  new CfnOutput(scope, 'RpoMinutes', {
    description: 'Recovery point objective in this Region, in minutes',
    value: Lazy.string({ produce: () => String(recoveryPoint().here) }),
  });
  new CfnOutput(scope, 'CopyRpoMinutes', {
    description: `Recovery point objective from the copies in ${copyRegion}, in minutes, without the time of a backup and its copy`,
    value: Lazy.string({ produce: () => String(recoveryPoint().there) }),
  });
}
