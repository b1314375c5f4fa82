import { modelFromTemplate } from '../../../../lib/compliance/model/from-template';
import { runChecks } from '../../../../lib/compliance/run-checks';
import { StageKind } from '../../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../../lib/requirements/stage-profile';
import { type Properties, checkOutcome, MET, NOT_MET, UNKNOWN, type Placed } from '../../check-outcome';
import { DECLARATIONS } from '../../compliant-staging';

const PLAN = 'AWS::Backup::BackupPlan';

const vaultIn = (region: string) => `arn:aws:backup:${region}:111122223333:backup-vault:shop`;

const copies = (...regions: string[]) => ({
  CopyActions: regions.map((region) => ({ DestinationBackupVaultArn: vaultIn(region) })),
});

/** A data store that a plan with these rules selects. */
function planOf(...rules: Properties[]): Placed {
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
function inSomeRegion(check: string, placed: Placed): string {
  const Resources = Object.fromEntries(
    Object.entries(placed).map(([id, [Type, Properties]]) => [id, { Type, Properties }]),
  );
  const [{ state }] = runChecks([check], modelFromTemplate({ Resources }), {
    declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION },
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
  });
  return state;
}

describe('copies of backups', () => {
  const resultOf = (...rules: Properties[]) => checkOutcome('BAK-2.copied-to-other-region', planOf(...rules));

  test('are explained by Region, each once and in order', () => {
    expect(resultOf(copies('us-east-1', 'eu-west-1', 'eu-central-1'), copies('us-east-1'))).toMatchObject({
      state: MET,
      reason: 'Backups are copied to eu-central-1, us-east-1.',
    });
  });

  test.each<[string, Properties[], string]>([
    ['nowhere', [{}], NOT_MET],
    ['to another vault of their own Region', [copies('eu-west-1')], NOT_MET],
    ['to another Region by one of two rules', [{}, copies('eu-central-1')], MET],
    [
      'to a Region that is known only at deployment',
      [{ CopyActions: [{ DestinationBackupVaultArn: vaultIn('${Region}') }] }],
      UNKNOWN,
    ],
    [
      'to a Region that is known only at deployment by one of two rules',
      [{}, { CopyActions: [{ DestinationBackupVaultArn: vaultIn('${Region}') }] }],
      UNKNOWN,
    ],
  ])('%s', (_what, rules, state) => {
    expect(resultOf(...rules).state).toBe(state);
  });

  test('are unknown if the Region of the plan is', () => {
    expect(inSomeRegion('BAK-2.copied-to-other-region', planOf(copies('eu-central-1')))).toBe(UNKNOWN);
  });
});
