import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { containerInsights, databaseInsights } from '../../analysis/insights';
import { oneOf, type Presence } from '../../analysis/presence';

/** What has more metrics than those that it sends by itself, and what they are. */
const DETAILED: Readonly<
  Record<string, { readonly what: string; readonly presence: (it: ModelResource['properties']) => Presence }>
> = {
  'AWS::ECS::Cluster': { what: 'Container Insights', presence: containerInsights },
  'AWS::RDS::DBInstance': { what: 'enhanced monitoring or database insights', presence: databaseInsights },
  'AWS::RDS::DBCluster': { what: 'enhanced monitoring or database insights', presence: databaseInsights },
  'AWS::EC2::Instance': {
    what: 'detailed monitoring',
    presence: ({ Monitoring }) => oneOf(['true'], Monitoring),
  },
};

export const obs1DetailedMetrics: Check = {
  title: 'clusters, databases and servers send detailed metrics',
  remediation:
    'switch on Container Insights for the cluster, enhanced monitoring or database insights for the database, detailed monitoring for the server',
  examine(model) {
    const looked = model.ofType(...Object.keys(DETAILED)).filter((it) => !isSeenByInstances(it, model));
    if (looked.length === 0) return notApplicable('there is nothing that could send detailed metrics');
    return verdict(
      looked,
      looked.flatMap((resource) => {
        const { what, presence } = DETAILED[resource.type];
        switch (presence(resource.properties)) {
          case 'present':
            return [];
          case 'unknown':
            return [unknownFinding(`whether it has ${what} is known only at deployment`, resource)];
          case 'absent':
            return [notMet(`it has no ${what}`, resource)];
        }
      }),
      `clusters, databases and servers send detailed metrics (${looked.length})`,
    );
  },
};

/** The instances of a database cluster say it for the cluster. */
function isSeenByInstances(cluster: ModelResource, model: ResourceModel): boolean {
  return model
    .ofType('AWS::RDS::DBInstance')
    .some(
      ({ properties, stack }) => model.follow(properties.DBClusterIdentifier, stack).resource === cluster,
    );
}
