import { type Answer, isOneOf, isTrue } from './answers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts, type TemplateResource } from './facts';
import { MINOR_VERSIONS } from './rds';

/**
 * Amazon MQ, whose messages are on their way.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-amazonmq-broker.html
 */
export const AMAZON_MQ: ServiceFacts = {
  'AWS::AmazonMQ::Broker': {
    data: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-amazonmq-broker-encryptionoptions.html
    encryptedAtRest: ALWAYS,
    // https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/rabbitmq-supported-protocols.html
    // https://repost.aws/questions/QUW3U3HgWZRkiW0Uwvsy5dwQ (ActiveMQ)
    encryptedInTransit: ALWAYS,
    multiAz: ({ properties }) =>
      isOneOf(properties.DeploymentMode, ['ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ']),
    deletionProtection: NOT_APPLICABLE,
    updates: MINOR_VERSIONS,
    // The metrics of ActiveMQ are those of its instances, whose names start with that of the broker.
    health: { namespaces: ['AWS/AmazonMQ'], dimension: 'Broker', property: 'BrokerName' },
    exposure: {
      internet: ({ properties }) => isTrue(properties.PubliclyAccessible),
      admission: isOpen,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};

/** The security groups of an ActiveMQ broker decide; no page of AWS states what decides for RabbitMQ. */
function isOpen({ properties }: TemplateResource): Answer {
  return isOneOf(properties.EngineType, ['ACTIVEMQ', 'ActiveMQ']) === 'yes' ? 'no' : 'unknown';
}
