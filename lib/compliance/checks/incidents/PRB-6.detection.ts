import { detectionCheck } from '../../analysis/detection-check';

export const prb6Detection = detectionCheck({
  id: 'PRB-6.detection',
  category: 'a security breach',
  remediation:
    'Add an EventBridge rule on the findings of GuardDuty, Security Hub, Macie or IAM Access Analyzer that notifies an SNS topic.',
  metrics: {},
  events: () => ['aws.guardduty', 'aws.securityhub', 'aws.macie', 'aws.access-analyzer'],
});
