import { absenceOf, always, type PresenceTable } from '../../analysis/presence';

/** What watches an environment and tells somebody. */
const MONITORING: PresenceTable = {
  'AWS::CloudWatch::Alarm': { what: 'an alarm', presence: always },
  'AWS::CloudWatch::CompositeAlarm': { what: 'a composite alarm', presence: always },
  'AWS::CloudWatch::AnomalyDetector': { what: 'an anomaly detector', presence: always },
  'AWS::Logs::MetricFilter': { what: 'a metric made of logs', presence: always },
  'AWS::Logs::LogAnomalyDetector': { what: 'an anomaly detector', presence: always },
  'AWS::Synthetics::Canary': { what: 'a canary', presence: always },
  'AWS::Route53::HealthCheck': { what: 'a health check from outside', presence: always },
  'AWS::ApplicationSignals::ServiceLevelObjective': { what: 'a service level objective', presence: always },
  'AWS::ApplicationInsights::Application': { what: 'a monitored application', presence: always },
  'AWS::InternetMonitor::Monitor': { what: 'an internet monitor', presence: always },
  'AWS::DevOpsGuru::ResourceCollection': { what: 'a collection that DevOps Guru watches', presence: always },
};

export const noMonitoring = absenceOf('monitoring', MONITORING);
