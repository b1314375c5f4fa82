import { list } from '../internal/json';
import { all, type Answer, isOneOf, isTrue } from './answers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';
import { requiring } from './transit';
import { within } from './within';

const AWS_BACKUP = { type: 'DynamoDB' };
const RECOVERY = 'point-in-time recovery';

/** Amazon DynamoDB, and its accelerator. */
export const DYNAMO_DB: ServiceFacts = {
  'AWS::DynamoDB::Table': {
    data: {
      awsBackup: AWS_BACKUP,
      ownBackup: {
        name: RECOVERY,
        isEnabled: ({ properties }) => hasRecovery(properties.PointInTimeRecoverySpecification),
      },
      pointInTime: ({ properties }) => hasRecovery(properties.PointInTimeRecoverySpecification),
    },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: ALWAYS,
    deletionProtection: ({ properties }) => isTrue(properties.DeletionProtectionEnabled),
    updates: ALWAYS,
    health: { namespaces: ['AWS/DynamoDB'], dimension: 'TableName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::DynamoDB::GlobalTable': {
    data: {
      awsBackup: AWS_BACKUP,
      ownBackup: { name: RECOVERY, isEnabled: ({ properties }) => replicasRecover(properties.Replicas) },
      pointInTime: ({ properties }) => replicasRecover(properties.Replicas),
    },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: ALWAYS,
    deletionProtection: ({ properties }) =>
      all(list(properties.Replicas).map((replica) => isTrue(within(replica, 'DeletionProtectionEnabled')))),
    updates: ALWAYS,
    health: { namespaces: ['AWS/DynamoDB'], dimension: 'TableName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::DAX::Cluster': {
    // It holds what its tables do.
    data: NOT_APPLICABLE,
    encryptedAtRest: ({ properties }) => isTrue(within(properties.SSESpecification, 'SSEEnabled')),
    encryptedInTransit: requiring(({ properties }) =>
      isOneOf(properties.ClusterEndpointEncryptionType, ['TLS'], 'NONE'),
    ),
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: { namespaces: ['AWS/DAX'], dimension: 'ClusterId', property: 'ClusterName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

function hasRecovery(specification: unknown): Answer {
  return isTrue(within(specification, 'PointInTimeRecoveryEnabled'));
}

function replicasRecover(replicas: unknown): Answer {
  return all(
    list(replicas).map((replica) => hasRecovery(within(replica, 'PointInTimeRecoverySpecification'))),
  );
}
