import { absenceCheck } from '../../analysis/absence-check';
import { CONTAINER_INSIGHTS, DATABASE_INSIGHTS } from '../../analysis/insights';
import { oneOf } from '../../analysis/presence';
import { findings } from '../../findings';
import { object } from '../../model/json';
import { OutcomeState, Severity } from '../../outcome';

const FINDINGS = findings('OBS-1', Severity.LOW, {
  resourceNotRequired: {
    message: '{resource} is not required in this stage.',
    remediation: 'Remove the resource to save its cost, or keep it.',
  },
  featureNotRequired: {
    message: '{resource} has {feature}, which this stage does not require.',
    remediation: 'Disable the feature to save its cost, or keep it.',
  },
  featureUnknown: {
    state: OutcomeState.UNKNOWN,
    message:
      'Whether {resource} has {feature}, which this stage does not require, is known only at deployment.',
    remediation: 'Set the property to a literal value.',
  },
});

export const obs1Absent = absenceCheck({
  id: 'OBS-1.absent',
  title: 'The environment has no observability, which its stage does not require',
  remediation: 'Remove dashboards, traces and insights to save their cost, or keep them.',
  findings: {
    isResource: FINDINGS.resourceNotRequired,
    hasFeature: FINDINGS.featureNotRequired,
    isUnknown: FINDINGS.featureUnknown,
  },
  types: [
    'AWS::CloudWatch::Dashboard',
    'AWS::CloudWatch::InsightRule',
    'AWS::XRay::Group',
    'AWS::XRay::SamplingRule',
    'AWS::RUM::AppMonitor',
    'AWS::APS::Workspace',
    'AWS::Grafana::Workspace',
  ],
  features: {
    'AWS::ECS::Cluster': CONTAINER_INSIGHTS,
    'AWS::RDS::DBInstance': DATABASE_INSIGHTS,
    'AWS::RDS::DBCluster': DATABASE_INSIGHTS,
    'AWS::Lambda::Function': {
      name: 'active tracing',
      presence: ({ TracingConfig }) => oneOf(['Active'], object(TracingConfig).Mode),
    },
  },
  met: 'The environment has no dashboards, traces and insights.',
});
