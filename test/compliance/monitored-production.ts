import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as events from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as sns from 'aws-cdk-lib/aws-sns';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { buildLedger } from '../../lib/compliance/ledger/build-ledger';
import type { Ledger } from '../../lib/compliance/ledger/ledger';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { ACCOUNT, DECLARATIONS, type MutableTemplate } from './compliant-staging';
import { synthesizedOnce } from './synthesized-once';

/** A production environment with complete monitoring, without the constructs of this package. */
function watchedStack(): Stack {
  const stack = new Stack(new App(), 'Shop', { env: { account: ACCOUNT, region: 'eu-west-1' } });
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, restrictDefaultSecurityGroup: false });
  const balancer = new elb.ApplicationLoadBalancer(stack, 'Balancer', { vpc, internetFacing: true });
  const group = new logs.LogGroup(stack, 'WebLogs', { retention: logs.RetentionDays.ONE_YEAR });
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  taskDefinition.addContainer('web', {
    image: ecs.ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:1'),
    portMappings: [{ containerPort: 8080 }],
    logging: ecs.LogDrivers.awsLogs({ logGroup: group, streamPrefix: 'web' }),
  });
  const web = new ecs.FargateService(stack, 'Web', {
    cluster: new ecs.Cluster(stack, 'Cluster', { vpc }),
    taskDefinition,
    minHealthyPercent: 100,
  });
  const target = balancer.addListener('Http', { port: 80, open: false }).addTargets('Target', {
    port: 8080,
    protocol: elb.ApplicationProtocol.HTTP,
    targets: [web],
  });
  const orders = new rds.DatabaseInstance(stack, 'Orders', {
    vpc,
    engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 }),
    autoMinorVersionUpgrade: true,
    backupRetention: Duration.days(7),
  });
  const plan = new backup.BackupPlan(stack, 'Plan', {
    backupVault: new backup.BackupVault(stack, 'Vault'),
    backupPlanRules: [backup.BackupPlanRule.daily()],
  });
  plan.addSelection('Stores', { resources: [backup.BackupResource.fromRdsDatabaseInstance(orders)] });
  new CfnWebACL(stack, 'Firewall', {
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: {
      cloudWatchMetricsEnabled: true,
      metricName: 'firewall',
      sampledRequestsEnabled: false,
    },
  });
  const errors = group.addMetricFilter('LogErrors', {
    filterPattern: logs.FilterPattern.anyTerm('ERROR'),
    metricNamespace: 'Shop',
    metricName: 'Errors',
  });

  const topic = watchedTopic(stack);
  const alarms: Record<string, cloudwatch.IMetric> = {
    Unavailable: target.metrics.unhealthyHostCount(),
    LogErrors: errors.metric(),
    DatabaseFull: orders.metricFreeStorageSpace(),
    Busy: web.metricCpuUtilization(),
    BalancerErrors: balancer.metrics.httpCodeElb(elb.HttpCodeElb.ELB_5XX_COUNT),
    RestoresFail: new cloudwatch.Metric({
      namespace: 'AWS/Backup',
      metricName: 'NumberOfRestoreJobsFailed',
    }),
    Blocked: new cloudwatch.Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensionsMap: { WebACL: 'firewall', Region: 'eu-west-1', Rule: 'ALL' },
    }),
  };
  for (const [id, metric] of Object.entries(alarms)) {
    const alarm = new cloudwatch.Alarm(stack, `${id}Alarm`, { metric, threshold: 1, evaluationPeriods: 1 });
    alarm.addAlarmAction(new SnsAction(topic));
  }
  new events.Rule(stack, 'Findings', {
    eventPattern: { source: ['aws.guardduty'] },
    targets: [new SnsTopic(topic)],
  });
  return stack;
}

function watchedTopic(stack: Stack): sns.Topic {
  const cloudWatch = new iam.ServicePrincipal('cloudwatch.amazonaws.com');
  const key = new kms.Key(stack, 'TopicKey');
  key.grant(cloudWatch, 'kms:Decrypt', 'kms:GenerateDataKey*');
  const topic = new sns.Topic(stack, 'Topic', { masterKey: key });
  topic.grantPublish(cloudWatch);
  new sns.Subscription(stack, 'Operations', {
    topic,
    protocol: sns.SubscriptionProtocol.EMAIL,
    endpoint: 'ops@example.com',
  });
  return topic;
}

/** A copy of the template. */
export const monitoredTemplate = synthesizedOnce(
  'monitored-production',
  () => Template.fromStack(watchedStack()).toJSON() as MutableTemplate,
);

export function monitoredLedger(template: unknown, declarations: Partial<Declarations> = {}): Ledger {
  const all = { ...DECLARATIONS, partner: undefined, stage: StageKind.PRODUCTION, ...declarations };
  return buildLedger({
    model: modelFromTemplate(template, { name: 'Shop', account: ACCOUNT, region: 'eu-west-1' }),
    profile: resolveProfile(all.stage, { conditions: [] }),
    declarations: all,
    nag: [],
  });
}

/** The states of the checks of a ledger, by id. */
export function checkStates(ledger: Ledger): Record<string, string> {
  return Object.fromEntries(
    ledger.requirements.flatMap(({ checks }) => checks.map(({ check, state }) => [check, state])),
  );
}
