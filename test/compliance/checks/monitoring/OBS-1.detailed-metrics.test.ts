import { type Properties, type Placed, checkOutcome } from '../../check-outcome';

const DATABASE = 'AWS::RDS::DBInstance';

describe('detailed metrics', () => {
  const CLUSTER = 'AWS::RDS::DBCluster';
  const seen = (cluster: string, properties: Properties = {}): Placed[string] => [
    DATABASE,
    { DBClusterIdentifier: { Ref: cluster }, ...properties },
  ];
  const insights = { EnablePerformanceInsights: true };

  test.each<[string, Placed, string[]]>([
    ['a cluster without instances', { Orders: [CLUSTER, {}] }, ['Orders']],
    ['a cluster by its instances', { Orders: [CLUSTER, {}], One: seen('Orders', insights) }, []],
    ['a cluster with an instance without metrics', { Orders: [CLUSTER, {}], One: seen('Orders') }, ['One']],
    [
      'a cluster beside one with instances',
      { Orders: [CLUSTER, {}], One: seen('Orders', insights), Users: [CLUSTER, {}] },
      ['Users'],
    ],
    ['the advanced mode', { Orders: [DATABASE, { DatabaseInsightsMode: 'advanced' }] }, []],
    ['the standard mode', { Orders: [DATABASE, { DatabaseInsightsMode: 'standard' }] }, ['Orders']],
    [
      'one setting of several',
      {
        Shop: [
          'AWS::ECS::Cluster',
          {
            ClusterSettings: [
              { Name: 'other', Value: 'disabled' },
              { Name: 'containerInsights', Value: 'enabled' },
            ],
          },
        ],
      },
      [],
    ],
    [
      'another setting',
      { Shop: ['AWS::ECS::Cluster', { ClusterSettings: [{ Name: 'other', Value: 'enabled' }] }] },
      ['Shop'],
    ],
  ])('%s', (_what, placed, wrong) => {
    const { findings } = checkOutcome('OBS-1.detailed-metrics', placed);

    expect(findings.map(({ resource }) => resource?.logicalId)).toEqual(wrong);
  });
});
