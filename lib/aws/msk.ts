import { intrinsic, list } from '../internal/json';
import { all, type Answer, isOneOf, isTrue, not, yesIf } from './answers';
import { ALWAYS, ANYONE, type HealthFacts, NOT_APPLICABLE, type ServiceFacts } from './facts';
import { requiring } from './transit';
import { within } from './within';

const HEALTH: HealthFacts = {
  namespaces: ['AWS/Kafka'],
  dimension: 'Cluster Name',
  property: 'ClusterName',
};

/**
 * Amazon MSK, whose records are on their way to a store.
 *
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html
 */
export const MSK: ServiceFacts = {
  'AWS::MSK::Cluster': {
    data: NOT_APPLICABLE,
    encryptedAtRest: ALWAYS,
    encryptedInTransit: requiring(({ properties: { EncryptionInfo } }) =>
      all([
        not(
          isOneOf(within(EncryptionInfo, 'EncryptionInTransit', 'ClientBroker'), [
            'PLAINTEXT',
            'TLS_PLAINTEXT',
          ]),
        ),
        isTrue(within(EncryptionInfo, 'EncryptionInTransit', 'InCluster'), true),
      ]),
    ),
    multiAz: ({ properties }) => haveZones(within(properties.BrokerNodeGroupInfo, 'ClientSubnets')),
    deletionProtection: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/msk/latest/developerguide/patching-impact.html
    updates: ALWAYS,
    health: HEALTH,
    exposure: {
      internet: ({ properties }) =>
        not(
          isOneOf(
            within(properties.BrokerNodeGroupInfo, 'ConnectivityInfo', 'PublicAccess', 'Type'),
            ['DISABLED'],
            'DISABLED',
          ),
        ),
      admission: ANYONE,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
  'AWS::MSK::ServerlessCluster': {
    data: NOT_APPLICABLE,
    encryptedAtRest: ALWAYS,
    // It requires IAM access control, which is by TLS: https://docs.aws.amazon.com/msk/latest/developerguide/serverless.html
    encryptedInTransit: ALWAYS,
    multiAz: ({ properties }) =>
      all(list(properties.VpcConfigs).map((config) => haveZones(within(config, 'SubnetIds')))),
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: HEALTH,
    // Only VPCs reach it.
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

/**
 * Each subnet of a cluster is in another zone.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-msk-cluster-brokernodegroupinfo.html
 */
function haveZones(subnets: unknown): Answer {
  if (intrinsic(subnets) !== undefined) return 'unknown';
  return yesIf(list(subnets).length > 1);
}
