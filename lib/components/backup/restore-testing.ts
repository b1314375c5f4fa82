import { CfnRestoreTestingPlan, CfnRestoreTestingSelection } from 'aws-cdk-lib/aws-backup';
import { Construct } from 'constructs';
import type { ProtectedResource } from '../../spi/protected-resource';

export interface RestoreTestsProps {
  /** Letters, digits and underscores; at most 50. */
  readonly planName: string;
  readonly vaultArn: string;
  readonly restoreRoleArn: string;
}

/**
 * Restores the latest recovery point of every store on a schedule, looks whether that works, and deletes what was
 * restored (BAK-6). Twice a week: an alarm looks back seven days at the most, so it could not tell of a test that is
 * missing in a week with one.
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
        recoveryPointTypes: ['CONTINUOUS', 'SNAPSHOT'],
        selectionWindowDays: 7,
      },
    });
  }

  /** Tests a store too. */
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
    // The plan is named by its literal name, which orders nothing.
    selection.addResourceDependency(this.plan);
  }
}
