import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Backup } from '../../lib/components/backup/backup';
import { type AlarmInTemplate, hoursInAlarm, metricKey, type Published } from './alarm-state';
import { type BackedUp, backedUp, FRANKFURT } from './backed-up';
import type { Series } from './metric-math';
import { resource } from './reading';

const DAY = 24;
const WEEK = 7 * DAY;
const SCHEDULE = 'AWS::Scheduler::Schedule';

interface PublishedByHeartbeat {
  readonly Namespace: string;
  readonly MetricData: readonly {
    readonly MetricName: string;
    readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
    readonly Value: number;
  }[];
}

function described(restoreTesting: boolean, backup?: Backup) {
  const interval = Duration.hours(24);
  const it = backedUp({
    backup: backup ?? Backup.toRegion(FRANKFURT, { interval, restoreTesting }),
    alarmTopic: (stack) => new Topic(stack, 'Alarms'),
  });
  createAlarms(it);
  return { ...it, template: Template.fromStack(it.stack) };
}

function createAlarms({ stack, backup }: BackedUp): void {
  for (const { id, title, metric, ...rest } of backup.alarms) {
    new Alarm(stack, id, { alarmDescription: title, metric, ...rest });
  }
}

function alarmOf(template: Template, id: string): AlarmInTemplate {
  const [, { Properties }] = resource(template, 'AWS::CloudWatch::Alarm', id);
  return Properties as unknown as AlarmInTemplate;
}

function heartbeatOf(template: Template): PublishedByHeartbeat {
  const [, { Properties }] = resource(template, SCHEDULE);
  return JSON.parse((Properties?.Target as { Input: string }).Input) as PublishedByHeartbeat;
}

const production = described(true).template;
const softLaunch = described(false).template;

/** The heartbeats of a template from one hour to another, without those that are lost. */
function heartbeats(template: Template, from: number, to: number, lost: readonly number[] = []): Published {
  const { Namespace, MetricData } = heartbeatOf(template);
  const hours = range(from, to).filter((hour) => !lost.includes(hour));
  return new Map(
    MetricData.map(({ Value, ...metric }) => [
      metricKey({ Namespace, ...metric }),
      new Map(hours.map((hour) => [hour, Value])),
    ]),
  );
}

/** The jobs whose absence an alarm reports, by the hours at which they end; metrics of AWS Backup have no other data. */
function jobsEnd(alarm: AlarmInTemplate, hours: readonly number[], id = 'AWS/Backup'): Published {
  const jobs = alarm.Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []).filter(
    (metric) => metricKey(metric).includes(id) && metric.Namespace === 'AWS/Backup',
  );
  return new Map(jobs.map((metric) => [metricKey(metric), new Map(hours.map((hour) => [hour, 2]))]));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function together(...all: readonly Published[]): Published {
  const merged = new Map<string, Series>();
  for (const [key, series] of all.flatMap((one) => [...one])) {
    merged.set(key, new Map([...(merged.get(key) ?? []), ...series]));
  }
  return merged;
}

describe.each([
  ['BackupMissing', 27],
  ['CopyMissing', 27],
  ['RestoreTestMissing', 5 * DAY],
])('%s', (id, hours) => {
  const alarm = alarmOf(production, id);
  const inAlarm = (...published: readonly Published[]) => hoursInAlarm(alarm, together(...published), 400);
  const all = heartbeats(production, 0, 401);

  test('is off from the first deployment to the last hour in which the first job may end, and after', () => {
    const ends = range(1, 20).map((nth) => nth * hours - 1);

    expect(inAlarm(all, jobsEnd(alarm, ends))).toEqual([]);
  });

  test('goes on where no job ever ends, though its metric does not exist', () => {
    expect(inAlarm(all)).toEqual(range(hours - 1, 401));
  });

  test('goes on when jobs no longer end', () => {
    expect(inAlarm(all, jobsEnd(alarm, range(0, 200))).at(0)).toBe(199 + hours);
  });

  test('is off again after a job', () => {
    expect(inAlarm(all, jobsEnd(alarm, [350]))).not.toContain(350);
  });

  test.each([0, 5, 26])('takes no notice of the heartbeat that is lost in hour %i', (hour) => {
    const without = heartbeats(production, 0, 401, [hour]);

    expect(
      inAlarm(
        without,
        jobsEnd(
          alarm,
          range(0, 401).filter((one) => one % 20 === 0),
        ),
      ),
    ).toEqual([]);
    expect(inAlarm(without).at(0)).toBe(hours);
    expect(inAlarm(without)).toContain(400);
  });

  test('is off before the environment is deployed, and where nothing is scheduled', () => {
    expect(inAlarm(heartbeats(production, 399, 401))).toEqual([]);
    expect(inAlarm()).toEqual([]);
  });
});

describe('a soft launch that is promoted', () => {
  const alarm = alarmOf(production, 'RestoreTestMissing');
  // Mondays and Thursdays at five, if hour 0 is on Sunday at midnight; a test may take most of a day.
  const tests = [0, WEEK, 2 * WEEK, 3 * WEEK].flatMap((week) =>
    [DAY + 5, 4 * DAY + 5].map((hour) => week + hour),
  );

  test.each([1, 20])(
    'raises no alarm before the first restore test, whenever, if tests take %i hours',
    (duration) => {
      for (const promoted of range(WEEK, 2 * WEEK)) {
        const ends = tests.filter((start) => start >= promoted).map((start) => start + duration);
        const published = together(
          heartbeats(softLaunch, 0, promoted),
          heartbeats(production, promoted, 4 * WEEK),
          jobsEnd(alarm, ends),
        );

        expect({ promoted, on: hoursInAlarm(alarm, published, 3 * WEEK) }).toEqual({ promoted, on: [] });
      }
    },
  );

  test('raises one if no restore test follows', () => {
    const published = together(heartbeats(softLaunch, 0, 200), heartbeats(production, 200, 400));

    expect(hoursInAlarm(alarm, published, 399).at(0)).toBe(200 + 5 * DAY - 1);
  });

  test('has the alarms on backups count on', () => {
    const published = together(heartbeats(softLaunch, 0, 200), heartbeats(production, 200, 400));

    expect(hoursInAlarm(alarmOf(production, 'BackupMissing'), published, 399)).toEqual(range(26, 400));
  });
});

describe('HeartbeatMissing', () => {
  const alarm = alarmOf(production, 'HeartbeatMissing');

  test('goes on for a backup in an hour without a heartbeat', () => {
    const published = together(heartbeats(production, 0, 50), jobsEnd(alarm, [5, 29, 53]));

    expect(hoursInAlarm(alarm, published, 60)).toContain(53);
    expect(hoursInAlarm(alarm, published, 52)).toEqual([]);
  });

  test('is off before the first backup', () => {
    expect(hoursInAlarm(alarm, heartbeats(production, 0, 50), 49)).toEqual([]);
    expect(hoursInAlarm(alarm, new Map(), 49)).toEqual([]);
  });
});

test.each(['backups', 'copies'])(
  'with copies in another account, jobs in the vault of %s suffice',
  (vaultName) => {
    const there = Backup.toVault(`arn:aws:backup:${FRANKFURT}:444455556666:backup-vault:copies`, {
      interval: Duration.hours(24),
      copyKeyArn: `arn:aws:kms:${FRANKFURT}:444455556666:key/00000000-0000-4000-8000-000000000001`,
      evidence: 'wiki',
    });
    const { template } = described(true, there);
    const alarm = alarmOf(template, 'CopyMissing');
    const all = heartbeats(template, 0, 200);
    const vault = vaultName === 'copies' ? '"copies"' : 'Shop-Env';

    expect(hoursInAlarm(alarm, together(all, jobsEnd(alarm, range(0, 200), vault)), 199)).toEqual([]);
    expect(hoursInAlarm(alarm, all, 199)).toEqual(range(26, 200));
  },
);

describe('the heartbeat', () => {
  test('is published three times an hour, by a role that can publish nothing else', () => {
    const { Namespace } = heartbeatOf(production);
    const role = resource(production, 'AWS::IAM::Role', 'Heartbeat')[0];

    production.hasResourceProperties(SCHEDULE, {
      ScheduleExpression: 'rate(20 minutes)',
      State: 'ENABLED',
      Target: {
        Arn: {
          'Fn::Join': [
            '',
            ['arn:', { Ref: 'AWS::Partition' }, ':scheduler:::aws-sdk:cloudwatch:putMetricData'],
          ],
        },
        RoleArn: { 'Fn::GetAtt': [role, 'Arn'] },
      },
    });
    production.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Roles: [{ Ref: role }],
      PolicyDocument: {
        Statement: [
          {
            Action: 'cloudwatch:PutMetricData',
            Effect: 'Allow',
            Resource: '*',
            Condition: { StringEquals: { 'cloudwatch:namespace': Namespace } },
          },
        ],
      },
    });
    production.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: Match.objectLike({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
          }),
        ],
      },
    });
  });

  test('names its environment, so that two of an account do not mix', () => {
    const other = backedUp({ id: 'Other', alarmTopic: (stack) => new Topic(stack, 'Alarms') });
    const [one, two] = [production, Template.fromStack(other.stack)].map(
      (template) => heartbeatOf(template).MetricData[0].Dimensions,
    );

    expect(one).toEqual([{ Name: 'BackupPlanName', Value: expect.stringMatching(/^Shop-Env-/) as unknown }]);
    expect(two).not.toEqual(one);
  });

  test('is counted once an hour by the alarms, however often it is delivered', () => {
    const statistics = ['BackupMissing', 'CopyMissing', 'RestoreTestMissing', 'HeartbeatMissing'].map((id) =>
      alarmOf(production, id).Metrics.find(({ Id }) => Id === 'scheduled'),
    );

    statistics.forEach((query) => expect(query?.MetricStat).toMatchObject({ Stat: 'Maximum' }));
  });

  test('is left out without alarms, and where nothing is backed up', () => {
    const alarmTopic = (stack: BackedUp['stack']) => new Topic(stack, 'Alarms');
    const empty = backedUp({ protectedResources: [], alarmTopic });

    Template.fromStack(backedUp().stack).resourceCountIs(SCHEDULE, 0);
    Template.fromStack(empty.stack).resourceCountIs(SCHEDULE, 0);
  });
});
