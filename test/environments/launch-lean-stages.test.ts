import { Template } from 'aws-cdk-lib/assertions';
import { TeamAccess } from '../../lib';
import {
  aDatabase,
  aPartner,
  aService,
  development,
  OFFICE,
  staging,
  templateOf,
} from '../components/described';
import { resourcesOf } from '../components/reading';

/** What backs up, alarms, notifies, counts or shows. */
const WATCHING =
  /^AWS::(Backup|CloudWatch|SNS|Events|Scheduler|Synthetics|Chatbot|XRay|ApplicationSignals|APS|Grafana|GuardDuty|SecurityHub|Config|DLM|Oam|InternetMonitor)::|^AWS::(Logs::MetricFilter|Logs::SubscriptionFilter|SSM::MaintenanceWindow)/;

const everything = {
  databases: { Orders: aDatabase() },
  services: { Web: aService({ uses: ['Orders'] }) },
};

describe.each([
  ['development', () => templateOf(development(everything))],
  [
    'staging',
    () =>
      templateOf(staging({ ...everything, teamAccess: TeamAccess.networks([OFFICE]), partner: aPartner() })),
  ],
] as const)('%s, beside launch stages', (_, described) => {
  const template: Template = described();
  const resources = template.toJSON() as { readonly Resources: { readonly [id: string]: { Type: string } } };

  test('has no backup, alarm, dashboard or notification', () => {
    const types = Object.values(resources.Resources).map(({ Type }) => Type);
    expect(types).toContain('AWS::RDS::DBInstance');
    expect(types.filter((type) => WATCHING.test(type))).toEqual([]);
  });

  test('has no automated backup and no insight into its database', () => {
    const [[, { Properties = {} }]] = resourcesOf(template, 'AWS::RDS::DBInstance');
    expect(Properties.BackupRetentionPeriod).toBe(0);
    expect(Properties.MonitoringInterval ?? 0).toBe(0);
    expect(Properties.EnablePerformanceInsights ?? false).toBe(false);
    expect(Properties.EnableCloudwatchLogsExports ?? []).toEqual([]);
  });

  test('has no insight into its containers, and no alarm that rolls them back', () => {
    const [[, cluster]] = resourcesOf(template, 'AWS::ECS::Cluster');
    expect(cluster.Properties?.ClusterSettings).toEqual([{ Name: 'containerInsights', Value: 'disabled' }]);
    expect(JSON.stringify(resourcesOf(template, 'AWS::ECS::Service'))).not.toMatch(/"AlarmNames":\[[^\]]/);
  });
});
