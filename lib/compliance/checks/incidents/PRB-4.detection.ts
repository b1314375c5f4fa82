import { detects } from '../../analysis/detection';

export const corruptionDetected = detects({
  problem: 'data that is damaged or cannot be brought back',
  metrics: {
    'AWS/Backup': /^NumberOfRestoreJobsFailed$/,
    // Once they run out, PostgreSQL would take old requirements for future ones.
    'AWS/RDS': /^MaximumUsedTransactionIDs$/,
  },
  // Among them is the failure of storage that asks for a restore to a point in time.
  events: () => ['aws.rds'],
});
