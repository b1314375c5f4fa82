import { type Answer, isTrue } from './answers';
import { hasNoTable } from './containers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts, type TemplateResource } from './facts';

const TABLE = 'AWS::Cassandra::Table';

/**
 * Amazon Keyspaces. AWS Backup does not support it.
 *
 * @see https://docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html
 * @see https://docs.aws.amazon.com/keyspaces/latest/devguide/encryption-in-transit.html
 * @see https://docs.aws.amazon.com/keyspaces/latest/devguide/disaster-recovery-resiliency.html
 * @see https://aws.amazon.com/documentation-overview/keyspaces/
 */
export const KEYSPACES: ServiceFacts = {
  'AWS::Cassandra::Keyspace': {
    // Its tables may be created at run time.
    data: { holds: hasNoTable(TABLE, 'KeyspaceName'), awsBackup: 'not supported' },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: ALWAYS,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  [TABLE]: {
    data: {
      awsBackup: 'not supported',
      ownBackup: { name: 'point-in-time recovery', isEnabled: hasRecovery },
      pointInTime: hasRecovery,
    },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: ALWAYS,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: { namespaces: ['AWS/Cassandra'], dimension: 'TableName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

function hasRecovery({ properties }: TemplateResource): Answer {
  return isTrue(properties.PointInTimeRecoveryEnabled);
}
