import { CONTAINER_INSIGHTS, DATABASE_INSIGHTS } from '../../analysis/insights';
import { type FeatureTable, oneOf } from '../../analysis/presence';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

/** By type, the feature that adds metrics to those of the service. */
const DETAILED_METRICS: FeatureTable = {
  'AWS::ECS::Cluster': CONTAINER_INSIGHTS,
  'AWS::RDS::DBInstance': DATABASE_INSIGHTS,
  'AWS::RDS::DBCluster': DATABASE_INSIGHTS,
  'AWS::EC2::Instance': {
    name: 'detailed monitoring',
    presence: ({ Monitoring }) => oneOf(['true'], Monitoring),
  },
};

const FINDINGS = findings('OBS-1', Severity.MEDIUM, {
  noDetailedMetrics: {
    message: '{resource} has no {feature}.',
    remediation: 'Enable {feature}.',
  },
  detailedMetricsUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} has {feature} is known only at deployment.',
    remediation: 'Set the property to a literal value.',
  },
});

export const obs1DetailedMetrics = defineCheck({
  id: 'OBS-1.detailed-metrics',
  title: 'Clusters, databases and servers send detailed metrics',
  remediation:
    'Enable Container Insights for clusters, Database Insights or Enhanced Monitoring for databases, and detailed monitoring for instances.',
  findings: FINDINGS,
  asks: { every: ['data', 'server'] },
  evaluate(model) {
    const resources = model
      .ofType(...Object.keys(DETAILED_METRICS))
      .filter((resource) => !hasInstances(resource, model));
    if (resources.length === 0)
      return notApplicable('The environment has no resource with detailed metrics.');
    return outcomeOf(
      resources,
      resources.flatMap(findingOf),
      `Clusters, databases and servers send detailed metrics (resources: ${resources.length}).`,
    );
  },
});

function findingOf(resource: ModelResource): CheckFinding[] {
  const feature = DETAILED_METRICS[resource.type];
  switch (feature?.presence(resource.properties)) {
    case 'absent':
      return [FINDINGS.noDetailedMetrics(resource, { feature: feature.name })];
    case 'unknown':
      return [FINDINGS.detailedMetricsUnknown(resource, { feature: feature.name })];
    default:
      return [];
  }
}

/** The instances of a database cluster have the property of the cluster. */
function hasInstances(cluster: ModelResource, model: ResourceModel): boolean {
  return model
    .ofType('AWS::RDS::DBInstance')
    .some(
      ({ properties, stack }) => model.follow(properties.DBClusterIdentifier, stack).resource === cluster,
    );
}
