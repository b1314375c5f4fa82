import { absenceCheck, absenceFindings, featuresByType } from '../../analysis/absence-check';
import { CONTAINER_INSIGHTS, DATABASE_INSIGHTS } from '../../analysis/insights';
import { oneOf } from '../../analysis/presence';
import { object } from '../../../internal/json';

export const obs1Absent = absenceCheck({
  id: 'OBS-1.absent',
  title: 'The environment has no observability, which its stage does not require',
  remediation: 'Remove dashboards, traces and insights to save their cost, or keep them.',
  findings: absenceFindings('OBS-1'),
  types: [
    'AWS::CloudWatch::Dashboard',
    'AWS::CloudWatch::InsightRule',
    'AWS::XRay::Group',
    'AWS::XRay::SamplingRule',
    'AWS::RUM::AppMonitor',
    'AWS::APS::Workspace',
    'AWS::Grafana::Workspace',
  ],
  featuresIn: featuresByType({
    'AWS::ECS::Cluster': CONTAINER_INSIGHTS,
    'AWS::RDS::DBInstance': DATABASE_INSIGHTS,
    'AWS::RDS::DBCluster': DATABASE_INSIGHTS,
    'AWS::Lambda::Function': {
      name: 'active tracing',
      presence: ({ TracingConfig }) => oneOf(['Active'], object(TracingConfig).Mode),
    },
  }),
  asks: {},
  met: 'The environment has no dashboards, traces and insights.',
});
