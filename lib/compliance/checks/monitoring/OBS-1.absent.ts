import { object } from '../../model/json';
import { containerInsights, databaseInsights } from '../../analysis/insights';
import { absenceOf, always, oneOf, type PresenceTable } from '../../analysis/presence';

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
    presence: containerInsights,
  },
  'AWS::RDS::DBInstance': DATABASE,
  'AWS::RDS::DBCluster': DATABASE,
  'AWS::Lambda::Function': {
    what: 'traces of a function',
    presence: ({ TracingConfig }) => oneOf(['Active'], object(TracingConfig).Mode),
  },
};

export const noObservability = absenceOf('observability', OBSERVABILITY);
