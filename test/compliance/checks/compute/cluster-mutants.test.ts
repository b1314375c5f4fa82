import { modelFromTemplate } from '../../../../lib/compliance/model/from-template';
import { runCheck } from '../../../../lib/compliance/run-checks';
import { resolveProfile } from '../../../../lib/requirements/resolve-profile';
import { clusterTemplate, CLUSTER, changesExactly, type ClusterMutant } from '../../compliant-cluster';
import { ACCOUNT, type MutableTemplate, resourceOf } from '../../compliant-staging';
import { add } from '../../staging-mutant';

const SERVICE = 'AWS::ECS::Service';

const SCALING = 'AWS::ApplicationAutoScaling::ScalableTarget';

const DATABASE = 'AWS::RDS::DBInstance';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

function web(template: MutableTemplate): Record<string, unknown> {
  return resourceOf(template, SERVICE).Properties;
}

function network(template: MutableTemplate): { Subnets: unknown[] } {
  return (web(template).NetworkConfiguration as { AwsvpcConfiguration: { Subnets: unknown[] } })
    .AwsvpcConfiguration;
}

function scaling(template: MutableTemplate): Record<string, unknown> {
  return resourceOf(template, SCALING).Properties;
}

/** The service with a fixed count instead of scaling. */
function fixed(template: MutableTemplate, count: number): void {
  web(template).DesiredCount = count;
  template.Resources = Object.fromEntries(
    Object.entries(template.Resources).filter(
      ([, { Type }]) => !Type.startsWith('AWS::ApplicationAutoScaling'),
    ),
  );
}

const CLUSTERS: ClusterMutant[] = [
  {
    broken: 'the service may be scaled to two',
    inTemplate: (template) => {
      scaling(template).MinCapacity = 2;
    },
    changes: { 'CLU-1': 'not met' },
  },
  {
    broken: 'the service starts with two',
    inTemplate: (template) => {
      web(template).DesiredCount = 2;
    },
    changes: { 'CLU-1': 'not met' },
  },
  {
    broken: 'the service is in two zones',
    inTemplate: (template) => network(template).Subnets.pop(),
    changes: { 'CLU-1': 'not met' },
  },
  {
    broken: 'the service names a subnet twice',
    inTemplate: (template) => {
      const { Subnets } = network(template);
      Subnets[2] = Subnets[1];
    },
    changes: { 'CLU-1': 'not met' },
  },
  {
    broken: 'a subnet is in no template',
    inTemplate: (template) => {
      network(template).Subnets[2] = 'subnet-1';
    },
    changes: { 'CLU-1': 'unknown' },
  },
  {
    broken: 'AWS chooses the zone of a subnet',
    inTemplate: (template) => {
      const { Ref } = network(template).Subnets[2] as { Ref: string };
      delete template.Resources[Ref].Properties.AvailabilityZone;
    },
    changes: { 'CLU-1': 'unknown' },
  },
  {
    broken: 'a zone has a name, and may be that of an index',
    inTemplate: (template) => {
      const { Ref } = network(template).Subnets[2] as { Ref: string };
      template.Resources[Ref].Properties.AvailabilityZone = 'eu-west-1a';
    },
    changes: { 'CLU-1': 'unknown' },
  },
  {
    broken: 'the load balancer is in two zones',
    inTemplate: (template) => (resourceOf(template, BALANCER).Properties.Subnets as unknown[]).pop(),
    changes: { 'CLU-1': 'not met' },
  },
  {
    broken: 'the service runs on EC2 hosts that its tasks may share',
    inTemplate: (template) => {
      web(template).LaunchType = 'EC2';
    },
    changes: { 'CLU-1': 'not met' },
  },
  {
    broken: 'the count is known only at deployment',
    inTemplate: (template) => {
      scaling(template).MinCapacity = { Ref: 'Least' };
    },
    changes: { 'CLU-1': 'unknown', 'SRV-1': 'unknown', 'SRV-2': 'unknown' },
  },
  {
    broken: 'a single server is beside the cluster',
    inTemplate: (template) => add(template, 'AWS::EC2::Instance', { SubnetId: network(template).Subnets[0] }),
    changes: { 'CLU-1': 'not met', 'SRV-2': 'not met', 'OPS-3': 'unknown' },
  },
  {
    broken: 'the database is in one zone',
    inTemplate: (template) => {
      resourceOf(template, DATABASE).Properties.MultiAZ = false;
    },
    changes: { 'CLU-1': 'not met', 'SRV-2': 'not met' },
  },
  {
    broken: 'whether the database has a standby is known only at deployment',
    inTemplate: (template) => {
      resourceOf(template, DATABASE).Properties.MultiAZ = { Ref: 'Standby' };
    },
    changes: { 'CLU-1': 'unknown', 'SRV-2': 'unknown' },
  },
  {
    broken: 'a cluster of databases has one instance',
    inTemplate: (template) => {
      template.Resources.Aurora = { Type: 'AWS::RDS::DBCluster', Properties: {} };
      add(template, DATABASE, { DBClusterIdentifier: { Ref: 'Aurora' } });
    },
    changes: { 'CLU-1': 'not met', 'SRV-2': 'not met' },
  },
  {
    broken: 'nothing: the service runs without scaling, with the same count',
    inTemplate: (template) => fixed(template, 3),
    inDeclarations: { objectives: { availability: 99.9, rtoMinutes: 15, peakLoad: 1 } },
    changes: {},
  },
  {
    broken: 'nothing: the desired count is lower than the minimum of scaling',
    inTemplate: (template) => delete web(template).DesiredCount,
    changes: {},
  },
  {
    broken: 'nothing: a singleton is declared with the reason',
    inTemplate: (template) => fixed(template, 1),
    inDeclarations: { singletons: [{ component: 'Web', reason: 'it holds a lock' }] },
    changes: {},
  },
  {
    broken: 'a service runs once, and another is the declared singleton',
    inTemplate: (template) => fixed(template, 1),
    inDeclarations: { singletons: [{ component: 'Scheduler', reason: 'it holds a lock' }] },
    changes: { 'CLU-1': 'not met', 'SRV-2': 'not met' },
  },
  {
    broken: 'nothing: subnets in no template are declared with their zones',
    inTemplate: (template) => {
      network(template).Subnets = ['subnet-1', 'subnet-2', 'subnet-3'];
    },
    inDeclarations: {
      network: {
        reason: 'the landing zone owns networks',
        evidence: 'https://wiki.example.com/network',
        subnets: ['a', 'b', 'c'].map((zone, index) => ({
          id: `subnet-${index + 1}`,
          zone: `eu-west-1${zone}`,
        })),
      },
    },
    changes: {},
  },
];

const CAPACITIES: ClusterMutant[] = [
  {
    broken: 'the service does not scale',
    inTemplate: (template) => {
      scaling(template).MaxCapacity = 3;
    },
    changes: { 'SRV-2': 'not met' },
  },
  {
    broken: 'the peak load is higher than the service scales to',
    inDeclarations: { objectives: { availability: 99.9, rtoMinutes: 15, peakLoad: 2.5 } },
    changes: { 'SRV-2': 'not met' },
  },
  {
    broken: 'the declared availability is above the SLA of a Multi-AZ database',
    inDeclarations: { objectives: { availability: 99.96, rtoMinutes: 15, peakLoad: 2 } },
    changes: { 'SRV-2': 'not met' },
  },
  {
    broken: 'no objectives are declared',
    inDeclarations: { objectives: undefined },
    changes: { 'SRV-2': 'pending' },
  },
  {
    broken: 'nothing: a lower availability is declared',
    inDeclarations: { objectives: { ...CLUSTER.objectives, availability: 99, rtoMinutes: 60, peakLoad: 1 } },
    changes: {},
  },
];

describe('clusters in several Availability Zones', () => {
  changesExactly(CLUSTERS);
});

describe('capacity for the declared objectives', () => {
  changesExactly(CAPACITIES);
});

test.each([
  ['three', 0, 'met'],
  ['two', 1, 'not met'],
])('a service in %s zones', (_, taken, state) => {
  const template = clusterTemplate();
  network(template).Subnets.splice(0, taken);

  const result = runCheck(
    'CLU-1.servers-multi-az',
    modelFromTemplate(template, { name: 'Shop', account: ACCOUNT, region: 'eu-west-1' }),
    { declarations: CLUSTER, profile: resolveProfile(CLUSTER.stage, { conditions: [] }) },
  );

  expect(result.state).toBe(state);
});
