import { resourceOf } from '../../compliant-staging';
import { monitoredTemplate, monitoredLedger } from '../../monitored-production';
import {
  withoutType,
  ALARM,
  changesExactly,
  type MonitoringMutant,
  alarm,
  without,
} from '../../monitoring-mutant';

const LOGS: MonitoringMutant[] = [
  {
    broken: 'a log group has no retention',
    inTemplate: (template) =>
      delete resourceOf(template, 'AWS::Logs::LogGroup', 'WebLogs').Properties.RetentionInDays,
    changes: { 'OPS-1.log-retention': 'not met' },
  },
  {
    broken: 'a container has no log configuration',
    inTemplate: (template) => {
      const { Properties } = resourceOf(template, 'AWS::ECS::TaskDefinition');
      (Properties.ContainerDefinitions as unknown[]).push({ Name: 'silent', Image: 'x' });
    },
    changes: { 'OPS-1.log-retention': 'not met' },
  },
  {
    broken: 'the only alarm on errors is missing',
    inTemplate: without('LogErrorsAlarm'),
    changes: { 'OPS-1.log-alarms': 'not met', 'PRB-2.detection': 'not met' },
  },
  {
    broken: 'the metric filter is on another log group',
    inTemplate: (template) => {
      const filter = resourceOf(template, 'AWS::Logs::MetricFilter').Properties;
      filter.LogGroupName = 'another';
    },
    changes: { 'OPS-1.log-alarms': 'not met' },
  },
];

const UPDATES: MonitoringMutant[] = [
  {
    broken: 'the database has no automatic minor version upgrade',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.AutoMinorVersionUpgrade = false;
    },
    changes: { 'OPS-3.security-updates': 'not met' },
  },
  {
    broken: 'the service pins the platform version',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Service').Properties.PlatformVersion = '1.3.0';
    },
    changes: { 'OPS-3.security-updates': 'not met' },
  },
  {
    broken: 'a host has no patches',
    inTemplate: (template) => {
      template.Resources.Host = { Type: 'AWS::EC2::Instance', Properties: {} };
      alarm(template, 'Busy').Dimensions = [{ Name: 'InstanceId', Value: { Ref: 'Host' } }];
    },
    changes: { 'OPS-3.security-updates': 'unknown' },
  },
  {
    broken: 'nothing: Systems Manager patches the host',
    inTemplate: (template) => {
      template.Resources.Host = { Type: 'AWS::EC2::Instance', Properties: {} };
      alarm(template, 'Busy').Dimensions = [{ Name: 'InstanceId', Value: { Ref: 'Host' } }];
      template.Resources.Patches = {
        Type: 'AWS::SSM::Association',
        Properties: {
          Name: 'AWS-RunPatchBaseline',
          Parameters: { Operation: ['Install'] },
          Targets: [{ Key: 'InstanceIds', Values: ['*'] }],
        },
      };
    },
    changes: {},
  },
];

const INCIDENTS: MonitoringMutant[] = [
  {
    broken: 'no alarm is on unhealthy targets and 5xx responses',
    inTemplate: (template) => {
      alarm(template, 'Unavailable').MetricName = 'RequestCount';
      alarm(template, 'BalancerErrors').MetricName = 'RequestCount';
    },
    changes: { 'PRB-1.detection': 'not met' },
  },
  {
    broken: 'the alarms on availability have no action',
    inTemplate: (template) => {
      delete alarm(template, 'Unavailable').AlarmActions;
      delete alarm(template, 'BalancerErrors').AlarmActions;
    },
    changes: { 'MON-3.alarm-notifications': 'not met', 'PRB-1.detection': 'not met' },
  },
  {
    broken: 'no alarm is on the capacity of the database or on unhealthy targets',
    inTemplate: (template) => {
      alarm(template, 'Unavailable').MetricName = 'TargetConnectionErrorCount';
      alarm(template, 'DatabaseFull').MetricName = 'DatabaseConnections';
    },
    changes: { 'PRB-3.detection': 'not met' },
  },
  {
    broken: 'the database has no automated backups',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.BackupRetentionPeriod = 0;
    },
    changes: { 'PRB-4.point-in-time-restore': 'not met' },
  },
  {
    broken: 'nothing: AWS Backup backs it up continuously instead',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.BackupRetentionPeriod = 0;
      const plan = resourceOf(template, 'AWS::Backup::BackupPlan').Properties.BackupPlan;
      const [rule] = (plan as { BackupPlanRule: Record<string, unknown>[] }).BackupPlanRule;
      rule.EnableContinuousBackup = true;
    },
    changes: {},
  },
  {
    broken: 'no alarm is on the blocked requests of the web ACL',
    inTemplate: without('BlockedAlarm'),
    changes: { 'PRB-5.detection': 'not met' },
  },
  {
    broken: 'nothing: without a web ACL GuardDuty detects attacks',
    inTemplate: without('BlockedAlarm', 'Firewall'),
    changes: {},
  },
  {
    broken: 'the rule on GuardDuty findings has no target',
    inTemplate: without('Findings'),
    changes: { 'PRB-6.detection': 'not met' },
  },
  {
    broken: 'the rule on GuardDuty findings is disabled',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::Events::Rule', 'Findings').Properties.State = 'DISABLED';
    },
    changes: { 'PRB-6.detection': 'not met' },
  },
];

describe('logs', () => {
  changesExactly(LOGS);
});

describe('security updates', () => {
  changesExactly(UPDATES);
});

describe('detection of incidents', () => {
  changesExactly(INCIDENTS);
});

describe('an environment with inherited monitoring', () => {
  const inherited = ['MON-1', 'MON-2', 'MON-3'].map((requirement) => ({
    requirement,
    from: 'the group monitors all accounts',
    evidence: 'https://wiki.example.com/watch',
  }));
  const statesOf = (...requirements: string[]) => {
    const template = monitoredTemplate();
    withoutType(template, ALARM, 'AWS::Events::Rule');
    const ledger = monitoredLedger(template, { inherited });
    const states = new Map(ledger.requirements.map(({ id, state }) => [id, state]));
    return requirements.map((requirement) => states.get(requirement));
  };

  test('has monitoring as inherited, and logs in the templates', () => {
    expect(statesOf('MON-1', 'MON-2', 'MON-3', 'OPS-1')).toEqual([
      'inherited',
      'inherited',
      'inherited',
      'met',
    ]);
  });

  test('still requires the attestation of the response', () => {
    const problems = [1, 2, 3, 4, 5, 6].map((requirement) => `PRB-${requirement}`);
    expect(new Set(statesOf(...problems))).toEqual(new Set(['pending']));
  });
});
