import { Tags } from 'aws-cdk-lib';
import { type CfnDBInstance, type DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { StageEnvironmentError } from '../../internal/errors';

/** Where the data of an instance comes from. */
export interface RestoreSource {
  readonly snapshotIdentifier?: string;
  readonly restoredFrom?: string;
}

/** The ARN of a snapshot of an instance on Amazon RDS, or its name: of a user, of AWS Backup or of RDS itself. */
export const SNAPSHOT_IDENTIFIER =
  /^(?:arn:aws[a-z-]*:rds:[a-z0-9-]+:\d{12}:snapshot:)?(?:(?:awsbackup|rds):)?[A-Za-z](?:-?[A-Za-z0-9])*$/;

/** The ARN of a recovery point: a snapshot of AWS Backup, or a continuous backup. */
export const RECOVERY_POINT =
  /^arn:aws[a-z-]*:(?:rds:[a-z0-9-]+:\d{12}:snapshot:|backup:[a-z0-9-]+:\d{12}:recovery-point:)[A-Za-z0-9:-]{1,160}$/;

export const SNAPSHOT_TEXTS = {
  limit: 'a snapshot of a database instance has a name or an ARN',
  remediation: "write it as AWS Backup lists it, such as 'awsbackup:job-1234'",
};

export const RECOVERY_POINT_TEXTS = {
  limit: 'a recovery point of a database has an ARN',
  remediation: 'copy it from the runbook that restored the database',
};

/**
 * Where the data of a database comes from, once it is known to be a snapshot or a recovery point.
 *
 * @param what the database, for the error
 * @throws StageEnvironmentError if the snapshot is neither a name nor an ARN of a snapshot of an instance, or the recovery
 * point is not an ARN of one
 */
export function checkedRestoreSource(what: string, source: RestoreSource): RestoreSource {
  const { snapshotIdentifier, restoredFrom } = source;
  if (snapshotIdentifier !== undefined && !SNAPSHOT_IDENTIFIER.test(snapshotIdentifier)) {
    throw new StageEnvironmentError({
      id: 'database.snapshot-malformed',
      what: `snapshotIdentifier of ${what}`,
      value: snapshotIdentifier,
      ...SNAPSHOT_TEXTS,
    });
  }
  if (restoredFrom !== undefined && !RECOVERY_POINT.test(restoredFrom)) {
    throw new StageEnvironmentError({
      id: 'database.recovery-point-malformed',
      what: `restoredFrom of ${what}`,
      value: restoredFrom,
      ...RECOVERY_POINT_TEXTS,
    });
  }
  return { snapshotIdentifier, restoredFrom };
}

/**
 * Creates an instance from a snapshot, or notes from which recovery point it was restored.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
 */
export function applyRestoreSource(instance: DatabaseInstance, source: RestoreSource): void {
  if (source.snapshotIdentifier !== undefined) {
    const resource = instance.node.defaultChild as CfnDBInstance;
    resource.dbSnapshotIdentifier = source.snapshotIdentifier;
    // The snapshot has them, and RDS refuses them beside it.
    resource.dbName = undefined;
    resource.masterUsername = undefined;
    resource.kmsKeyId = undefined;
    // CloudFormation writes the other properties over the restored instance, which may have grown and been upgraded since:
    // RDS makes no storage smaller, and no version older.
    // https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds (modifyDbInstanceAfterCreateRequest)
    resource.allocatedStorage = undefined;
    resource.engineVersion = undefined;
  }
  // An update of the instance ends with a read of its attributes, which CloudFormation passes on:
  // https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds (UpdateHandler of aws-rds-dbinstance)
  if (source.restoredFrom !== undefined) Tags.of(instance).add('RestoredFrom', source.restoredFrom);
}
