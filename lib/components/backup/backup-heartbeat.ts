import { Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import { schedulerPrincipal } from '../../internal/scheduler-principal';
import type { StageProfile } from '../../requirements/stage-profile';

const NAMESPACE = 'StageEnvironments/Backup';

/** Three in an hour, so that one that is late or lost leaves no hour without. */
const INTERVAL = Duration.minutes(20);

/** What a heartbeat says is scheduled. */
export enum ScheduledJobs {
  BACKUPS = 'BackupsScheduled',
  RESTORE_TESTS = 'RestoreTestsScheduled',
}

/** Properties of the heartbeat. */
export interface BackupHeartbeatProps {
  readonly profile: StageProfile;
  readonly environmentName: string;
  /** The name of the backup plan; one of its own for every environment of the account. */
  readonly planName: string;
  readonly restoresAreTested: boolean;
}

/**
 * Publishes metrics that say that jobs of AWS Backup are scheduled: an alarm on missing jobs counts from the first of them, and
 * not from before the environment. A universal target of Amazon EventBridge Scheduler publishes without a function; a schedule
 * at a rate starts at once.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export class BackupHeartbeat extends Construct {
  public readonly schedule: Schedule;

  constructor(scope: Construct, id: string, props: BackupHeartbeatProps) {
    super(scope, id);
    const { profile, environmentName, planName, restoresAreTested } = props;
    // A second metric, so that the count begins when the tests do, such as with the promotion of a soft launch.
    const jobs = [ScheduledJobs.BACKUPS, ...(restoresAreTested ? [ScheduledJobs.RESTORE_TESTS] : [])];
    const role = new ManagedPolicyRole(this, 'Role', { assumedBy: schedulerPrincipal(this) });
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': NAMESPACE } },
      }),
    );
    role.acknowledgeOnPolicies('ACTIONS_WITHOUT_RESOURCE', profile);
    const arn = `arn:${Stack.of(this).partition}:scheduler:::aws-sdk:cloudwatch:putMetricData`;
    const input = ScheduleTargetInput.fromObject({
      Namespace: NAMESPACE,
      MetricData: jobs.map((MetricName) => ({
        MetricName,
        Dimensions: Object.entries(dimensions(planName)).map(([Name, Value]) => ({ Name, Value })),
        Unit: 'Count',
        Value: 1,
      })),
    });
    this.schedule = new Schedule(this, 'Schedule', {
      description: `Says that backups of ${environmentName} are scheduled, for its alarms on missing ones`,
      schedule: ScheduleExpression.rate(INTERVAL),
      target: { bind: () => ({ arn, role, input }) },
    });
  }
}

/** 1 in each hour with a heartbeat, however many there are, since the scheduler delivers at least once. */
export function heartbeatMetric(planName: string, jobs: ScheduledJobs): Metric {
  return new Metric({
    namespace: NAMESPACE,
    metricName: jobs,
    dimensionsMap: dimensions(planName),
    statistic: Stats.MAXIMUM,
    period: Duration.hours(1),
  });
}

function dimensions(planName: string): Record<string, string> {
  return { BackupPlanName: planName };
}
