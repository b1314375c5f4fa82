import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { DeclaredInherited } from '../../requirements/declarations';
import { contactsTopic } from './contacts-topic';
import type { MonitoringBindOptions } from './monitoring-bind-options';

const CLOUDWATCH = 'cloudwatch.amazonaws.com';
/** Services that do not document for all they publish that they name the account and the resource for which they do. */
const OTHER_PUBLISHERS = ['backup.amazonaws.com', 'events.amazonaws.com'];

const REQUIREMENT = 'MON-3';

/** The topic that every alarm notifies, and its key. */
export interface AlarmTopic {
  readonly topic: ITopic;
  /**
   * The key of the topic.
   *
   * @default - the topic is an existing one
   */
  readonly key?: Key;
  readonly inherited: DeclaredInherited[];
}

/**
 * The topic to which the contacts are subscribed: an existing one among the contacts, or one of the environment's own.
 *
 * @throws StageEnvironmentError without any contact, for one that is named twice, or for a topic of another Region
 */
export function alarmTopic(scope: Construct, { host, contacts }: MonitoringBindOptions): AlarmTopic {
  const { terms, ...used } = contactsTopic(
    scope,
    {
      what: `contacts of environment ${host.environmentName}`,
      requirement: REQUIREMENT,
      limit: 'an alarm needs at least one receiver',
      contacts,
    },
    () => createTopic(scope, host),
  );
  return {
    ...used,
    inherited:
      terms === undefined
        ? []
        : [{ requirement: REQUIREMENT, part: 'the subscribers of the alarm topic', ...terms }],
  };
}

function createTopic(scope: Construct, host: MonitoringBindOptions['host']): { topic: Topic; key: Key } {
  const stack = Stack.of(scope);
  const publishers = [CLOUDWATCH, ...OTHER_PUBLISHERS].map((service) => new ServicePrincipal(service));
  const { retainsData } = host.profile;
  const key = new Key(scope, 'TopicKey', {
    description: `Alarms of ${host.environmentName}`,
    enableKeyRotation: true,
    removalPolicy: retainsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    pendingWindow: Duration.days(retainsData ? 30 : 7),
  });
  const ofAccount = { 'aws:SourceAccount': stack.account };
  // Without it alarms are dropped without an error.
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'PublishToTheTopic',
      effect: Effect.ALLOW,
      principals: publishers,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { StringEqualsIfExists: ofAccount },
    }),
  );
  const topic = new Topic(scope, 'Topic', { masterKey: key, enforceSSL: true });
  // A policy of its own replaces the default one, by which the whole account may publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfTheAccount',
      principals: [new ServicePrincipal(CLOUDWATCH)],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: ofAccount },
    }),
  );
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'BackupsAndEvents',
      principals: OTHER_PUBLISHERS.map((service) => new ServicePrincipal(service)),
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEqualsIfExists: ofAccount,
        ArnLikeIfExists: {
          'aws:SourceArn': [
            stack.formatArn({ service: 'backup', resource: '*' }),
            stack.formatArn({ service: 'events', resource: 'rule', resourceName: '*' }),
          ],
        },
      },
    }),
  );
  return { topic, key };
}
