import { App, CfnResource, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchPlan, StageKind } from '../../../lib';
import {
  type Declarations,
  type IStageUnderTest,
  type Ledger,
  type LedgerRequirement,
  StageChecks,
  type StageChecksProps,
  type StageProfile,
} from '../../../lib/compliance';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { ANSWERS } from '../../launch/plans';
import { DECLARATIONS } from '../compliant-staging';

/** Opens on 2027-03-31. */
export const PENDING = LaunchPlan.hard(ANSWERS).declared;
export const NAME = 'Live/Shop/Production';
export const UNTAGGED = `${NAME}/Untagged`;
export const BARE = `${NAME}/Bare/Resource`;

/** A production with some requirements, and two topics without tags. */
export class Production extends Construct implements IStageUnderTest {
  public readonly app: App;
  public readonly profile: StageProfile;
  public readonly declarations: Declarations;

  constructor(requirements: readonly string[], declared: Partial<Declarations> = {}) {
    const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
    super(new Stack(new Stage(app, 'Live'), 'Shop'), 'Production');
    this.app = app;
    const profile = resolveProfile(StageKind.PRODUCTION, { conditions: [] });
    const picked = Object.entries(profile.requirements).filter(([id]) => requirements.includes(id));
    this.profile = { ...profile, requirements: Object.fromEntries(picked) };
    this.declarations = {
      ...DECLARATIONS,
      stage: StageKind.PRODUCTION,
      environment: NAME,
      owner: 'shop-operations',
      ...declared,
    };
    new CfnResource(this, 'Policy', { type: 'AWS::SNS::TopicPolicy' });
    new CfnResource(this, 'Untagged', { type: 'AWS::SNS::Topic' });
    new CfnResource(new Construct(this, 'Bare'), 'Resource', { type: 'AWS::SNS::Topic' });
  }
}

export interface Violation {
  readonly ruleName: string;
  readonly severity: string;
  readonly description: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

export interface Outcome {
  readonly ledger: Ledger;
  readonly violations: readonly Violation[];
}

/** What the ledger and the CDK's own report tell of it. */
export function outcomeOf(environment: Production, props: StageChecksProps): Outcome {
  const { app } = environment;
  const checks = new StageChecks(environment, props);
  Validations.of(app).addPlugins(...checks.plugins);
  app.synth();
  const text = readFileSync(join(app.outdir, 'validation-report.json'), 'utf8');
  const { pluginReports } = JSON.parse(text) as { pluginReports: Pick<Outcome, 'violations'>[] };
  return { ledger: checks.ledger(), violations: pluginReports.flatMap(({ violations }) => violations) };
}

export function requirementOf({ requirements }: Ledger, id: string): LedgerRequirement {
  const requirement = requirements.find((one) => one.id === id);
  if (requirement === undefined) throw new Error(`no requirement ${id}`);
  return requirement;
}
