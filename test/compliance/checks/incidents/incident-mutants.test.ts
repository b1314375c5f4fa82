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
    broken: 'a log group says nothing of how long it keeps logs',
    inTemplate: (template) =>
      delete resourceOf(template, 'AWS::Logs::LogGroup', 'WebLogs').Properties.RetentionInDays,
    changes: { 'OPS-1.log-retention': 'not met' },
  },
  {
    broken: 'a container writes no log',
    inTemplate: (template) => {
      const { Properties } = resourceOf(template, 'AWS::ECS::TaskDefinition');
      (Properties.ContainerDefinitions as unknown[]).push({ Name: 'silent', Image: 'x' });
    },
    changes: { 'OPS-1.log-retention': 'not met' },
  },
  {
    broken: 'no alarm looks at what the log shows, which is all that tells of errors',
    inTemplate: without('LogErrorsAlarm'),
    changes: { 'OPS-1.log-alarms': 'not met', 'PRB-2.detection': 'not met' },
  },
  {
    broken: 'errors are counted in another log',
    inTemplate: (template) => {
      const filter = resourceOf(template, 'AWS::Logs::MetricFilter').Properties;
      filter.LogGroupName = 'another';
    },
    changes: { 'OPS-1.log-alarms': 'not met' },
  },
];

const UPDATES: MonitoringMutant[] = [
  {
    broken: 'the database does not take minor versions',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.AutoMinorVersionUpgrade = false;
    },
    changes: { 'OPS-3.security-updates': 'not met' },
  },
  {
    broken: 'the service stays on one platform version',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Service').Properties.PlatformVersion = '1.3.0';
    },
    changes: { 'OPS-3.security-updates': 'not met' },
  },
  {
    broken: 'there is a host that nothing in the template patches',
    inTemplate: (template) => {
      template.Resources.Host = { Type: 'AWS::EC2::Instance', Properties: {} };
      alarm(template, 'Busy').Dimensions = [{ Name: 'InstanceId', Value: { Ref: 'Host' } }];
    },
    changes: { 'OPS-3.security-updates': 'unknown' },
  },
  {
    broken: 'nothing: the host is patched by Systems Manager',
    inTemplate: (template) => {
      template.Resources.Host = { Type: 'AWS::EC2::Instance', Properties: {} };
      alarm(template, 'Busy').Dimensions = [{ Name: 'InstanceId', Value: { Ref: 'Host' } }];
      template.Resources.Patches = {
        Type: 'AWS::SSM::Association',
        Properties: { Name: 'AWS-RunPatchBaseline' },
      };
    },
    changes: {},
  },
];

const PROBLEMS: MonitoringMutant[] = [
  {
    broken: 'no alarm tells of targets and answers that fail',
    inTemplate: (template) => {
      alarm(template, 'Unavailable').MetricName = 'RequestCount';
      alarm(template, 'BalancerErrors').MetricName = 'RequestCount';
    },
    changes: { 'PRB-1.detection': 'not met' },
  },
  {
    broken: 'the alarms that tell of an environment that does not answer have no action',
    inTemplate: (template) => {
      delete alarm(template, 'Unavailable').AlarmActions;
      delete alarm(template, 'BalancerErrors').AlarmActions;
    },
    changes: { 'MON-3.alarm-notifications': 'not met', 'PRB-1.detection': 'not met' },
  },
  {
    broken: 'neither the database nor the targets tell of infrastructure that fails',
    inTemplate: (template) => {
      alarm(template, 'Unavailable').MetricName = 'TargetConnectionErrorCount';
      alarm(template, 'DatabaseFull').MetricName = 'DatabaseConnections';
    },
    changes: { 'PRB-3.detection': 'not met' },
  },
  {
    broken: 'the database keeps nothing to restore it to a point in time with',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.BackupRetentionPeriod = 0;
    },
    changes: { 'PRB-4.point-in-time-restore': 'not met' },
  },
  {
    broken: 'nothing: AWS Backup keeps it continuously instead',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.BackupRetentionPeriod = 0;
      const plan = resourceOf(template, 'AWS::Backup::BackupPlan').Properties.BackupPlan;
      const [rule] = (plan as { BackupPlanRule: Record<string, unknown>[] }).BackupPlanRule;
      rule.EnableContinuousBackup = true;
    },
    changes: {},
  },
  {
    broken: 'no alarm looks at what the web firewall blocks',
    inTemplate: without('BlockedAlarm'),
    changes: { 'PRB-5.detection': 'not met' },
  },
  {
    broken: 'nothing: there is no web firewall, and GuardDuty looks at the traffic',
    inTemplate: without('BlockedAlarm', 'Firewall'),
    changes: {},
  },
  {
    broken: 'findings of GuardDuty are told to nobody',
    inTemplate: without('Findings'),
    changes: { 'PRB-6.detection': 'not met' },
  },
  {
    broken: 'the rule on findings is switched off',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::Events::Rule', 'Findings').Properties.State = 'DISABLED';
    },
    changes: { 'PRB-6.detection': 'not met' },
  },
];

describe('what logs show', () => {
  changesExactly(LOGS);
});

describe('what is updated', () => {
  changesExactly(UPDATES);
});

describe('what tells of problems', () => {
  changesExactly(PROBLEMS);
});

describe('an environment that is watched elsewhere', () => {
  const inherited = ['MON-1', 'MON-2', 'MON-3'].map((requirement) => ({
    requirement,
    reason: 'the group watches all accounts',
    evidence: 'https://wiki.example.com/watch',
  }));
  const statesOf = (...requirements: string[]) => {
    const template = monitoredTemplate();
    withoutType(template, ALARM, 'AWS::Events::Rule');
    const ledger = monitoredLedger(template, { inherited });
    const states = new Map(ledger.requirements.map(({ id, state }) => [id, state]));
    return requirements.map((requirement) => states.get(requirement));
  };

  test('shows monitoring as elsewhere, and logs as kept here', () => {
    expect(statesOf('MON-1', 'MON-2', 'MON-3', 'OPS-1')).toEqual([
      'inherited',
      'inherited',
      'inherited',
      'met',
    ]);
  });

  test('still asks people to agree on who reacts how', () => {
    const problems = [1, 2, 3, 4, 5, 6].map((requirement) => `PRB-${requirement}`);
    expect(new Set(statesOf(...problems))).toEqual(new Set(['pending']));
  });
});
