import { detectionCheck } from '../../analysis/detection-check';

const HOSTS = /^(?:Un)?HealthyHostCount$/;

export const prb3Detection = detectionCheck({
  id: 'PRB-3.detection',
  category: 'infrastructure failure',
  remediation: 'Add an alarm with an action on the capacity of databases, hosts or functions.',
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
