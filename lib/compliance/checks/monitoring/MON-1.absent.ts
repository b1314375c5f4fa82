import { absenceCheck, resourceNotRequired } from '../../analysis/absence-check';

export const mon1Absent = absenceCheck({
  id: 'MON-1.absent',
  title: 'The environment has no monitoring, which its stage does not require',
  remediation: 'Remove the monitoring to save its cost, or keep it.',
  findings: { isResource: resourceNotRequired('MON-1') },
  types: [
    'AWS::CloudWatch::Alarm',
    'AWS::CloudWatch::CompositeAlarm',
    'AWS::CloudWatch::AnomalyDetector',
    'AWS::Logs::MetricFilter',
    'AWS::Logs::LogAnomalyDetector',
    'AWS::Synthetics::Canary',
    'AWS::Route53::HealthCheck',
    'AWS::ApplicationSignals::ServiceLevelObjective',
    'AWS::ApplicationInsights::Application',
    'AWS::InternetMonitor::Monitor',
    'AWS::DevOpsGuru::ResourceCollection',
  ],
  asks: { every: ['alarm'] },
  met: 'The environment has no monitoring.',
});
