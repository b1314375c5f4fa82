import { resourceOf } from '../compliant-staging';
import {
  alarm,
  ALARM,
  idOf,
  TOPIC,
  turnsExactly,
  type WatchMutant,
  watchStates,
  without,
  withoutType,
} from '../watch-mutant';
import { watchedTemplate } from '../watched-production';

const ALARMS: WatchMutant[] = [
  {
    broken: 'an alarm is switched off',
    inTemplate: (template) => {
      alarm(template, 'Busy').ActionsEnabled = false;
    },
    turns: { 'MON-1.alarms': 'not met' },
  },
  {
    broken: 'whether an alarm is switched on is decided at deployment',
    inTemplate: (template) => {
      alarm(template, 'Busy').ActionsEnabled = { 'Fn::If': ['Night', false, true] };
    },
    turns: { 'MON-1.alarms': 'unknown' },
  },
  {
    broken: 'nothing: whether there is one of several alarms is decided at deployment',
    inTemplate: (template) => {
      resourceOf(template, ALARM, 'BusyAlarm').Condition = 'Maybe';
    },
    turns: {},
  },
  {
    broken: 'whether the only alarm on the database is there is decided at deployment',
    inTemplate: (template) => {
      resourceOf(template, ALARM, 'DatabaseFullAlarm').Condition = 'Maybe';
    },
    turns: { 'MON-2.alarm-coverage': 'unknown' },
  },
  {
    broken: 'there is no alarm at all',
    inTemplate: (template) => {
      withoutType(template, ALARM);
    },
    turns: {
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

const COVERAGE: WatchMutant[] = [
  {
    broken: 'the database has no alarm, but the target group tells of the infrastructure',
    inTemplate: without('DatabaseFullAlarm'),
    turns: { 'MON-2.alarm-coverage': 'not met' },
  },
  {
    broken: 'the alarm on the database looks at another',
    inTemplate: (template) => {
      alarm(template, 'DatabaseFull').Dimensions = [{ Name: 'DBInstanceIdentifier', Value: 'another' }];
    },
    turns: { 'MON-2.alarm-coverage': 'not met' },
  },
  {
    broken: 'the load balancer has no alarm, but its target group has',
    inTemplate: (template) => {
      without('BalancerErrorsAlarm')(template);
      alarm(template, 'Unavailable').Dimensions = [{ Name: 'TargetGroup', Value: 'targetgroup/x' }];
    },
    turns: { 'MON-2.alarm-coverage': 'not met' },
  },
  {
    broken: 'nothing: the service is watched at its target group only',
    inTemplate: without('BusyAlarm'),
    turns: {},
  },
  {
    broken: 'the service is watched nowhere',
    inTemplate: (template) => {
      without('BusyAlarm')(template);
      const { Dimensions } = alarm(template, 'Unavailable');
      alarm(template, 'Unavailable').Dimensions = (Dimensions as { Name: string }[]).filter(
        ({ Name }) => Name !== 'TargetGroup',
      );
    },
    turns: { 'MON-2.alarm-coverage': 'not met' },
  },
  {
    broken: 'nothing tells of backups that fail',
    inTemplate: without('RestoresFailAlarm'),
    turns: { 'MON-2.alarm-coverage': 'not met', 'PRB-4.detection': 'not met' },
  },
  {
    broken: 'nothing: the vault itself tells of backups',
    inTemplate: (template) => {
      alarm(template, 'RestoresFail').Namespace = 'AWS/RDS';
      const vault = resourceOf(template, 'AWS::Backup::BackupVault').Properties;
      vault.Notifications = {
        SNSTopicArn: { Ref: idOf(template, TOPIC) },
        BackupVaultEvents: ['COPY_JOB_FAILED', 'BACKUP_JOB_COMPLETED'],
      };
    },
    turns: { 'PRB-4.detection': 'not met' },
  },
];

const NOTIFIED: WatchMutant[] = [
  {
    broken: 'nobody is subscribed to the topic',
    inTemplate: without('Operations'),
    turns: { 'MON-3.alarm-notifications': 'not met' },
  },
  {
    broken: 'nothing: a chat channel listens to the topic',
    inTemplate: (template) => {
      without('Operations')(template);
      template.Resources.Chat = {
        Type: 'AWS::Chatbot::SlackChannelConfiguration',
        Properties: { SnsTopicArns: [{ Ref: idOf(template, TOPIC) }] },
      };
    },
    turns: {},
  },
  {
    broken: 'an alarm has no action',
    inTemplate: (template) => delete alarm(template, 'Busy').AlarmActions,
    turns: { 'MON-3.alarm-notifications': 'not met' },
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
    turns: {},
  },
  {
    broken: 'an alarm stops an instance and tells nobody',
    inTemplate: (template) => {
      alarm(template, 'Busy').AlarmActions = ['arn:aws:automate:eu-west-1:ec2:stop'];
    },
    turns: { 'MON-3.alarm-notifications': 'not met' },
  },
  {
    broken: 'an alarm notifies a topic of which nothing is known',
    inTemplate: (template) => {
      alarm(template, 'Busy').AlarmActions = ['arn:aws:sns:eu-west-1:111122223333:theirs'];
    },
    turns: { 'MON-3.alarm-notifications': 'unknown' },
  },
  {
    broken: 'CloudWatch may not use the key of the topic',
    inTemplate: (template) => {
      const { Properties } = resourceOf(template, 'AWS::KMS::Key', 'TopicKey');
      Properties.KeyPolicy = forgetCloudWatch(Properties.KeyPolicy);
    },
    turns: { 'MON-3.alarm-notifications': 'not met' },
  },
  {
    broken: "the topic is encrypted under AWS's key, which CloudWatch cannot use",
    inTemplate: (template) => {
      resourceOf(template, TOPIC).Properties.KmsMasterKeyId = 'alias/aws/sns';
    },
    turns: { 'MON-3.alarm-notifications': 'not met' },
  },
  {
    broken: 'the policy of the topic does not let CloudWatch publish',
    inTemplate: (template) => {
      const { Properties } = resourceOf(template, 'AWS::SNS::TopicPolicy');
      Properties.PolicyDocument = forgetCloudWatch(Properties.PolicyDocument);
    },
    turns: { 'MON-3.alarm-notifications': 'not met' },
  },
];

/** The policy of the topic or of its key, without what speaks of CloudWatch. */
function forgetCloudWatch(policy: unknown): unknown {
  const { Statement, ...rest } = policy as { Statement: unknown[] };
  return { ...rest, Statement: Statement.filter((one) => !JSON.stringify(one).includes('cloudwatch')) };
}

test('an environment written by hand that watches everything turns no check', () => {
  const states = watchStates(watchedTemplate());

  expect(Object.keys(states)).toHaveLength(13);
  expect(Object.entries(states).filter(([, state]) => state !== 'met')).toEqual([]);
});

describe('whether alarms are there', () => {
  turnsExactly(ALARMS);
});

describe('what alarms cover', () => {
  turnsExactly(COVERAGE);
});

describe('whom alarms reach', () => {
  turnsExactly(NOTIFIED);
});
