import { list, object } from '../resource-model/json';
import { above, absenceOf, always, oneOf, type Presence, type PresenceTable } from './presence';

const DATABASE = { what: 'database insights or enhanced monitoring', presence: databaseInsights };

/** What shows engineers the inside of an environment, at a price. */
const OBSERVABILITY: PresenceTable = {
  'AWS::CloudWatch::Dashboard': { what: 'a dashboard', presence: always },
  'AWS::CloudWatch::InsightRule': { what: 'a contributor insights rule', presence: always },
  'AWS::XRay::Group': { what: 'a group of traces', presence: always },
  'AWS::XRay::SamplingRule': { what: 'a sampling rule of traces', presence: always },
  'AWS::RUM::AppMonitor': { what: 'a monitor of real users', presence: always },
  'AWS::APS::Workspace': { what: 'a Prometheus workspace', presence: always },
  'AWS::Grafana::Workspace': { what: 'a Grafana workspace', presence: always },
  'AWS::ECS::Cluster': {
    what: 'Container Insights',
    presence: ({ ClusterSettings }) => containerInsights(ClusterSettings),
  },
  'AWS::RDS::DBInstance': DATABASE,
  'AWS::RDS::DBCluster': DATABASE,
  'AWS::Lambda::Function': {
    what: 'traces of a function',
    presence: ({ TracingConfig }) => oneOf(['Active'], object(TracingConfig).Mode),
  },
};

export const noObservability = absenceOf('observability', OBSERVABILITY);

function containerInsights(settings: unknown): Presence {
  const insights = list(settings)
    .map(object)
    .find(({ Name }) => Name === 'containerInsights');
  return oneOf(['enabled', 'enhanced'], insights?.Value);
}

function databaseInsights(properties: Readonly<Record<string, unknown>>): Presence {
  const { EnablePerformanceInsights, PerformanceInsightsEnabled, DatabaseInsightsMode, MonitoringInterval } =
    properties;
  const said = [
    oneOf(['true'], EnablePerformanceInsights ?? PerformanceInsightsEnabled),
    oneOf(['advanced'], DatabaseInsightsMode),
    above(0, MonitoringInterval, 0),
  ];
  return (['present', 'unknown'] as const).find((presence) => said.includes(presence)) ?? 'absent';
}
