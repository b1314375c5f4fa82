import { detects } from './detection';

const HOSTS = /^(?:Un)?HealthyHostCount$/;

export const infrastructureFailureDetected = detects({
  problem: 'infrastructure that fails or runs out',
  metrics: {
    'AWS/ApplicationELB': HOSTS,
    'AWS/NetworkELB': HOSTS,
    'AWS/AutoScaling': /^GroupInServiceInstances$/,
    'AWS/EC2': /^StatusCheckFailed/,
    'AWS/NATGateway': /^ErrorPortAllocation$/,
    'AWS/RDS': /^(?:CPUUtilization|FreeStorageSpace|FreeableMemory|DiskQueueDepth|ReplicaLag|BurstBalance)$/,
    'ECS/ContainerInsights': /^RunningTaskCount$/,
  },
  events: () => ['aws.health'],
});
