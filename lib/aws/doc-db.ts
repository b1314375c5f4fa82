import { isLike } from '../internal/values';
import { scalar } from '../internal/json';
import { isAbove } from './answers';
import { CLUSTER_MEMBER, clusterFacts, GLOBAL_CLUSTER } from './database-clusters';
import {
  ALWAYS,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type TransitFault,
} from './facts';
import { within } from './within';

const INSTANCE = 'AWS::DocDB::DBInstance';

/** Amazon DocumentDB. */
export const DOC_DB: ServiceFacts = {
  'AWS::DocDB::DBCluster': clusterFacts({
    backupType: 'DocumentDB',
    instanceType: INSTANCE,
    namespace: 'AWS/DocDB',
    encryptedInTransit: tlsFaults,
  }),
  [INSTANCE]: {
    ...CLUSTER_MEMBER,
    // DocumentDB ignores AutoMinorVersionUpgrade, and patches in the maintenance window.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-docdb-dbinstance.html
    updates: ALWAYS,
    health: NOT_APPLICABLE,
  },
  'AWS::DocDB::GlobalCluster': GLOBAL_CLUSTER,
  'AWS::DocDBElastic::Cluster': {
    data: {
      awsBackup: 'not supported',
      ownBackup: {
        name: 'automatic snapshots',
        isEnabled: ({ properties }) => isAbove(0, properties.BackupRetentionPeriod, 1),
      },
    },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: ({ properties }) => isAbove(1, properties.ShardInstanceCount, 2),
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: { namespaces: ['AWS/DocDB-Elastic'], dimension: 'ClusterName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

/** DocumentDB requires TLS unless its parameters disable it. */
function tlsFaults(cluster: TemplateResource, around: Surroundings): readonly TransitFault[] {
  const { DBClusterParameterGroupName: name } = cluster.properties;
  if (name === undefined || isLike(name, /^default\./)) return [];
  const group = around.follow(name, cluster);
  const tls =
    group === undefined ? undefined : scalar(within(group.properties.Parameters, 'tls') ?? 'enabled');
  if (tls === undefined) return [{ kind: 'unknown parameters' }];
  return tls === 'disabled' ? [{ kind: 'parameter disabled', parameter: 'tls' }] : [];
}
