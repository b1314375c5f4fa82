import {
  DescribeAlarmsCommand,
  GetDashboardCommand,
  ListTagsForResourceCommand,
  type CloudWatchClient,
} from '@aws-sdk/client-cloudwatch';
import { DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeRuleCommand,
  ListTagsForResourceCommand as ListTagsOfRuleCommand,
  ListTargetsByRuleCommand,
} from '@aws-sdk/client-eventbridge';
import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand as ListTagsOfTopicCommand,
} from '@aws-sdk/client-sns';
import { reader, text, type Reader } from './reader';

async function tagsOf(cloudWatch: CloudWatchClient, ResourceARN: string | undefined) {
  return (await cloudWatch.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags;
}

/** CloudWatch, and what of its logs becomes a metric. */
const ALARMS: { readonly [type: string]: Reader } = {
  'AWS::CloudWatch::Alarm': reader(
    async ({ cloudWatch }, { physicalId }) => {
      const asked = { AlarmNames: [physicalId], AlarmTypes: ['MetricAlarm' as const] };
      const alarm = (await cloudWatch.send(new DescribeAlarmsCommand(asked))).MetricAlarms?.[0];
      return alarm === undefined ? undefined : { ...alarm, tags: await tagsOf(cloudWatch, alarm.AlarmArn) };
    },
    {
      AlarmName: (alarm) => alarm.AlarmName,
      AlarmDescription: (alarm) => alarm.AlarmDescription,
      ActionsEnabled: (alarm) => alarm.ActionsEnabled,
      AlarmActions: (alarm) => alarm.AlarmActions,
      OKActions: (alarm) => alarm.OKActions,
      InsufficientDataActions: (alarm) => alarm.InsufficientDataActions,
      Namespace: (alarm) => alarm.Namespace,
      MetricName: (alarm) => alarm.MetricName,
      Dimensions: (alarm) => alarm.Dimensions,
      Metrics: (alarm) => alarm.Metrics,
      Statistic: (alarm) => alarm.Statistic,
      ExtendedStatistic: (alarm) => alarm.ExtendedStatistic,
      Period: (alarm) => alarm.Period,
      EvaluationPeriods: (alarm) => alarm.EvaluationPeriods,
      DatapointsToAlarm: (alarm) => alarm.DatapointsToAlarm,
      ComparisonOperator: (alarm) => alarm.ComparisonOperator,
      Threshold: (alarm) => alarm.Threshold,
      TreatMissingData: (alarm) => alarm.TreatMissingData,
      Unit: (alarm) => alarm.Unit,
      Tags: (alarm) => alarm.tags,
    },
    { Arn: (alarm) => alarm.AlarmArn },
  ),
  'AWS::CloudWatch::Dashboard': reader(
    ({ cloudWatch }, { physicalId }) =>
      cloudWatch.send(new GetDashboardCommand({ DashboardName: physicalId })),
    {
      DashboardName: (dashboard) => dashboard.DashboardName,
      DashboardBody: (dashboard) => dashboard.DashboardBody,
    },
  ),
  'AWS::Logs::MetricFilter': reader(
    async ({ logs }, { physicalId, properties }) => {
      const asked = { filterNamePrefix: physicalId, logGroupName: text(properties.LogGroupName) };
      const filters = (await logs.send(new DescribeMetricFiltersCommand(asked))).metricFilters;
      return filters?.find((filter) => filter.filterName === physicalId);
    },
    {
      FilterName: (filter) => filter.filterName,
      FilterPattern: (filter) => filter.filterPattern,
      LogGroupName: (filter) => filter.logGroupName,
      MetricTransformations: (filter) => filter.metricTransformations,
    },
  ),
};

function nameOf(topic: Readonly<Record<string, string | undefined>>): string | undefined {
  return topic.TopicArn?.split(':').pop();
}

/** SNS and EventBridge. */
const TOPICS: { readonly [type: string]: Reader } = {
  'AWS::SNS::Topic': reader(
    async ({ sns }, { physicalId }) => {
      const attributes = (await sns.send(new GetTopicAttributesCommand({ TopicArn: physicalId }))).Attributes;
      const tags = await sns.send(new ListTagsOfTopicCommand({ ResourceArn: physicalId }));
      return attributes === undefined ? undefined : { attributes, tags: tags.Tags };
    },
    {
      DisplayName: ({ attributes }) => attributes.DisplayName,
      KmsMasterKeyId: ({ attributes }) => attributes.KmsMasterKeyId,
      TopicName: ({ attributes }) => nameOf(attributes),
      Tags: ({ tags }) => tags,
    },
    {
      TopicArn: ({ attributes }) => attributes.TopicArn,
      TopicName: ({ attributes }) => nameOf(attributes),
    },
  ),
  'AWS::SNS::TopicPolicy': reader(
    async ({ sns }, { properties }) => {
      const topics = Array.isArray(properties.Topics) ? properties.Topics.map(text) : [];
      const attributes = await Promise.all(
        topics.map((topic) => sns.send(new GetTopicAttributesCommand({ TopicArn: topic }))),
      );
      const policies = attributes.map((answer) => answer.Attributes?.Policy);
      return { topics, policy: policies.every((policy) => policy === policies[0]) && policies[0] };
    },
    { Topics: ({ topics }) => topics, PolicyDocument: ({ policy }) => policy },
  ),
  'AWS::SNS::Subscription': reader(
    async ({ sns }, { physicalId }) =>
      (await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: physicalId }))).Attributes,
    {
      Endpoint: (subscription) => subscription.Endpoint,
      Protocol: (subscription) => subscription.Protocol,
      TopicArn: (subscription) => subscription.TopicArn,
      FilterPolicy: (subscription) => subscription.FilterPolicy,
      RawMessageDelivery: (subscription) => subscription.RawMessageDelivery,
    },
    { Arn: (subscription) => subscription.SubscriptionArn },
  ),
  'AWS::Events::Rule': reader(
    async ({ events }, { physicalId }) => {
      const rule = await events.send(new DescribeRuleCommand({ Name: physicalId }));
      const targets = await events.send(new ListTargetsByRuleCommand({ Rule: physicalId }));
      const tags = await events.send(new ListTagsOfRuleCommand({ ResourceARN: rule.Arn }));
      return { ...rule, targets: targets.Targets, tags: tags.Tags };
    },
    {
      Name: (rule) => rule.Name,
      Description: (rule) => rule.Description,
      EventPattern: (rule) => rule.EventPattern,
      ScheduleExpression: (rule) => rule.ScheduleExpression,
      State: (rule) => rule.State,
      Targets: (rule) => rule.targets,
      Tags: (rule) => rule.tags,
    },
    { Arn: (rule) => rule.Arn },
  ),
};

/** CloudWatch, SNS and EventBridge. */
export const MONITORING: { readonly [type: string]: Reader } = { ...ALARMS, ...TOPICS };
