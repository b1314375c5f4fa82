import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { DeclaredInherited } from '../../requirements/declarations';
import type { IStageHost } from '../../spi/stage-host';
import type { Contact } from './contact';
import { contactsTopic } from './contacts-topic';

const CLOUDWATCH = 'cloudwatch.amazonaws.com';
/** Services that publish to a topic without telling for which of the account's resources. */
const OTHER_PUBLISHERS = ['backup.amazonaws.com', 'events.amazonaws.com'];

const LISTENERS = 'who listens to the alarm topic';

/** Where every issue is told, and under which key. */
export interface AlarmTopic {
  readonly topic: ITopic;
  /**
   * @default - the topic was made elsewhere
   */
  readonly key?: Key;
  readonly inherited: readonly DeclaredInherited[];
}

/**
 * The topic that the contacts are subscribed to: the one that a contact brings, or one of the environment's own.
 *
 * @throws StageEnvironmentError without any contact, for one that is named twice, or for a topic of another region
 */
export function alarmTopic(scope: Construct, host: IStageHost, contacts: readonly Contact[]): AlarmTopic {
  const told = {
    what: `contacts of environment ${host.environmentName}`,
    requirement: 'MON-3',
    nobody: 'an alarm that nobody receives is none',
    contacts,
  };
  const { terms, ...used } = contactsTopic(scope, told, () => ownTopic(scope, host));
  return {
    ...used,
    inherited: terms === undefined ? [] : [{ requirement: told.requirement, part: LISTENERS, ...terms }],
  };
}

function ownTopic(scope: Construct, host: IStageHost): { topic: Topic; key: Key } {
  const stack = Stack.of(scope);
  const publishers = [CLOUDWATCH, ...OTHER_PUBLISHERS].map((service) => new ServicePrincipal(service));
  const { retainsData } = host.profile;
  const key = new Key(scope, 'TopicKey', {
    description: `Alarms of ${host.environmentName}`,
    enableKeyRotation: true,
    removalPolicy: retainsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    pendingWindow: Duration.days(retainsData ? 30 : 7),
  });
  // Without it every alarm would be dropped in silence. EventBridge gives no account or ARN to narrow it by.
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'PublishToTheTopic',
      effect: Effect.ALLOW,
      principals: publishers,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
    }),
  );
  const topic = new Topic(scope, 'Topic', { masterKey: key, enforceSSL: true });
  // A policy of its own takes the place of the one that lets the whole account publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfTheAccount',
      principals: [new ServicePrincipal(CLOUDWATCH)],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'BackupsAndEvents',
      principals: OTHER_PUBLISHERS.map((service) => new ServicePrincipal(service)),
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
    }),
  );
  return { topic, key };
}
