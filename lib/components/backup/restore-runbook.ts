import type { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { automationDocument } from '../../internal/automation-document';
import { renderedSteps } from '../../internal/automation';
import type { ProtectedResource } from '../../spi/protected-resource';

/** Properties of a restore runbook. */
export interface RestoreRunbookProps {
  /** The component that the resource belongs to. */
  readonly componentId: string;
  readonly protectedResource: ProtectedResource;
  readonly vaultName: string;
  readonly restoreRoleArn: string;
  /** The role by which the runbook acts. */
  readonly runbookRoleArn: string;
  /** The Region that holds the copies. */
  readonly copyRegion: string;
  readonly copyVaultName: string;
  /**
   * The account that holds the copies.
   *
   * @default - the environment's
   */
  readonly copyAccount?: string;
  /** Whether it restores to a point in time, or a recovery point as it was taken. */
  readonly pointInTime: boolean;
}

/** The key of AWS Backup's restore metadata for the name of the restored resource, by type. AWS names other types. */
const NAME_KEYS: Readonly<Partial<Record<string, string>>> = {
  RDS: 'DBInstanceIdentifier',
  Aurora: 'DBClusterIdentifier',
  DocumentDB: 'DBClusterIdentifier',
  Neptune: 'DBClusterIdentifier',
  DynamoDB: 'targetTableName',
};

/** The parameter for the name of the restored resource. */
export const RESTORED_NAME = {
  type: 'String',
  description: 'The name of the restored resource; the role may use only this prefix',
  default: 'awsbackup-restored',
  allowedPattern: '^awsbackup-restored[a-z0-9-]{0,40}$',
};

/** The failed states of a restore job: waiting for success alone would go on for a day after a failure. */
const FAILED_STATES = ['ABORTED', 'FAILED'];

/**
 * The documented and executable procedure that restores a resource beside the existing one, and configures what it restored
 * as the existing one is (BAK-5).
 */
export class RestoreRunbook extends Construct {
  public readonly document: CfnDocument;

  constructor(scope: Construct, id: string, props: RestoreRunbookProps) {
    super(scope, id);
    this.document = automationDocument(this, {
      description: procedure(props),
      assumeRole: props.runbookRoleArn,
      parameters: parametersOf(props),
      mainSteps: stepsOf(props),
      outputs: ['ShowRestored.Restored'],
    });
  }
}

function procedure(props: RestoreRunbookProps): string {
  const { componentId, protectedResource, vaultName, pointInTime } = props;
  const { resourceArn, replacement } = protectedResource;
  const find = `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vaultName} --by-resource-arn ${resourceArn}`;
  return [
    `# Restore ${componentId}${pointInTime ? ' to a point in time' : ''}`,
    'The restored resource stands beside the existing one, which is not changed.',
    `1. Find the recovery point, ${pointInTime ? 'the continuous one' : 'a snapshot'}: \`${find}\`.`,
    '2. Start this runbook with it. The policy for operators of restores has the permissions for that.',
    '3. Check the data.',
    replacement === undefined
      ? '4. Point the consumers to the restored resource, or copy the data back.'
      : `4. Start the runbook that puts the restored resource in the place of ${componentId}, or copy the data back.`,
    afterLoss(props),
  ].join('\n\n');
}

/** How the copies are restored once the Region, or what the vault in it holds, is lost. */
function afterLoss({
  protectedResource: { resourceType },
  copyRegion,
  copyVaultName,
  copyAccount,
}: RestoreRunbookProps): string {
  if (copyAccount !== undefined) {
    return `If the backups are lost: vault ${copyVaultName} of account ${copyAccount} in ${copyRegion} has the copies. From that account, copy a recovery point back to a vault of this one, and restore it there: \`aws backup start-copy-job --region ${copyRegion} --source-backup-vault-name ${copyVaultName}\`.`;
  }
  // The role may restore only into a subnet group with this prefix.
  const subnets =
    resourceType === 'RDS'
      ? ' First create a DB subnet group there whose name begins with awsbackup, and set it as DBSubnetGroupName in the metadata.'
      : '';
  return `If the Region is lost: the vault ${copyVaultName} in ${copyRegion} has the copies, and the same role restores them there: \`aws backup start-restore-job --region ${copyRegion}\`.${subnets}`;
}

function parametersOf({ protectedResource, pointInTime }: RestoreRunbookProps): Record<string, object> {
  return {
    RecoveryPointArn: {
      type: 'String',
      description: 'The ARN of the recovery point',
      allowedPattern: '^arn:[\\w-]+:[\\w-]+:[\\w-]*:\\d*:.+$',
    },
    ...(NAME_KEYS[protectedResource.resourceType] !== undefined && { RestoredName: RESTORED_NAME }),
    ...(pointInTime && {
      PointInTime: {
        type: 'String',
        description: 'The point in time, in UTC',
        allowedPattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$',
      },
    }),
  };
}

function stepsOf(props: RestoreRunbookProps): object[] {
  const { componentId, protectedResource, vaultName, restoreRoleArn, pointInTime } = props;
  const { resourceArn, resourceType, restoreMetadata, engine, replacement } = protectedResource;
  const nameKey = NAME_KEYS[resourceType];
  const describeJob = {
    Service: 'backup',
    Api: 'DescribeRestoreJob',
    RestoreJobId: '{{ Restore.RestoreJobId }}',
  };
  return [
    {
      name: 'CheckRecoveryPoint',
      action: 'aws:assertAwsResourceProperty',
      inputs: {
        Service: 'backup',
        Api: 'DescribeRecoveryPoint',
        BackupVaultName: vaultName,
        RecoveryPointArn: '{{ RecoveryPointArn }}',
        PropertySelector: '$.ResourceArn',
        DesiredValues: [resourceArn],
      },
    },
    {
      name: 'Restore',
      action: 'aws:executeAwsApi',
      inputs: {
        Service: 'backup',
        Api: 'StartRestoreJob',
        RecoveryPointArn: '{{ RecoveryPointArn }}',
        IamRoleArn: restoreRoleArn,
        ResourceType: resourceType,
        // What takes the place of the resource keeps its tags. AWS Backup does not offer it for every type of resource.
        // https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-a-backup.html
        ...(replacement !== undefined && { CopySourceTagsToRestoredResource: true }),
        Metadata: {
          ...restoreMetadata,
          ...(engine !== undefined && { Engine: engine }),
          ...(nameKey !== undefined && { [nameKey]: '{{ RestoredName }}' }),
          ...(pointInTime && { UseLatestRestorableTime: 'false', RestoreTime: '{{ PointInTime }}' }),
        },
      },
      outputs: [{ Name: 'RestoreJobId', Selector: '$.RestoreJobId', Type: 'String' }],
    },
    {
      name: 'WaitForRestore',
      action: 'aws:waitForAwsResourceProperty',
      timeoutSeconds: 86400,
      inputs: {
        ...describeJob,
        PropertySelector: '$.Status',
        DesiredValues: ['COMPLETED', ...FAILED_STATES],
      },
    },
    {
      name: 'CheckRestore',
      action: 'aws:assertAwsResourceProperty',
      inputs: { ...describeJob, PropertySelector: '$.Status', DesiredValues: ['COMPLETED'] },
    },
    {
      name: 'ShowRestored',
      action: 'aws:executeAwsApi',
      inputs: describeJob,
      outputs: [{ Name: 'Restored', Selector: '$.CreatedResourceArn', Type: 'String' }],
    },
    ...(replacement === undefined ? [] : renderedSteps(componentId, replacement.configure.steps)),
  ];
}
