import type { Outcome } from '../outcome';
import { list, object, scalar } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { verdict } from '../checks/check';
import { statementsOf } from './policy-statements';
import { resourcesIn } from './references';

type Properties = ModelResource['properties'];

/** What AWS Backup makes of a type of store. */
export interface StoreKind {
  /** As AWS Backup calls it. */
  readonly backupType: string;
  /**
   * Minutes that a restore to a point in time cannot reach back to.
   *
   * @default - there are no continuous backups of it
   */
  readonly newestMinutesLost?: number;
  /**
   * The property by which its backups are encrypted: as the store is, whatever the key of the vault.
   *
   * @default - they are under the key of the vault
   */
  readonly encryptedBy?: string;
}

/** A store of the environment that AWS Backup can hold. */
export interface Store extends StoreKind {
  readonly resource: ModelResource;
}

const CLUSTER = { encryptedBy: 'StorageEncrypted' };

/** The stores that AWS Backup can hold. */
const KINDS: Readonly<Partial<Record<string, (properties: Properties) => StoreKind | undefined>>> = {
  // Instances of a cluster hold nothing of their own, and replicas nothing that their source does not.
  'AWS::RDS::DBInstance': ({ DBClusterIdentifier, SourceDBInstanceIdentifier }) =>
    DBClusterIdentifier === undefined && SourceDBInstanceIdentifier === undefined
      ? { backupType: 'RDS', newestMinutesLost: 5, ...CLUSTER }
      : undefined,
  'AWS::RDS::DBCluster': ({ Engine }) =>
    String(Engine).startsWith('aurora')
      ? { backupType: 'Aurora', newestMinutesLost: 5, ...CLUSTER }
      : { backupType: 'RDS', ...CLUSTER },
  'AWS::DocDB::DBCluster': () => ({ backupType: 'DocumentDB', ...CLUSTER }),
  'AWS::Neptune::DBCluster': () => ({ backupType: 'Neptune', ...CLUSTER }),
  'AWS::DynamoDB::Table': () => ({ backupType: 'DynamoDB' }),
  'AWS::DynamoDB::GlobalTable': () => ({ backupType: 'DynamoDB' }),
  'AWS::EFS::FileSystem': () => ({ backupType: 'EFS' }),
  'AWS::FSx::FileSystem': () => ({ backupType: 'FSx' }),
  'AWS::EC2::Volume': () => ({ backupType: 'EBS', encryptedBy: 'Encrypted' }),
  'AWS::S3::Bucket': () => ({ backupType: 'S3', newestMinutesLost: 15 }),
  'AWS::Redshift::Cluster': () => ({ backupType: 'Redshift', encryptedBy: 'Encrypted' }),
};

export function storesOf(model: ResourceModel): readonly Store[] {
  const logs = bucketsOfLogs(model);
  return model.ofType(...Object.keys(KINDS)).flatMap((resource) => {
    const kind = KINDS[resource.type]?.(resource.properties);
    return kind === undefined || logs.has(resource) ? [] : [{ resource, ...kind }];
  });
}

/** The verdict on an environment that has nothing to lose. */
export function withoutStores(): Outcome {
  return verdict([], [], 'the environment has no data store that AWS Backup can hold');
}

const LOG_SERVICES =
  /^(?:logging\.s3|logdelivery\.elasticloadbalancing|delivery\.logs|cloudtrail|config)\.amazonaws\./;

/** Buckets that services write their logs to hold no data of users. */
export function bucketsOfLogs(model: ResourceModel): ReadonlySet<ModelResource> {
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
