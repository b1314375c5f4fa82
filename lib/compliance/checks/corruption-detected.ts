import { detects } from './detection';

export const corruptionDetected = detects({
  problem: 'data that is damaged or cannot be brought back',
  metrics: { 'AWS/Backup': /^NumberOfRestoreJobsFailed$/ },
  // Among them is the failure of storage that asks for a restore to a point in time.
  events: () => ['aws.rds'],
});
