import { withoutData } from '../../analysis/backup-stores';
import { detectionCheck } from '../../analysis/detection-check';

export const prb4Detection = detectionCheck({
  id: 'PRB-4.detection',
  category: 'data corruption',
  remediation: 'Add an alarm with an action on failed restore jobs, or an RDS event subscription.',
  metrics: {
    'AWS/Backup': /^NumberOfRestoreJobsFailed$/,
    // When transaction ids wrap around, PostgreSQL loses old rows.
    'AWS/RDS': /^MaximumUsedTransactionIDs$/,
  },
  // Includes the failure of storage that requires a point-in-time restore.
  events: () => ['aws.rds'],
  exemption: withoutData,
  about: ['data'],
});
