import { list, scalar } from '../resource-model/json';
import type { ModelResource, ModelStack, ResourceModel } from '../resource-model/resource-model';
import { VerdictState } from './check';
import { statementsOf } from './policy-statements';

const TOPIC = 'AWS::SNS::Topic';
const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/** Whether what is published to a topic reaches somebody, and why it does not. */
export interface Reach {
  /** Met, not met, or undecidable. */
  readonly state: VerdictState;
  readonly reason: string;
}

const REACHED: Reach = { state: VerdictState.MET, reason: 'somebody is subscribed to its topic' };

/** Whether an alarm that takes this action reaches somebody; none if the action notifies no topic. */
export function reachOf(action: unknown, stack: ModelStack, model: ResourceModel): Reach | undefined {
  const arn = model.text(action, stack);
  const topic = model.follow(action, stack).resource;
  const isListenedTo = listenedTo(model).has(arn);
  if (topic?.type === TOPIC) return ofTopic(topic, isListenedTo, model);
  if (topic !== undefined || (arn.startsWith('arn:') && !namesTopic(arn))) return undefined;
  return isListenedTo ? REACHED : unknown(`who listens to ${arn} is not in the template`);
}

/** Whether somebody listens to the topic of that ARN, whoever may publish to it. */
export function hearingOf(topicArn: unknown, stack: ModelStack, model: ResourceModel): Reach {
  const arn = model.text(topicArn, stack);
  const topic = model.follow(topicArn, stack).resource;
  if (listenedTo(model).has(arn)) return REACHED;
  return topic?.type === TOPIC
    ? ofListeners(topic, model)
    : unknown(`who listens to ${arn} is not in the template`);
}

/** True if an ARN, as the model writes it, is of a topic. */
export function namesTopic(arn: string): boolean {
  return arn.replace(/\$\{[^}]*\}/g, '').split(':')[2] === 'sns';
}

function ofTopic(topic: ModelResource, isListenedTo: boolean, model: ResourceModel): Reach {
  const hearing = isListenedTo ? REACHED : ofListeners(topic, model);
  if (hearing !== REACHED) return hearing;
  return ofKey(topic, model) ?? ofPolicies(topic, model) ?? REACHED;
}

/** Who is subscribed within the topic itself. */
function ofListeners(topic: ModelResource, model: ResourceModel): Reach {
  if (list(topic.properties.Subscription).length > 0) return REACHED;
  return model.holds(topic)
    ? missed('nobody is subscribed to its topic')
    : unknown(`who is subscribed to topic ${topic.logicalId} is not in the environment`);
}

/** The topics that somebody listens to, as the model writes their ARNs. */
function listenedTo(model: ResourceModel): ReadonlySet<string> {
  return new Set([
    ...model
      .ofType('AWS::SNS::Subscription')
      .map(({ properties, stack }) => model.text(properties.TopicArn, stack)),
    ...model
      .ofType('AWS::Chatbot::SlackChannelConfiguration', 'AWS::Chatbot::MicrosoftTeamsChannelConfiguration')
      .flatMap(({ properties, stack }) => list(properties.SnsTopicArns).map((arn) => model.text(arn, stack))),
  ]);
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
  return admitsCloudWatch(key.properties.KeyPolicy, key.stack, model, 'kms:generatedatakey')
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
  const admits = policies.some(({ properties, stack }) =>
    admitsCloudWatch(properties.PolicyDocument, stack, model, 'sns:publish'),
  );
  return policies.length === 0 || admits
    ? undefined
    : missed('the policy of its topic does not let CloudWatch publish');
}

/** @param action in lower case, without what a wildcard may add */
function admitsCloudWatch(
  document: unknown,
  stack: ModelStack,
  model: ResourceModel,
  action: string,
): boolean {
  const wide = ['*', `${action.slice(0, action.indexOf(':'))}:*`];
  return statementsOf(document, stack, model).some(
    ({ effect, principals, actions }) =>
      effect === 'Allow' &&
      principals.some(({ kind, text }) => text === '*' || (kind === 'Service' && text === CLOUDWATCH)) &&
      actions.some((one) => wide.includes(one) || one.toLowerCase().startsWith(action)),
  );
}

function missed(reason: string): Reach {
  return { state: VerdictState.NOT_MET, reason };
}

function unknown(reason: string): Reach {
  return { state: VerdictState.UNDECIDABLE, reason };
}
