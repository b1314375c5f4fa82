import { resourceOf } from '../../compliant-staging';
import { monitoredTemplate } from '../../monitored-production';
import {
  changesExactly,
  type MonitoringMutant,
  without,
  idOf,
  TOPIC,
  alarm,
  ALARM,
  withoutType,
  monitoringStates,
} from '../../monitoring-mutant';

const ALARMS: MonitoringMutant[] = [
  {
    broken: 'the actions of an alarm are disabled',
    inTemplate: (template) => {
      alarm(template, 'Busy').ActionsEnabled = false;
    },
    changes: { 'MON-1.alarms': 'not met' },
  },
  {
    broken: 'whether the actions of an alarm are enabled is known only at deployment',
    inTemplate: (template) => {
      alarm(template, 'Busy').ActionsEnabled = { 'Fn::If': ['Night', false, true] };
    },
    changes: { 'MON-1.alarms': 'unknown' },
  },
  {
    broken: 'nothing: whether one of several alarms exists is known only at deployment',
    inTemplate: (template) => {
      resourceOf(template, ALARM, 'BusyAlarm').Condition = 'Maybe';
    },
    changes: {},
  },
  {
    broken: 'whether the only alarm on the database exists is known only at deployment',
    inTemplate: (template) => {
      resourceOf(template, ALARM, 'DatabaseFullAlarm').Condition = 'Maybe';
    },
    changes: { 'MON-2.alarm-coverage': 'unknown' },
  },
  {
    broken: 'there is no alarm',
    inTemplate: (template) => {
      withoutType(template, ALARM);
    },
    changes: {
      'MON-1.alarms': 'not met',
      'MON-2.alarm-coverage': 'not met',
      'MON-3.alarm-notifications': 'not met',
      'OPS-1.log-alarms': 'not met',
      'PRB-1.detection': 'not met',
      'PRB-2.detection': 'not met',
      'PRB-3.detection': 'not met',
      'PRB-4.detection': 'not met',
      'PRB-5.detection': 'not met',
    },
  },
];

const COVERAGE: MonitoringMutant[] = [
  {
    broken: 'the database has no alarm, and the target group has one',
    inTemplate: without('DatabaseFullAlarm'),
    changes: { 'MON-2.alarm-coverage': 'not met' },
  },
  {
    broken: 'the alarm on the database is on another database',
    inTemplate: (template) => {
      alarm(template, 'DatabaseFull').Dimensions = [{ Name: 'DBInstanceIdentifier', Value: 'another' }];
    },
    changes: { 'MON-2.alarm-coverage': 'not met' },
  },
  {
    broken: 'the load balancer has no alarm, and its target group has one',
    inTemplate: (template) => {
      without('BalancerErrorsAlarm')(template);
      alarm(template, 'Unavailable').Dimensions = [{ Name: 'TargetGroup', Value: 'targetgroup/x' }];
    },
    changes: { 'MON-2.alarm-coverage': 'not met' },
  },
  {
    broken: 'nothing: the service has an alarm on its target group only',
    inTemplate: without('BusyAlarm'),
    changes: {},
  },
  {
    broken: 'the service has no alarm',
    inTemplate: (template) => {
      without('BusyAlarm')(template);
      const { Dimensions } = alarm(template, 'Unavailable');
      alarm(template, 'Unavailable').Dimensions = (Dimensions as { Name: string }[]).filter(
        ({ Name }) => Name !== 'TargetGroup',
      );
    },
    changes: { 'MON-2.alarm-coverage': 'not met' },
  },
  {
    broken: 'no alarm reports failed backups',
    inTemplate: without('RestoresFailAlarm'),
    changes: { 'MON-2.alarm-coverage': 'not met', 'PRB-4.detection': 'not met' },
  },
  {
    broken: 'nothing: the vault notifies about backups',
    inTemplate: (template) => {
      alarm(template, 'RestoresFail').Namespace = 'AWS/RDS';
      const vault = resourceOf(template, 'AWS::Backup::BackupVault').Properties;
      vault.Notifications = {
        SNSTopicArn: { Ref: idOf(template, TOPIC) },
        BackupVaultEvents: ['COPY_JOB_FAILED', 'BACKUP_JOB_COMPLETED'],
      };
    },
    changes: { 'PRB-4.detection': 'not met' },
  },
];

const NOTIFIED: MonitoringMutant[] = [
  {
    broken: 'the topic has no subscription',
    inTemplate: without('Operations'),
    changes: { 'MON-3.alarm-notifications': 'not met' },
  },
  {
    broken: 'nothing: a chat channel subscribes to the topic',
    inTemplate: (template) => {
      without('Operations')(template);
      template.Resources.Chat = {
        Type: 'AWS::Chatbot::SlackChannelConfiguration',
        Properties: { SnsTopicArns: [{ Ref: idOf(template, TOPIC) }] },
      };
    },
    changes: {},
  },
  {
    broken: 'an alarm has no action',
    inTemplate: (template) => delete alarm(template, 'Busy').AlarmActions,
    changes: { 'MON-3.alarm-notifications': 'not met' },
  },
  {
    broken: 'nothing: an alarm without action is a part of a composite alarm',
    inTemplate: (template) => {
      const { AlarmActions } = alarm(template, 'Busy');
      delete alarm(template, 'Busy').AlarmActions;
      const [busy] = Object.keys(template.Resources).filter((id) => id.startsWith('BusyAlarm'));
      template.Resources.Composite = {
        Type: 'AWS::CloudWatch::CompositeAlarm',
        Properties: {
          AlarmRule: { 'Fn::Join': ['', ['ALARM("', { 'Fn::GetAtt': [busy, 'Arn'] }, '")']] },
          AlarmActions,
        },
      };
    },
    changes: {},
  },
  {
    broken: 'an alarm stops an instance and does not notify',
    inTemplate: (template) => {
      alarm(template, 'Busy').AlarmActions = ['arn:aws:automate:eu-west-1:ec2:stop'];
    },
    changes: { 'MON-3.alarm-notifications': 'not met' },
  },
  {
    broken: 'an alarm notifies a topic that is in no template',
    inTemplate: (template) => {
      alarm(template, 'Busy').AlarmActions = ['arn:aws:sns:eu-west-1:111122223333:theirs'];
    },
    changes: { 'MON-3.alarm-notifications': 'unknown' },
  },
  {
    broken: 'the key policy of the topic does not allow CloudWatch',
    inTemplate: (template) => {
      const { Properties } = resourceOf(template, 'AWS::KMS::Key', 'TopicKey');
      Properties.KeyPolicy = withoutCloudWatch(Properties.KeyPolicy);
    },
    changes: { 'MON-3.alarm-notifications': 'not met' },
  },
  {
    broken: 'the topic is encrypted with the AWS managed key, which CloudWatch cannot use',
    inTemplate: (template) => {
      resourceOf(template, TOPIC).Properties.KmsMasterKeyId = 'alias/aws/sns';
    },
    changes: { 'MON-3.alarm-notifications': 'not met' },
  },
  {
    broken: 'the policy of the topic does not allow CloudWatch to publish',
    inTemplate: (template) => {
      const { Properties } = resourceOf(template, 'AWS::SNS::TopicPolicy');
      Properties.PolicyDocument = withoutCloudWatch(Properties.PolicyDocument);
    },
    changes: { 'MON-3.alarm-notifications': 'not met' },
  },
];

/** A policy without its statements for CloudWatch. */
function withoutCloudWatch(policy: unknown): unknown {
  const { Statement, ...rest } = policy as { Statement: unknown[] };
  return { ...rest, Statement: Statement.filter((one) => !JSON.stringify(one).includes('cloudwatch')) };
}

test('every check of monitoring is met in an environment with complete monitoring', () => {
  const states = monitoringStates(monitoredTemplate());

  expect(Object.keys(states)).toHaveLength(13);
  expect(Object.entries(states).filter(([, state]) => state !== 'met')).toEqual([]);
});

describe('MON-1.alarms', () => {
  changesExactly(ALARMS);
});

describe('MON-2.alarm-coverage', () => {
  changesExactly(COVERAGE);
});

describe('MON-3.alarm-notifications', () => {
  changesExactly(NOTIFIED);
});
