import { list, object, scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { type CheckOutcome, exempt, outcomeOf } from '../checks/check';
import { statementsOf } from './policy-statements';
import { resourcesIn } from './references';

type Properties = ModelResource['properties'];

/** How AWS Backup protects a type of data store. */
export interface StoreKind {
  /** The resource type of AWS Backup. */
  readonly backupType: string;
  /**
   * The most recent minutes that a point-in-time restore cannot include.
   *
   * @default - AWS Backup has no continuous backups of it
   */
  readonly pointInTimeLagMinutes?: number;
  /**
   * The property that encrypts the store, and so its backups, whatever the key of the vault.
   *
   * @default - the key of the vault encrypts the backups
   */
  readonly encryptedBy?: string;
}

/** A data store of the environment that AWS Backup can protect. */
export interface Store extends StoreKind {
  readonly resource: ModelResource;
}

const CLUSTER = { encryptedBy: 'StorageEncrypted' };

/** By type, undefined for a resource that holds no data of its own. */
const KINDS: Readonly<Partial<Record<string, (properties: Properties) => StoreKind | undefined>>> = {
  // The data of an instance in a cluster is that of the cluster, and the data of a replica that of its source.
  'AWS::RDS::DBInstance': ({ DBClusterIdentifier, SourceDBInstanceIdentifier }) =>
    DBClusterIdentifier === undefined && SourceDBInstanceIdentifier === undefined
      ? { backupType: 'RDS', pointInTimeLagMinutes: 5, ...CLUSTER }
      : undefined,
  'AWS::RDS::DBCluster': ({ Engine }) =>
    String(Engine).startsWith('aurora')
      ? { backupType: 'Aurora', pointInTimeLagMinutes: 5, ...CLUSTER }
      : { backupType: 'RDS', ...CLUSTER },
  'AWS::DocDB::DBCluster': () => ({ backupType: 'DocumentDB', ...CLUSTER }),
  'AWS::Neptune::DBCluster': () => ({ backupType: 'Neptune', ...CLUSTER }),
  'AWS::DynamoDB::Table': () => ({ backupType: 'DynamoDB' }),
  'AWS::DynamoDB::GlobalTable': () => ({ backupType: 'DynamoDB' }),
  'AWS::EFS::FileSystem': () => ({ backupType: 'EFS' }),
  'AWS::FSx::FileSystem': () => ({ backupType: 'FSx' }),
  'AWS::EC2::Volume': () => ({ backupType: 'EBS', encryptedBy: 'Encrypted' }),
  'AWS::S3::Bucket': () => ({ backupType: 'S3', pointInTimeLagMinutes: 15 }),
  'AWS::Redshift::Cluster': () => ({ backupType: 'Redshift', encryptedBy: 'Encrypted' }),
};

/** The data stores of the environment that AWS Backup can protect. */
export function storesOf(model: ResourceModel): readonly Store[] {
  const logs = logBucketsOf(model);
  return model.ofType(...Object.keys(KINDS)).flatMap((resource) => {
    const kind = KINDS[resource.type]?.(resource.properties);
    return kind === undefined || logs.has(resource) ? [] : [{ resource, ...kind }];
  });
}

/** The outcome of a check of backups if the environment has no data store. */
export function withoutStores(): CheckOutcome {
  return outcomeOf([], [], 'The environment has no data store that AWS Backup can protect.');
}

/** Types with data of their own that AWS Backup does not protect, or not by themselves. */
const OTHER_STORES = [
  'AWS::Cassandra::Table',
  'AWS::DocDBElastic::Cluster',
  'AWS::DSQL::Cluster',
  'AWS::EC2::Instance',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::Elasticsearch::Domain',
  'AWS::MemoryDB::Cluster',
  'AWS::NeptuneGraph::Graph',
  'AWS::OpenSearchServerless::Collection',
  'AWS::OpenSearchService::Domain',
  'AWS::RDS::DBInstance',
  'AWS::RDS::GlobalCluster',
  'AWS::RedshiftServerless::Namespace',
  'AWS::S3Express::DirectoryBucket',
  'AWS::S3Tables::Table',
  'AWS::Timestream::Table',
];

/**
 * The outcome of a check that concerns data only, if the environment has none: no data store of its own, and no backup
 * selection, which may name what no template has.
 */
export function withoutData(model: ResourceModel): CheckOutcome | undefined {
  const hasData =
    storesOf(model).length > 0 || model.ofType(...OTHER_STORES, 'AWS::Backup::BackupSelection').length > 0;
  return hasData ? undefined : exempt('The environment has no data store.');
}

const LOG_SERVICES =
  /^(?:logging\.s3|logdelivery\.elasticloadbalancing|delivery\.logs|cloudtrail|config)\.amazonaws\./;

/** The buckets to which AWS services write logs. They hold no data of users. */
export function logBucketsOf(model: ResourceModel): ReadonlySet<ModelResource> {
  const named = [
    ...model.ofType('AWS::S3::Bucket').map(({ properties, stack }) => ({
      bucket: object(properties.LoggingConfiguration).DestinationBucketName,
      stack,
    })),
    ...model.ofType('AWS::ElasticLoadBalancingV2::LoadBalancer').flatMap(({ properties, stack }) =>
      list(properties.LoadBalancerAttributes)
        .map(object)
        .filter(({ Key }) => scalar(Key)?.endsWith('_logs.s3.bucket'))
        .map(({ Value }) => ({ bucket: Value, stack })),
    ),
    ...model
      .ofType('AWS::S3::BucketPolicy')
      .filter(({ properties, stack }) =>
        statementsOf(properties.PolicyDocument, stack, model).some(
          ({ effect, principals }) =>
            effect === 'Allow' && principals.some(({ text }) => LOG_SERVICES.test(text)),
        ),
      )
      .map(({ properties, stack }) => ({ bucket: properties.Bucket, stack })),
  ];
  return new Set(named.flatMap(({ bucket, stack }) => resourcesIn(bucket, stack, model)));
}
