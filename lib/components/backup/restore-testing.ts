import { CfnRestoreTestingPlan, CfnRestoreTestingSelection } from 'aws-cdk-lib/aws-backup';
import { Construct } from 'constructs';
import type { DeclaredPreflight } from '../../requirements/declared-backup';
import type { ProtectedResource } from '../../spi/protected-resource';

// Longer than any interval of snapshots, so that a single one that failed leaves another.
const SELECTION_WINDOW_DAYS = 7;

// AWS Backup keeps what it restored for so long, or until a validation has a result; without one it is a cost alone. Less would
// leave no time for a validation that the user adds.
const VALIDATION_HOURS = 1;

/** The task to validate the contents of what is restored, which no template can. */
export const RESTORE_VALIDATION: DeclaredPreflight = {
  id: 'restore-validation',
  what: `It is known who validates the contents of restored data, and how often: restore tests prove that it can be restored, not what is in it, and pass for an empty database. Restore it by its runbook, compare the tables, their number of rows and the newest rows with the original, and delete what was restored; or add an EventBridge rule of your own on completed restore jobs, whose target calls PutRestoreValidationResult within ${VALIDATION_HOURS} h`,
};

/** Properties of restore tests. */
export interface RestoreTestsProps {
  /** Letters, digits and underscores; at most 50. */
  readonly planName: string;
  readonly vaultArn: string;
  readonly restoreRoleArn: string;
}

/**
 * Restores the latest snapshot of every protected resource on a schedule and deletes what it restored (BAK-6). Twice a week,
 * since an alarm evaluates seven days at most and would not notice a missing test of a weekly schedule. Snapshots are what is
 * copied to the other Region, and at least one a day is in the selection window; a continuous backup is a single recovery
 * point, as old as its first job, which no window need hold.
 *
 * A test proves that a resource can be restored, and not what is in it: an empty database passes. A validation of the contents
 * needs code with a user of the database, which this package does not create; the checklist asks for one by hand.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-validation.html
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
      validationWindowHours: VALIDATION_HOURS,
    });
    // The plan is referred to by its literal name, which is no dependency.
    selection.addResourceDependency(this.plan);
  }
}
