import { detectionCheck } from '../../analysis/detection-check';

const HOSTS = /^(?:Un)?HealthyHostCount$/;

export const prb1Detection = detectionCheck({
  id: 'PRB-1.detection',
  category: 'unavailability',
  remediation: 'Add an alarm with an action on the unhealthy hosts or the 5xx errors of the load balancer.',
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
