import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { ProtectedResource } from '../../spi/protected-resource';

/** What is restored, and by what. */
export interface RestoreRunbookProps {
  /** The component as its environment knows it. */
  readonly componentId: string;
  readonly protectedResources: ProtectedResource;
  readonly vaultName: string;
  readonly restoreRoleArn: string;
  /** The Region that holds the copies. */
  readonly copyRegion: string;
  /** True for a runbook that restores to a moment, false for one that restores a recovery point as it was taken. */
  readonly toMoment: boolean;
}

/** Where AWS Backup's restore metadata names what is made, by type. Other types get a name from AWS. */
const NAME_KEYS: Readonly<Partial<Record<string, string>>> = {
  RDS: 'DBInstanceIdentifier',
  Aurora: 'DBClusterIdentifier',
  DocumentDB: 'DBClusterIdentifier',
  Neptune: 'DBClusterIdentifier',
  DynamoDB: 'targetTableName',
};

/** How a restore job ends too: waiting for success alone would last for a day after a failure. */
const WITHOUT_SUCCESS = ['ABORTED', 'FAILED'];

/**
 * The written and runnable procedure that brings a store back, beside the one there is (BAK-5). It has no role: it does
 * what the person who starts it may do.
 */
export class RestoreRunbook extends Construct {
  public readonly document: CfnDocument;

  constructor(scope: Construct, id: string, props: RestoreRunbookProps) {
    super(scope, id);
    this.document = new CfnDocument(this, 'Document', {
      documentType: 'Automation',
      documentFormat: 'JSON',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '0.3',
        description: procedure(props),
        parameters: parametersOf(props),
        mainSteps: stepsOf(props),
        outputs: ['TellWhatWasRestored.Restored'],
      },
    });
  }
}

function procedure({
  componentId,
  protectedResources,
  vaultName,
  restoreRoleArn,
  copyRegion,
  toMoment,
}: RestoreRunbookProps): string {
  const { resourceArn, resourceType } = protectedResources;
  // The role restores into a group that it knows by name; where there is none yet, this prefix is free.
  const subnets =
    resourceType === 'RDS'
      ? ' First make a DB subnet group there whose name begins with awsbackup, and name it in the metadata as DBSubnetGroupName.'
      : '';
  const find = `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${vaultName} --by-resource-arn ${resourceArn}`;
  return [
    `# Restore ${componentId}${toMoment ? ' to a moment' : ''}`,
    'What is restored stands beside what there is, which stays as it is.',
    `1. Find the recovery point: \`${find}\`${toMoment ? ', the one that is continuous' : ''}.`,
    `2. Start this document with it. You need backup:StartRestoreJob on the recovery point and iam:PassRole on ${restoreRoleArn}.`,
    '3. Look at the data. Passwords are those of the moment: let the service manage the master secret of a restored database anew.',
    '4. Point the consumers at what was restored, or copy the data back.',
    `If the Region is lost: the vault of that name in ${copyRegion} has the copies, and the same role restores them there: \`aws backup start-restore-job --region ${copyRegion}\`.${subnets}`,
  ].join('\n\n');
}

function parametersOf({ protectedResources, toMoment }: RestoreRunbookProps): Record<string, object> {
  return {
    RecoveryPointArn: {
      type: 'String',
      description: 'The ARN of the recovery point',
      allowedPattern: '^arn:[\\w-]+:[\\w-]+:[\\w-]*:\\d*:.+$',
    },
    ...(NAME_KEYS[protectedResources.resourceType] !== undefined && {
      RestoredName: {
        type: 'String',
        description: 'What the restored store is called; the role restores under this prefix only',
        default: 'awsbackup-restored',
        allowedPattern: '^awsbackup-restored[a-z0-9-]{0,40}$',
      },
    }),
    ...(toMoment && {
      Moment: {
        type: 'String',
        description: 'The moment to go back to, in UTC',
        allowedPattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$',
      },
    }),
  };
}

function stepsOf(props: RestoreRunbookProps): object[] {
  const { protectedResources, vaultName, restoreRoleArn, toMoment } = props;
  const { resourceArn, resourceType, restoreMetadata, engine } = protectedResources;
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
        Metadata: {
          ...restoreMetadata,
          ...(engine !== undefined && { Engine: engine }),
          ...(nameKey !== undefined && { [nameKey]: '{{ RestoredName }}' }),
          ...(toMoment && { UseLatestRestorableTime: 'false', RestoreTime: '{{ Moment }}' }),
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
        DesiredValues: ['COMPLETED', ...WITHOUT_SUCCESS],
      },
    },
    {
      name: 'CheckRestore',
      action: 'aws:assertAwsResourceProperty',
      inputs: { ...describeJob, PropertySelector: '$.Status', DesiredValues: ['COMPLETED'] },
    },
    {
      name: 'TellWhatWasRestored',
      action: 'aws:executeAwsApi',
      inputs: describeJob,
      outputs: [{ Name: 'Restored', Selector: '$.CreatedResourceArn', Type: 'String' }],
    },
  ];
}
