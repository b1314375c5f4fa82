import type { Construct } from 'constructs';
import { ReplacementRunbook } from './replacement-runbook';
import type { RestoreOperations } from './restore-operations';
import { RestoreRunbook, type RestoreRunbookProps } from './restore-runbook';

/** What the runbooks of a resource are created for. */
export type RestoreRunbooksProps = Omit<
  RestoreRunbookProps,
  'pointInTime' | 'restoreRoleArn' | 'runbookRoleArn'
>;

/** Creates the runbooks that restore a resource and, where it says how, put what was restored in its place. */
export function restoreRunbooks(
  scope: Construct,
  id: string,
  operations: RestoreOperations,
  props: RestoreRunbooksProps,
): void {
  const { componentId, protectedResource } = props;
  const { supportsContinuousBackup, replacement } = protectedResource;
  const roles = { restoreRoleArn: operations.restoreRoleArn, runbookRoleArn: operations.role.roleArn };
  operations.grantRestore(protectedResource);
  const restore = (name: string, pointInTime: boolean): void => {
    operations.attach(new RestoreRunbook(scope, name, { ...props, ...roles, pointInTime }).document);
  };
  restore(`Restore${id}`, false);
  if (supportsContinuousBackup) restore(`Restore${id}ToPointInTime`, true);
  if (replacement === undefined) return;
  operations.attachReplacement(
    new ReplacementRunbook(scope, `Replace${id}`, { componentId, replacement, ...roles }),
  );
}
