import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import { runChecks } from '../../lib/compliance/run-checks';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import type { Placed, Properties } from './check-outcome';
import { DECLARATIONS } from './compliant-staging';

const PLAN = 'AWS::Backup::BackupPlan';

/** The ARN of a vault in a Region. */
export const vaultIn = (region: string) => `arn:aws:backup:${region}:111122223333:backup-vault:shop`;

/** Part of a rule: copies to these Regions. */
export const copies = (...regions: string[]) => ({
  CopyActions: regions.map((region) => ({ DestinationBackupVaultArn: vaultIn(region) })),
});

/** A data store that a plan with these rules selects. */
export function planOf(...rules: Properties[]): Placed {
  const named = rules.map((rule, number) => ({
    RuleName: `rule${number}`,
    TargetBackupVault: 'central',
    ...rule,
  }));
  return {
    Orders: ['AWS::DynamoDB::Table', {}],
    Plan: [PLAN, { BackupPlan: { BackupPlanRule: named } }],
    Selection: [
      'AWS::Backup::BackupSelection',
      { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: ['*'] } },
    ],
  };
}

/** The state of a check if no stack has a Region. */
export function inSomeRegion(check: string, placed: Placed): string {
  const Resources = Object.fromEntries(
    Object.entries(placed).map(([id, [Type, Properties]]) => [id, { Type, Properties }]),
  );
  const [{ state }] = runChecks([check], modelFromTemplate({ Resources }), {
    declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION },
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
  });
  return state;
}
