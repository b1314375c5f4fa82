import { Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Subscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { StageEnvironmentError } from '../../private/errors';
import type { DeclaredElsewhere } from '../../requirements/declarations';
import type { IStageHost } from '../host';
import { type Contact, ExistingTopic, Subscriber } from './contact';

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
  readonly elsewhere: readonly DeclaredElsewhere[];
}

/**
 * The topic that the contacts are subscribed to: the one that a contact brings, or one of the environment's own.
 *
 * @throws StageEnvironmentError without any contact, for one that is named twice, or for a topic of another region
 */
export function alarmTopic(scope: Construct, host: IStageHost, contacts: readonly Contact[]): AlarmTopic {
  const what = `contacts of environment ${host.environmentName}`;
  if (contacts.length === 0) {
    throw refused(
      what,
      [],
      'an alarm that nobody receives is none',
      "name one, such as Contact.email('ops@example.com')",
    );
  }
  const existing = contacts.filter((contact) => contact instanceof ExistingTopic);
  if (existing.length > 1) {
    throw refused(
      what,
      `${existing.length} topics`,
      'alarms use one topic',
      'name one, and subscribe what listens to the others',
    );
  }
  const subscribers = contacts.filter((contact) => contact instanceof Subscriber);
  const twice = subscribers.find(
    ({ endpoint }, index) => subscribers.findIndex((other) => other.endpoint === endpoint) < index,
  );
  if (twice !== undefined) {
    throw refused(what, twice.endpoint, 'it is named twice, and SNS keeps it once', 'name it once');
  }
  const theirs = existing.at(0);
  const made = theirs === undefined ? ownTopic(scope, host) : { topic: ofRegion(scope, what, theirs.topic) };
  for (const { protocol, endpoint } of subscribers) {
    // The endpoint is the id: were it a number, to remove one contact would unsubscribe the next.
    new Subscription(scope, endpoint, { topic: made.topic, protocol, endpoint });
  }
  const elsewhere = theirs === undefined ? [] : [{ row: 'MON-3', part: LISTENERS, ...theirs.terms }];
  return { ...made, elsewhere };
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

function ofRegion(scope: Construct, what: string, topic: ITopic): ITopic {
  const { region } = Stack.of(scope);
  const home = topic.env.region;
  if (Token.isUnresolved(home) || Token.isUnresolved(region) || home === region) return topic;
  throw refused(
    what,
    `a topic in ${home}`,
    `alarms in ${region} notify topics of their own region only`,
    `give a topic in ${region}`,
  );
}

function refused(what: string, value: unknown, limit: string, remedy: string): StageEnvironmentError {
  return new StageEnvironmentError({ what, value, limit, remedy, row: 'MON-3' });
}
