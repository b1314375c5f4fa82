import type { Duration } from 'aws-cdk-lib';
import {
  BackupPlan,
  BackupPlanRule,
  type BackupPlanRuleProps,
  BackupResource,
  BackupSelection,
  type IBackupVault,
} from 'aws-cdk-lib/aws-backup';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { identityName } from '../../internal/identity-name';
import type { ProtectedResource } from '../../spi/protected-resource';
import { COMPLETION_WINDOW, START_WINDOW } from './backup-schedule';

/** Where the plans of an environment keep backups, and for how long. */
export interface BackupPlanProps {
  /** The source of the plan's name. */
  readonly identity: string;
  readonly vault: IBackupVault;
  readonly retention: Duration;
  readonly rule: BackupPlanRuleProps;
}

/** A plan with one rule. */
export function createPlan(
  scope: Construct,
  id: string,
  { identity, vault, retention, rule }: BackupPlanProps,
): BackupPlan {
  return new BackupPlan(scope, id, {
    backupPlanName: identityName(identity, '-'),
    backupPlanRules: [
      new BackupPlanRule({
        ...rule,
        backupVault: vault,
        startWindow: START_WINDOW,
        completionWindow: COMPLETION_WINDOW,
        deleteAfter: retention,
      }),
    ],
  });
}

/** What a plan backs up for a component. */
export interface ComponentSelection {
  readonly backupPlan: BackupPlan;
  readonly componentId: string;
  readonly protectedResources: readonly ProtectedResource[];
  readonly role: IRole;
}

/** Adds a selection for a component, one for each, since a change replaces a selection; none without resources. */
export function selectResources(scope: Construct, id: string, selection: ComponentSelection): void {
  const { backupPlan, componentId, protectedResources, role } = selection;
  if (protectedResources.length === 0) return;
  new BackupSelection(scope, id, {
    backupPlan,
    backupSelectionName: componentId,
    resources: protectedResources.map(({ resourceArn }) => BackupResource.fromArn(resourceArn)),
    role,
    disableDefaultBackupPolicy: true,
  });
}
