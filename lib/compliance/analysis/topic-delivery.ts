import { holds, isOneOf, isLike } from '../../internal/values';
import { list, object } from '../../internal/json';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';
import { type Statement, statementsOf } from './policy-statements';

const TOPIC = 'AWS::SNS::Topic';
const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/** Whether what is published to an SNS topic reaches a subscriber, and why not. */
export enum TopicDelivery {
  DELIVERED,
  NO_SUBSCRIPTION,
  /** CloudWatch cannot use the AWS managed key of SNS. */
  AWS_MANAGED_KEY,
  KEY_POLICY_DENIES,
  TOPIC_POLICY_DENIES,
  /** The topic, or what subscribes to it, is in no template. */
  SUBSCRIPTIONS_UNKNOWN,
  /** Each subscription has a filter policy. */
  FILTER_UNKNOWN,
  /** The key is in no template. */
  KEY_UNKNOWN,
}

/** How an alarm action delivers; undefined for an action that is no topic. */
export function alarmDelivery(
  action: unknown,
  stack: ModelStack,
  model: ResourceModel,
): TopicDelivery | undefined {
  const arn = model.text(action, stack);
  const topic = model.follow(action, stack).resource;
  if (topic?.type === TOPIC) {
    const delivery = deliveryOf(topic, arn, model);
    return delivery === TopicDelivery.DELIVERED ? permissionToPublish(topic, stack.account, model) : delivery;
  }
  if (topic !== undefined || (arn.startsWith('arn:') && !isTopicArn(arn))) return undefined;
  return separateDelivery(arn, model) ?? TopicDelivery.SUBSCRIPTIONS_UNKNOWN;
}

/** Whether a topic has a subscriber, whatever may publish to it. */
export function subscriptionDelivery(
  topicArn: unknown,
  stack: ModelStack,
  model: ResourceModel,
): TopicDelivery {
  const arn = model.text(topicArn, stack);
  const topic = model.follow(topicArn, stack).resource;
  if (topic?.type === TOPIC) return deliveryOf(topic, arn, model);
  return separateDelivery(arn, model) ?? TopicDelivery.SUBSCRIPTIONS_UNKNOWN;
}

/** True if an ARN, as the model writes it, is that of an SNS topic. */
export function isTopicArn(arn: string): boolean {
  return arn.replace(/\$\{[^}]*\}/g, '').split(':')[2] === 'sns';
}

function deliveryOf(topic: ModelResource, arn: string, model: ResourceModel): TopicDelivery {
  if (list(topic.properties.Subscription).length > 0) return TopicDelivery.DELIVERED;
  const separate = separateDelivery(arn, model);
  if (separate !== undefined) return separate;
  return model.holds(topic) ? TopicDelivery.NO_SUBSCRIPTION : TopicDelivery.SUBSCRIPTIONS_UNKNOWN;
}

/** Delivery by subscriptions that are resources of their own; undefined without any. */
function separateDelivery(arn: string, model: ResourceModel): TopicDelivery | undefined {
  const subscriptions = model
    .ofType('AWS::SNS::Subscription')
    .filter(({ properties, stack }) => model.text(properties.TopicArn, stack) === arn);
  const isUnfiltered = subscriptions.some(({ properties }) => properties.FilterPolicy === undefined);
  if (chatTopics(model).has(arn) || isUnfiltered) return TopicDelivery.DELIVERED;
  return subscriptions.length === 0 ? undefined : TopicDelivery.FILTER_UNKNOWN;
}

/** The topics that a chat channel subscribes to. */
function chatTopics(model: ResourceModel): ReadonlySet<string> {
  return new Set(
    model
      .ofType('AWS::Chatbot::SlackChannelConfiguration', 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration')
      .flatMap(({ properties, stack }) => list(properties.SnsTopicArns).map((arn) => model.text(arn, stack))),
  );
}

/**
 * Whether CloudWatch can publish to a topic. An alarm that cannot fails silently.
 *
 * @param account of the alarm
 */
function permissionToPublish(
  topic: ModelResource,
  account: string | undefined,
  model: ResourceModel,
): TopicDelivery {
  const key = keyPermission(topic, model);
  return key === TopicDelivery.DELIVERED ? topicPermission(topic, account, model) : key;
}

function keyPermission(topic: ModelResource, model: ResourceModel): TopicDelivery {
  const { KmsMasterKeyId } = topic.properties;
  if (KmsMasterKeyId === undefined) return TopicDelivery.DELIVERED;
  if (isLike(KmsMasterKeyId, /alias\/aws\/sns$/)) return TopicDelivery.AWS_MANAGED_KEY;
  const key = model.follow(KmsMasterKeyId, topic.stack).resource;
  if (key === undefined) return TopicDelivery.KEY_UNKNOWN;
  const statements = statementsOf(key.properties.KeyPolicy, key.stack, model);
  return KEY_ACTIONS.every((action) => allowsCloudWatch(statements, action))
    ? TopicDelivery.DELIVERED
    : TopicDelivery.KEY_POLICY_DENIES;
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services */
const KEY_ACTIONS = ['kms:GenerateDataKey', 'kms:Decrypt'];

/** Without a policy of its own, a topic allows the services of its account to publish. */
function topicPermission(
  topic: ModelResource,
  account: string | undefined,
  model: ResourceModel,
): TopicDelivery {
  const policies = model
    .ofType('AWS::SNS::TopicPolicy')
    .filter(({ properties, stack }) =>
      list(properties.Topics).some((one) => model.follow(one, stack).resource === topic),
    );
  const statements = policies
    .flatMap(({ properties, stack }) => statementsOf(properties.PolicyDocument, stack, model))
    .filter(({ isAllow, condition }) => !isAllow || !isOfOtherAccount(condition, account));
  return policies.length === 0 || allowsCloudWatch(statements, 'sns:Publish')
    ? TopicDelivery.DELIVERED
    : TopicDelivery.TOPIC_POLICY_DENIES;
}

/** Whether statements allow CloudWatch an action. An unconditional Deny wins over every Allow. */
function allowsCloudWatch(statements: readonly Statement[], action: string): boolean {
  const matching = statements.filter(
    ({ principals, actions }) =>
      principals.some(({ kind, content }) =>
        isOneOf(content, kind === 'Service' ? ['*', CLOUDWATCH] : ['*']),
      ) &&
      actions.some(({ content }) =>
        holds(content, { id: `covers ${action}`, holds: (pattern) => covers(pattern, action) }),
      ),
  );
  return (
    matching.some(({ isAllow }) => isAllow) &&
    !matching.some(({ isAllow, condition }) => !isAllow && condition === undefined)
  );
}

/** IAM compares actions without regard to case, with `*` for any characters and `?` for one. */
function covers(pattern: string, action: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}

/** True if a condition admits alarms of other accounts only. */
function isOfOtherAccount(condition: unknown, account: string | undefined): boolean {
  if (account === undefined) return false;
  return Object.entries(object(condition))
    .filter(([operator]) => /^(?:Arn|String)(?:Equals|Like)/.test(operator))
    .flatMap(([, comparison]) => Object.entries(object(comparison)))
    .filter(([key]) => /^aws:source(?:arn|account)$/i.test(key))
    .some(([, value]) =>
      list(value).every((one) =>
        holds(one, {
          id: `is of another account than ${account}`,
          holds: (text) => ![undefined, account].includes(accountIn(text)),
        }),
      ),
    );
}

/** The account of an ARN, or an account itself; undefined where it is no literal. */
function accountIn(text: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text)?.[1] ?? /^\d{12}$/.exec(text)?.[0];
}
