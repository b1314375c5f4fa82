import { detects } from '../../analysis/detection';

export const breachDetected = detects({
  problem: 'signs of a security breach',
  metrics: {},
  events: () => ['aws.guardduty', 'aws.securityhub', 'aws.macie', 'aws.access-analyzer'],
});
