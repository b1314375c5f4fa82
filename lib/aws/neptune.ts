import { isAbove, isTrue } from './answers';
import { CLUSTER_MEMBER, clusterFacts, GLOBAL_CLUSTER } from './database-clusters';
import { ALWAYS, BY_AUTHENTICATION, NOT_APPLICABLE, type ServiceFacts } from './facts';
import { MINOR_VERSIONS } from './rds';

const INSTANCE = 'AWS::Neptune::DBInstance';

/** Amazon Neptune. */
export const NEPTUNE: ServiceFacts = {
  'AWS::Neptune::DBCluster': clusterFacts({
    backupType: 'Neptune',
    instanceType: INSTANCE,
    namespace: 'AWS/Neptune',
    // https://docs.aws.amazon.com/neptune/latest/userguide/security-ssl.html
    encryptedInTransit: ALWAYS,
  }),
  [INSTANCE]: {
    ...CLUSTER_MEMBER,
    updates: {
      ...MINOR_VERSIONS,
      isAutomatic: ({ properties }) => isTrue(properties.AutoMinorVersionUpgrade),
    },
    health: NOT_APPLICABLE,
  },
  'AWS::Neptune::GlobalCluster': GLOBAL_CLUSTER,
  'AWS::NeptuneGraph::Graph': {
    data: { awsBackup: 'not supported' },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: ({ properties }) => isAbove(0, properties.ReplicaCount, 1),
    deletionProtection: ({ properties }) => isTrue(properties.DeletionProtection),
    updates: ALWAYS,
    health: { namespaces: ['AWS/Neptune-Graph'], dimension: 'GraphIdentifier', property: 'GraphName' },
    exposure: {
      internet: ({ properties }) => isTrue(properties.PublicConnectivity),
      admission: BY_AUTHENTICATION,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};
