import { type MutableTemplate, resourceOf } from '../compliant-staging';
import { changesExactly, type Mutant, add } from '../staging-mutant';

const PRESENT = 'not required, but present';

const NOT_REQUIRED: Mutant[] = [
  ...(
    [
      ['AWS::Backup::BackupPlan', 'BAK-1'],
      ['AWS::Backup::BackupVault', 'BAK-1'],
      ['AWS::DLM::LifecyclePolicy', 'BAK-1'],
      ['AWS::CloudWatch::Alarm', 'MON-1'],
      ['AWS::CloudWatch::CompositeAlarm', 'MON-1'],
      ['AWS::Synthetics::Canary', 'MON-1'],
      ['AWS::CloudWatch::Dashboard', 'OBS-1'],
    ] as const
  ).map(([type, requirement]) => ({
    broken: `it has ${type}`,
    inTemplate: (template: MutableTemplate) =>
      add(template, type, { BackupVaultTags: { 'stage:owner': 'acme-partner' } }),
    changes: { [requirement]: PRESENT },
  })),
  ...(
    [
      ['BackupRetentionPeriod', 7, 'BAK-1'],
      ['BackupRetentionPeriod', undefined, 'BAK-1'],
      ['EnablePerformanceInsights', true, 'OBS-1'],
      ['MonitoringInterval', 60, 'OBS-1'],
    ] as const
  ).map(([property, value, requirement]) => ({
    broken: `the database has ${property} ${value}`,
    inTemplate: (template: MutableTemplate) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties[property] = value;
    },
    changes: { [requirement]: PRESENT },
  })),
  {
    broken: 'the cluster has Container Insights',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Cluster').Properties.ClusterSettings = [
        { Name: 'containerInsights', Value: 'enhanced' },
      ];
    },
    changes: { 'OBS-1': PRESENT },
  },
];

describe('resources that the stage does not require', () => {
  changesExactly(NOT_REQUIRED);
});
