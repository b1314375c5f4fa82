import { detects } from '../../analysis/detection';

const HOSTS = /^(?:Un)?HealthyHostCount$/;

export const unavailabilityDetected = detects({
  problem: 'an environment that does not answer',
  metrics: {
    'AWS/ApplicationELB':
      /^(?:(?:Un)?HealthyHostCount|HTTPCode_ELB_5(?:XX|\d\d)_Count|RejectedConnectionCount|TargetConnectionErrorCount)$/,
    'AWS/NetworkELB': HOSTS,
    'AWS/ApiGateway': /^5XXError$|^5xx$/,
    'AWS/CloudFront': /^5xxErrorRate$/,
    'AWS/Route53': /^HealthCheckStatus$|^HealthCheckPercentageHealthy$/,
    'AWS/InternetMonitor': /^AvailabilityScore$/,
    CloudWatchSynthetics: /^(?:SuccessPercent|Failed)$/,
    'ECS/ContainerInsights': /^RunningTaskCount$/,
  },
});
