import { type Alarm, alarmsOf } from '../../analysis/alarms';
import { alarmDelivery, TopicDelivery } from '../../analysis/topic-delivery';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;

const FINDINGS = findings('MON-3', Severity.MEDIUM, {
  noAlarm: {
    message: 'The environment has no CloudWatch alarm that could notify.',
    remediation: 'Add alarms with an SNS topic as action.',
    isAbsence: true,
  },
  noAction: {
    message: '{resource} has no alarm action.',
    remediation: 'Add an SNS topic to AlarmActions.',
  },
  noTopic: {
    message: 'No alarm action of {resource} is an SNS topic.',
    remediation: 'Add an SNS topic to AlarmActions.',
  },
  noSubscription: {
    message: 'The SNS topic of {resource} has no subscription.',
    remediation: 'Add a subscription, such as an e-mail address of the team.',
  },
  awsManagedKey: {
    message: 'The SNS topic of {resource} is encrypted with alias/aws/sns, which CloudWatch cannot use.',
    remediation: 'Encrypt the topic with a customer managed key that allows CloudWatch.',
  },
  keyPolicyDenies: {
    message: 'The KMS key of the SNS topic of {resource} does not allow CloudWatch to use it.',
    remediation: 'Allow kms:GenerateDataKey* and kms:Decrypt to cloudwatch.amazonaws.com in the key policy.',
  },
  topicPolicyDenies: {
    message: 'The policy of the SNS topic of {resource} does not allow CloudWatch to publish.',
    remediation: 'Allow sns:Publish to cloudwatch.amazonaws.com in the topic policy.',
  },
  subscriptionsUnknown: {
    state: UNKNOWN,
    message: 'The subscriptions of the SNS topic of {resource} are in no template.',
    remediation: 'Evaluate the template of the topic too.',
  },
  filterUnknown: {
    state: UNKNOWN,
    message: 'Each subscription of the SNS topic of {resource} has a filter policy, which is not evaluated.',
    remediation: 'Add a subscription without a filter policy.',
  },
  keyUnknown: {
    state: UNKNOWN,
    message: 'The KMS key of the SNS topic of {resource} is in no template.',
    remediation: 'Evaluate the template of the key too.',
  },
});

export const mon3AlarmNotifications = defineCheck({
  id: 'MON-3.alarm-notifications',
  title: 'Each alarm notifies an SNS topic with a subscription',
  remediation: 'Add to each alarm an SNS topic that has a subscription and allows CloudWatch to publish.',
  findings: FINDINGS,
  asks: { any: ['alarm'] },
  evaluate(model) {
    const alarms = alarmsOf(model);
    if (alarms.length === 0) return outcomeOf([], [FINDINGS.noAlarm()], '');
    return outcomeOf(
      alarms.map(({ resource }) => resource),
      alarms.flatMap((alarm) => findingOf(alarm, model)),
      `Each alarm notifies a subscriber (alarms: ${alarms.length}).`,
    );
  },
});

function findingOf(
  { resource, actions, composites, isNotifying }: Alarm,
  model: ResourceModel,
): CheckFinding[] {
  if (composites.length > 0 && isNotifying) return [];
  if (actions.length === 0) return [FINDINGS.noAction(resource)];
  const found = actions
    .flatMap((action) => alarmDelivery(action, resource.stack, model) ?? [])
    .map((delivery) => deliveryFinding(delivery, resource));
  if (found.includes(undefined)) return [];
  // One topic that may deliver decides over others that do not.
  const decisive = found.find((finding) => finding?.state === UNKNOWN) ?? found.at(0);
  return [decisive ?? FINDINGS.noTopic(resource)];
}

function deliveryFinding(delivery: TopicDelivery, alarm: ModelResource): CheckFinding | undefined {
  switch (delivery) {
    case TopicDelivery.DELIVERED:
      return undefined;
    case TopicDelivery.NO_SUBSCRIPTION:
      return FINDINGS.noSubscription(alarm);
    case TopicDelivery.AWS_MANAGED_KEY:
      return FINDINGS.awsManagedKey(alarm);
    case TopicDelivery.KEY_POLICY_DENIES:
      return FINDINGS.keyPolicyDenies(alarm);
    case TopicDelivery.TOPIC_POLICY_DENIES:
      return FINDINGS.topicPolicyDenies(alarm);
    case TopicDelivery.SUBSCRIPTIONS_UNKNOWN:
      return FINDINGS.subscriptionsUnknown(alarm);
    case TopicDelivery.FILTER_UNKNOWN:
      return FINDINGS.filterUnknown(alarm);
    case TopicDelivery.KEY_UNKNOWN:
      return FINDINGS.keyUnknown(alarm);
  }
}
