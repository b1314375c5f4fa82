import { CfnRestoreTestingPlan, CfnRestoreTestingSelection } from 'aws-cdk-lib/aws-backup';
import { Construct } from 'constructs';
import type { ProtectedResource } from '../../spi/protected-resource';

// Longer than any interval of snapshots, so that a single one that failed leaves another.
const SELECTION_WINDOW_DAYS = 7;

/** Properties of restore tests. */
export interface RestoreTestsProps {
  /** Letters, digits and underscores; at most 50. */
  readonly planName: string;
  readonly vaultArn: string;
  readonly restoreRoleArn: string;
}

/**
 * Restores the latest snapshot of every protected resource on a schedule and deletes what it restored (BAK-6). Twice
 * a week, since an alarm evaluates seven days at most and would not notice a missing test of a weekly schedule. Snapshots are what is copied to the other Region, and at least one a
 * day is in the selection window; a continuous backup is a single recovery point, as old as its first job, which no window
 * need hold.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 */
export class RestoreTests extends Construct {
  public readonly plan: CfnRestoreTestingPlan;
  private readonly restoreRoleArn: string;

  constructor(scope: Construct, id: string, props: RestoreTestsProps) {
    super(scope, id);
    this.restoreRoleArn = props.restoreRoleArn;
    this.plan = new CfnRestoreTestingPlan(this, 'Plan', {
      restoreTestingPlanName: props.planName,
      scheduleExpression: 'cron(0 5 ? * MON,THU *)',
      startWindowHours: 1,
      recoveryPointSelection: {
        algorithm: 'LATEST_WITHIN_WINDOW',
        includeVaults: [props.vaultArn],
        recoveryPointTypes: ['SNAPSHOT'],
        selectionWindowDays: SELECTION_WINDOW_DAYS,
      },
    });
  }

  /** Adds a resource to the tests. */
  public attach(id: string, { resourceArn, resourceType, restoreMetadata }: ProtectedResource): void {
    const selection = new CfnRestoreTestingSelection(this, id, {
      restoreTestingPlanName: this.plan.restoreTestingPlanName,
      restoreTestingSelectionName: id,
      protectedResourceType: resourceType,
      protectedResourceArns: [resourceArn],
      iamRoleArn: this.restoreRoleArn,
      restoreMetadataOverrides: restoreMetadata,
      validationWindowHours: 1,
    });
    // The plan is referred to by its literal name, which is no dependency.
    selection.addResourceDependency(this.plan);
  }
}
