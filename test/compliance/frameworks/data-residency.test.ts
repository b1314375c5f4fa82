import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { runCheck } from '../../../lib/compliance/run-checks';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { PROTECTED } from '../protected-production';

type Properties = Record<string, unknown>;

const NO = 'not met';
const HERE = { name: 'Shop', account: '111122223333', region: 'eu-west-1' };

/** The state for one resource in Ireland, with Ireland and Frankfurt as declared Regions. */
function says(Type: string, properties: Properties, stack: object = HERE): string {
  const Resources = {
    It: { Type, Properties: properties },
    Other: { Type: 'AWS::S3::Bucket', Properties: {} },
  };
  const model = modelFromTemplate({ Resources, Parameters: { Given: { Type: 'String' } } }, stack);
  const declarations = { ...PROTECTED, dataResidency: { regions: ['eu-west-1', 'eu-central-1'] } };
  return runCheck('FRM-1.data-residency', model, {
    declarations,
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
  }).state;
}

const replicas = (Region: unknown) => [{ Region }];
const replicated = (Bucket: unknown) => ({
  ReplicationConfiguration: { Rules: [{ Destination: { Bucket } }] },
});
const copiedTo = (region: string) => ({
  BackupPlan: {
    BackupPlanRule: [
      {
        TargetBackupVault: 'x',
        CopyActions: [{ DestinationBackupVaultArn: `arn:aws:backup:${region}:111122223333:backup-vault:x` }],
      },
    ],
  },
});

test.each<[string, string, Properties, string]>([
  ['a topic', 'AWS::SNS::Topic', {}, 'met'],
  ['a copy of backups in Frankfurt', 'AWS::Backup::BackupPlan', copiedTo('eu-central-1'), 'met'],
  ['a copy of backups in Virginia', 'AWS::Backup::BackupPlan', copiedTo('us-east-1'), NO],
  [
    'a global table in Frankfurt',
    'AWS::DynamoDB::GlobalTable',
    { Replicas: replicas('eu-central-1') },
    'met',
  ],
  ['a global table in Virginia', 'AWS::DynamoDB::GlobalTable', { Replicas: replicas('us-east-1') }, NO],
  [
    'a global table somewhere',
    'AWS::DynamoDB::GlobalTable',
    { Replicas: replicas({ Ref: 'Given' }) },
    'unknown',
  ],
  ['a secret in Virginia', 'AWS::SecretsManager::Secret', { ReplicaRegions: replicas('us-east-1') }, NO],
  [
    'a file system in Virginia',
    'AWS::EFS::FileSystem',
    { ReplicationConfiguration: { Destinations: replicas('us-east-1') } },
    NO,
  ],
  [
    'images in Virginia',
    'AWS::ECR::ReplicationConfiguration',
    { ReplicationConfiguration: { Rules: [{ Destinations: replicas('us-east-1') }] } },
    NO,
  ],
  [
    'automated backups in Virginia',
    'AWS::RDS::DBInstance',
    { AutomaticBackupReplicationRegion: 'us-east-1' },
    NO,
  ],
  [
    'a replica of a database in Virginia',
    'AWS::RDS::DBInstance',
    { SourceDBInstanceIdentifier: 'arn:aws:rds:us-east-1:111122223333:db:x' },
    NO,
  ],
  ['a replica of a database beside it', 'AWS::RDS::DBInstance', { SourceDBInstanceIdentifier: 'x' }, 'met'],
  [
    'a replica of a key in Virginia',
    'AWS::KMS::ReplicaKey',
    { PrimaryKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/mrk-x' },
    NO,
  ],
  [
    'a replica of a cluster in Frankfurt',
    'AWS::RDS::DBCluster',
    { ReplicationSourceIdentifier: 'arn:aws:rds:eu-central-1:111122223333:cluster:x' },
    'met',
  ],
  [
    'a replica of a cluster in Virginia',
    'AWS::RDS::DBCluster',
    { ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111122223333:cluster:x' },
    NO,
  ],
  [
    'a replica of a source in the same Region',
    'AWS::RDS::DBCluster',
    { ReplicationSourceIdentifier: { 'Fn::GetAtt': ['Other', 'Arn'] } },
    'met',
  ],
  [
    'a replica of a source that is known at deployment',
    'AWS::RDS::DBCluster',
    { ReplicationSourceIdentifier: { 'Fn::GetAtt': ['Source', 'Arn'] } },
    'unknown',
  ],
  ['a cluster that is no replica', 'AWS::RDS::DBCluster', {}, 'met'],
  [
    'a bucket that replicates to an unknown Region',
    'AWS::S3::Bucket',
    replicated('arn:aws:s3:::x'),
    'unknown',
  ],
  [
    'a bucket that replicates within the Region',
    'AWS::S3::Bucket',
    replicated({ 'Fn::GetAtt': ['Other', 'Arn'] }),
    'met',
  ],
])('%s', (_what, type, properties, state) => {
  expect(says(type, properties)).toBe(state);
});

test.each([
  ['in Virginia', 'us-east-1', NO],
  ['in a Region that is known only at deployment', undefined, 'unknown'],
])('a stack %s', (_where, region, state) => {
  expect(says('AWS::SNS::Topic', {}, { name: 'Shop', region })).toBe(state);
});

test('it does not apply without a declared data residency', () => {
  const model = modelFromTemplate({ Resources: {} }, HERE);
  const profile = resolveProfile(StageKind.PRODUCTION, { conditions: [] });

  expect(runCheck('FRM-1.data-residency', model, { declarations: PROTECTED, profile }).state).toBe(
    'not applicable',
  );
});
