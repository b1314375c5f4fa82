// Frozen, like the environment that uses it.
import { Aws, Duration, NestedStack, RemovalPolicy } from 'aws-cdk-lib';
import type { BackupVault } from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { CreatedDoors } from './production-load-balancers';
import type { CreatedService } from './production-service';

const ROLL_BACK = ['team-errors', 'public-errors'];
const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD: ABOVE, LESS_THAN_THRESHOLD: BELOW } =
  cloudwatch.ComparisonOperator;

interface Watched {
  readonly name: string;
  readonly metric: cloudwatch.IMetric;
  readonly threshold: number;
  readonly comparison?: cloudwatch.ComparisonOperator;
  readonly missing?: cloudwatch.TreatMissingData;
}

interface MonitoringProps {
  readonly topic: sns.ITopic;
  readonly orders: DatabaseInstance;
  readonly services: readonly CreatedService[];
  readonly loadBalancers: CreatedDoors;
  readonly vault: BackupVault;
}

/** The alarms that roll a deployment of the service back. */
export function rollBackAlarms(service: string): string[] {
  return ROLL_BACK.map((alarm) => alarmName(`${service}-${alarm}`));
}

/** A topic that notifies operators. */
export function createAlarmTopic(scope: Construct): sns.Topic {
  const publishers = ['cloudwatch', 'backup', 'events'].map(
    (service) => new iam.ServicePrincipal(`${service}.amazonaws.com`),
  );
  const masterKey = new kms.Key(scope, 'TopicKey', {
    description: 'Alarms of the shop in production',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  masterKey.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: publishers,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
    }),
  );
  const topic = new sns.Topic(scope, 'Topic', { masterKey, enforceSSL: true });
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: publishers,
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  topic.addSubscription(new EmailSubscription('shop-operations@example.com'));
  return topic;
}

/** The topic that alarms and events of the environment use. */
export function createTopic(scope: Construct): sns.Topic {
  const topic = createAlarmTopic(scope);
  new Rule(scope, 'Findings', {
    eventPattern: {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Finding'],
      detail: { severity: [{ numeric: ['>=', 4] }] },
    },
    targets: [new SnsTopic(topic)],
  });
  new Rule(scope, 'DatabaseEvents', {
    eventPattern: { source: ['aws.rds'], detailType: ['RDS DB Instance Event'] },
    targets: [new SnsTopic(topic)],
  });
  return topic;
}

/** Alarms by kind, and one dashboard over all of them. */
export function createMonitoring(scope: Construct, props: MonitoringProps): void {
  const kinds = {
    Databases: ofOrders(props.orders),
    Environment: [...ofBackups(props.vault), ...ofLoadBalancers(props.loadBalancers)],
    Services: props.services.flatMap(ofService),
  };
  for (const [kind, watched] of Object.entries(kinds)) {
    const stack = new NestedStack(scope, kind);
    watched.forEach((one) => createAlarm(stack, one, props.topic));
  }
  new cloudwatch.Dashboard(new NestedStack(scope, 'Dashboards'), 'Dashboard', {
    dashboardName: 'production-shop',
    widgets: Object.entries(kinds).flatMap(([kind, watched]) => [
      [new cloudwatch.TextWidget({ markdown: `# ${kind}`, width: 24, height: 1 })],
      watched.map(
        ({ name, metric, threshold }) =>
          new cloudwatch.GraphWidget({
            title: name,
            left: [metric],
            leftAnnotations: [{ value: threshold, label: 'Alarm' }],
          }),
      ),
    ]),
  });
}

function createAlarm(scope: Construct, watched: Watched, topic: sns.ITopic): void {
  const { name, metric, threshold, comparison = ABOVE } = watched;
  const action = new SnsAction(topic);
  const alarm = new cloudwatch.Alarm(scope, name, {
    alarmName: alarmName(name),
    alarmDescription: `The shop in production: ${name}`,
    metric,
    threshold,
    comparisonOperator: comparison,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    treatMissingData: watched.missing ?? cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
}

function alarmName(name: string): string {
  return `production-shop-${name}`;
}

function ofOrders(orders: DatabaseInstance): Watched[] {
  const missing = cloudwatch.TreatMissingData.BREACHING;
  return [
    {
      name: 'orders-silent',
      metric: orders.metricDatabaseConnections({ statistic: 'n' }),
      threshold: 1,
      comparison: BELOW,
      missing,
    },
    { name: 'orders-cpu', metric: orders.metricCPUUtilization(), threshold: 80 },
    { name: 'orders-connections', metric: orders.metricDatabaseConnections(), threshold: 300 },
    {
      name: 'orders-storage',
      metric: orders.metricFreeStorageSpace(),
      threshold: 5_000_000_000,
      comparison: BELOW,
    },
    {
      name: 'orders-transactions',
      metric: orders.metric('MaximumUsedTransactionIDs'),
      threshold: 1_000_000_000,
    },
  ];
}

function ofBackups({ backupVaultName }: BackupVault): Watched[] {
  const jobs = (metricName: string): cloudwatch.Metric =>
    new cloudwatch.Metric({
      namespace: 'AWS/Backup',
      metricName,
      dimensionsMap: { BackupVaultName: backupVaultName },
      statistic: 'sum',
      period: Duration.hours(6),
    });
  const compared = (expression: string, metric: string, scheduled: string): cloudwatch.MathExpression =>
    new cloudwatch.MathExpression({
      expression,
      usingMetrics: {
        jobs: jobs(metric),
        scheduled: new cloudwatch.Metric({
          namespace: 'production-shop',
          metricName: scheduled,
          statistic: 'max',
          period: Duration.hours(6),
        }),
      },
      period: Duration.hours(6),
    });
  const failed = ['BackupJobsFailed', 'BackupJobsExpired', 'CopyJobsFailed', 'RestoreJobsFailed'];
  const missed = {
    BackupJobsCompleted: 'Backups',
    CopyJobsCompleted: 'Backups',
    RestoreJobsCompleted: 'RestoreTests',
  };
  return [
    ...failed.map((name) => ({ name, metric: jobs(`NumberOf${name}`), threshold: 1 })),
    ...Object.entries(missed).map(([name, scheduled]) => ({
      name,
      metric: compared('scheduled > jobs', `NumberOf${name}`, scheduled),
      threshold: 1,
    })),
    {
      name: 'heartbeat',
      metric: compared('IF(jobs > 0, 1, 0) > scheduled', 'NumberOfBackupJobsCompleted', 'Backups'),
      threshold: 1,
    },
  ];
}

function ofLoadBalancers({ team, public: users }: CreatedDoors): Watched[] {
  return [team, users].flatMap(({ name, balancer }) => [
    {
      name: `${name}-unanswered`,
      metric: balancer.metrics.httpCodeElb(elbv2.HttpCodeElb.ELB_5XX_COUNT),
      threshold: 10,
    },
    { name: `${name}-rejected`, metric: balancer.metrics.rejectedConnectionCount(), threshold: 1 },
    {
      name: `${name}-blocked`,
      metric: new cloudwatch.Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensionsMap: { WebACL: `production-shop-${name}`, Region: Aws.REGION, Rule: 'ALL' },
        statistic: 'sum',
      }),
      threshold: 1000,
    },
  ]);
}

function ofService({ name, service, errors, targets }: CreatedService): Watched[] {
  const running = new cloudwatch.Metric({
    namespace: 'ECS/ContainerInsights',
    metricName: 'RunningTaskCount',
    dimensionsMap: { ClusterName: service.cluster.clusterName, ServiceName: service.serviceName },
    statistic: 'min',
  });
  const missing = cloudwatch.TreatMissingData.BREACHING;
  return [
    { name: `${name}-too-few`, metric: running, threshold: 3, comparison: BELOW, missing },
    { name: `${name}-cpu`, metric: service.metricCpuUtilization(), threshold: 80 },
    { name: `${name}-memory`, metric: service.metricMemoryUtilization(), threshold: 80 },
    { name: `${name}-log-errors`, metric: errors, threshold: 10 },
    ...targets.flatMap(({ loadBalancer, group }) => [
      {
        name: `${name}-${loadBalancer}-errors`,
        metric: group.metrics.httpCodeTarget(elbv2.HttpCodeTarget.TARGET_5XX_COUNT),
        threshold: 10,
      },
      { name: `${name}-${loadBalancer}-unhealthy`, metric: group.metrics.unhealthyHostCount(), threshold: 1 },
      { name: `${name}-${loadBalancer}-slow`, metric: group.metrics.targetResponseTime(), threshold: 2 },
    ]),
  ];
}
