import { OutcomeState } from '../outcome';
import { list, scalar } from '../model/json';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';
import { statementsOf, type Statement } from './policy-statements';

const TOPIC = 'AWS::SNS::Topic';
const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/** Whether what is published to a topic reaches somebody, and why it does not. */
export interface Reach {
  /** Met, not met, or unknown. */
  readonly state: OutcomeState;
  readonly reason: string;
}

const REACHED: Reach = { state: OutcomeState.MET, reason: 'somebody is subscribed to its topic' };

/** Whether an alarm that takes this action reaches somebody; none if the action notifies no topic. */
export function reachOf(action: unknown, stack: ModelStack, model: ResourceModel): Reach | undefined {
  const arn = model.text(action, stack);
  const topic = model.follow(action, stack).resource;
  const heard = heardOf(arn, model);
  if (topic?.type === TOPIC) return ofTopic(topic, heard, model);
  if (topic !== undefined || (arn.startsWith('arn:') && !namesTopic(arn))) return undefined;
  return heard ?? unknown(`who listens to ${arn} is not in the template`);
}

/** Whether somebody listens to the topic of that ARN, whoever may publish to it. */
export function hearingOf(topicArn: unknown, stack: ModelStack, model: ResourceModel): Reach {
  const arn = model.text(topicArn, stack);
  const topic = model.follow(topicArn, stack).resource;
  const heard = heardOf(arn, model);
  return topic?.type === TOPIC
    ? ofListeners(topic, heard, model)
    : (heard ?? unknown(`who listens to ${arn} is not in the template`));
}

/** True if an ARN, as the model writes it, is of a topic. */
export function namesTopic(arn: string): boolean {
  return arn.replace(/\$\{[^}]*\}/g, '').split(':')[2] === 'sns';
}

function ofTopic(topic: ModelResource, heard: Reach | undefined, model: ResourceModel): Reach {
  const hearing = ofListeners(topic, heard, model);
  if (hearing !== REACHED) return hearing;
  return ofKey(topic, model) ?? ofPolicies(topic, model) ?? REACHED;
}

/** @param heard who is subscribed beside the topic; others are within it */
function ofListeners(topic: ModelResource, heard: Reach | undefined, model: ResourceModel): Reach {
  if (list(topic.properties.Subscription).length > 0) return REACHED;
  if (heard !== undefined) return heard;
  return model.holds(topic)
    ? missed('nobody is subscribed to its topic')
    : unknown(`who is subscribed to topic ${topic.logicalId} is not in the environment`);
}

/** Who is subscribed beside a topic, by its ARN as the model writes it; nothing if nobody is. */
function heardOf(arn: string, model: ResourceModel): Reach | undefined {
  const subscriptions = model
    .ofType('AWS::SNS::Subscription')
    .filter(({ properties, stack }) => model.text(properties.TopicArn, stack) === arn);
  if (
    inChats(model).has(arn) ||
    subscriptions.some(({ properties }) => properties.FilterPolicy === undefined)
  )
    return REACHED;
  return subscriptions.length === 0
    ? undefined
    : unknown('whether the filter of who is subscribed to its topic lets it pass is not looked at');
}

/** The topics that are heard in a chat. */
function inChats(model: ResourceModel): ReadonlySet<string> {
  return new Set(
    model
      .ofType('AWS::Chatbot::SlackChannelConfiguration', 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration')
      .flatMap(({ properties, stack }) => list(properties.SnsTopicArns).map((arn) => model.text(arn, stack))),
  );
}

/** An alarm on an encrypted topic is dropped in silence if CloudWatch may not use the key. */
function ofKey(topic: ModelResource, model: ResourceModel): Reach | undefined {
  const { KmsMasterKeyId } = topic.properties;
  if (KmsMasterKeyId === undefined) return undefined;
  if (scalar(KmsMasterKeyId)?.endsWith('alias/aws/sns') === true) {
    return missed('its topic is encrypted under alias/aws/sns, which CloudWatch cannot use');
  }
  const key = model.follow(KmsMasterKeyId, topic.stack).resource;
  if (key === undefined)
    return unknown('whether CloudWatch may use the key of its topic is not in the template');
  return admitsCloudWatch(statementsOf(key.properties.KeyPolicy, key.stack, model), 'kms:generatedatakey')
    ? undefined
    : missed('CloudWatch may not use the key of its topic');
}

/** Without a policy of its own, a topic lets the services of its account publish. */
function ofPolicies(topic: ModelResource, model: ResourceModel): Reach | undefined {
  const policies = model
    .ofType('AWS::SNS::TopicPolicy')
    .filter(({ properties, stack }) =>
      list(properties.Topics).some((one) => model.follow(one, stack).resource === topic),
    );
  const statements = policies.flatMap(({ properties, stack }) =>
    statementsOf(properties.PolicyDocument, stack, model),
  );
  return policies.length === 0 || admitsCloudWatch(statements, 'sns:publish')
    ? undefined
    : missed('the policy of its topic does not let CloudWatch publish');
}

/**
 * Whether CloudWatch may do something: what is denied without a condition is denied, whatever is allowed.
 *
 * @param action in lower case, without what a wildcard may add
 */
function admitsCloudWatch(statements: readonly Statement[], action: string): boolean {
  const wide = ['*', `${action.slice(0, action.indexOf(':'))}:*`];
  const meant = statements.filter(
    ({ principals, actions }) =>
      principals.some(({ kind, text }) => text === '*' || (kind === 'Service' && text === CLOUDWATCH)) &&
      actions.some((one) => wide.includes(one) || one.toLowerCase().startsWith(action)),
  );
  return (
    meant.some(({ effect }) => effect === 'Allow') &&
    !meant.some(({ effect, condition }) => effect === 'Deny' && condition === undefined)
  );
}

function missed(reason: string): Reach {
  return { state: OutcomeState.NOT_MET, reason };
}

function unknown(reason: string): Reach {
  return { state: OutcomeState.UNKNOWN, reason };
}
