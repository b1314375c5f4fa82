import { detects } from '../../analysis/detection';

const HOSTS = /^(?:Un)?HealthyHostCount$/;

export const infrastructureFailureDetected = detects({
  problem: 'infrastructure that fails or runs out',
  metrics: {
    'AWS/ApplicationELB': HOSTS,
    'AWS/NetworkELB': HOSTS,
    'AWS/AutoScaling': /^GroupInServiceInstances$/,
    'AWS/EC2': /^StatusCheckFailed/,
    'AWS/NATGateway': /^ErrorPortAllocation$/,
    'AWS/RDS':
      /^(?:CPUUtilization|FreeStorageSpace|FreeLocalStorage|VolumeBytesUsed|ACUUtilization|AuroraReplicaLag(?:Maximum)?|FreeableMemory|DiskQueueDepth|ReplicaLag|BurstBalance)$/,
    'AWS/Lambda': /^(?:Throttles|ConcurrentExecutions|IteratorAge)$/,
    'AWS/DynamoDB': /^(?:ThrottledRequests|SystemErrors|(?:Read|Write)ThrottleEvents)$/,
    'AWS/SQS': /^ApproximateAgeOfOldestMessage$/,
    'AWS/EFS': /^(?:PercentIOLimit|BurstCreditBalance)$/,
    'AWS/ElastiCache':
      /^(?:(?:Engine)?CPUUtilization|FreeableMemory|DatabaseMemoryUsagePercentage|Evictions)$/,
    'ECS/ContainerInsights': /^RunningTaskCount$/,
  },
  events: () => ['aws.health'],
});
