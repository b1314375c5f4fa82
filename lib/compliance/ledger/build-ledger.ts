import type { Acknowledgements } from '../acknowledgements';
import { OutcomeState, type RequirementOutcome } from '../outcome';
import type { Declarations } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import {
  checksOf,
  type EvaluatedDay,
  type EvaluationInput,
  evaluatedDays,
  type EvaluatedDays,
} from './evaluated-days';
import { withUnresolvedControls } from './pending-controls';
import { drawPicture } from './architecture';
import { recoveryFacts } from './recovery-facts';
import { frameworkResults } from '../frameworks/evaluate-frameworks';
import type { FrameworkResult } from '../frameworks/framework-result';
import { declaredTables, withoutDefinitions } from '../frameworks/declared-tables';
import { stackLimits } from './cloudformation-limits';
import {
  EvaluationMode,
  type Ledger,
  LEDGER_VERSION,
  type LedgerOpening,
  type UnknownEnvironment,
} from './ledger';
import { ledgerRequirement } from './ledger-requirement';
import { GoLiveRecords } from '../records/go-live-records';
import { unusedWaiversOf } from '../records/unused-waivers';
import { withAcknowledgements } from '../records/waived-findings';
import { checkCustomControls } from '../records/custom-controls';
import { recordEnds } from '../records/record-ends';
import type { ResourceModel } from '../model/resource-model';
import { type CustomCheck, customChecksOf, withBuiltInChecks, withCustomChecks } from '../custom-check';
import { type CheckListener, runChecks } from '../run-checks';
import type { NagResult } from '../nag/nag-result';
import type { ValidatedTemplates } from '../validation/template-validation';
import { errorsOfEnvironment, validationOutcome } from '../validation/validation-outcome';

/** The input of a ledger. */
export interface LedgerSource {
  readonly model: ResourceModel;
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  readonly nag: NagResult[];
  /** @default - the result of the CDK's validation is not known */
  readonly validated?: ValidatedTemplates;
  /**
   * The cdk-nag packs that evaluate the environment, and the waivers of their rules.
   *
   * @default - none
   */
  readonly packs?: string[];
  /** @default - none */
  readonly records?: GoLiveRecords;
  /** @default - none */
  readonly unknownEnvironments?: UnknownEnvironment[];
  /** @default - nothing is acknowledged in code */
  readonly acknowledgements?: Acknowledgements;
  /** @default - the name of the environment */
  readonly constructPath?: string;
  /**
   * Checks of the application.
   *
   * @default - none
   */
  readonly checks?: readonly CustomCheck[];
  /** @default - requirements are shown for the opening day */
  readonly asOf?: string;
  /** @default EvaluationMode.SYNTHESIS */
  readonly mode?: EvaluationMode;
  /** @default - the progress is not reported */
  readonly onChecked?: CheckListener;
}

/** What is known of an environment only after the rest of the validation has run. */
export type LaterResults = Pick<LedgerSource, 'nag' | 'validated'>;

/** A ledger from templates and records, to be completed with the results of the rest of the validation. */
export interface PartialLedger {
  readonly ledger: Ledger;
  with(later: LaterResults): Ledger;
}

/** Runs the checks that the profile and the declared frameworks name, each once, and evaluates every requirement. */
export function buildLedger({ nag, validated, ...source }: LedgerSource): Ledger {
  return examine(source).with({ nag, validated });
}

/** Like `buildLedger`, before the cdk-nag packs and the CDK's validation have run: they run after the checks. */
export function examine(source: Omit<LedgerSource, keyof LaterResults>): PartialLedger {
  const { model, declarations, packs = [], asOf, acknowledgements } = source;
  const { environment, frameworks: declared = [] } = declarations;
  const { constructPath = environment } = source;
  const records = (source.records ?? GoLiveRecords.of([])).forEnvironment(environment);
  checkCustomControls(records, declared);
  const checks = customChecksOf(source.checks ?? [], source.profile.stage);
  const profile = withCustomChecks(source.profile, checks);
  const found = runChecks(
    checksNamed(profile, declarations, source.checks),
    model,
    { declarations, profile },
    withBuiltInChecks(checks),
    source.onChecked,
  );
  const results =
    acknowledgements === undefined ? found : withAcknowledgements(found, acknowledgements, constructPath);
  const evaluated = { model, profile, declarations, records, results };
  const days = evaluatedDays(evaluated, asOf);
  const settled = settledLedger(evaluated, days, source);
  const complete = (later: LaterResults): Ledger => {
    const frameworksOn = (day: EvaluatedDay) => frameworksOf(day, evaluated, later);
    const frameworks = frameworksOn(days.shown);
    const unused = unusedWaiversOf({
      environment,
      model,
      results,
      packs,
      records,
      days,
      frameworks: declared,
      frameworksOn,
    });
    return {
      ...settled,
      records: {
        ...settled.records,
        unused: [...unused, ...later.nag.flatMap((pack) => pack.unused)],
      },
      requirements: settled.requirements.map((requirement) =>
        withUnresolvedControls(requirement, frameworks),
      ),
      frameworks,
      nag: later.nag,
      ...(later.validated && { validation: { errors: errorsOfEnvironment(later.validated, model) } }),
    };
  };
  // Later results decide what is unknown until then, and nothing else: an unused waiver stays unused.
  return { ledger: complete({ nag: [] }), with: complete };
}

/** What templates, declarations and records settle: all but frameworks, unused waivers, cdk-nag and validation. */
function settledLedger(
  evaluated: EvaluationInput,
  { atOpening, shown, shownOn }: EvaluatedDays,
  { mode = EvaluationMode.SYNTHESIS, unknownEnvironments = [] }: Omit<LedgerSource, 'nag'>,
): Ledger {
  const { model, profile, declarations, records } = evaluated;
  const opening = openingOf(evaluated, atOpening);
  return {
    version: LEDGER_VERSION,
    environment: {
      id: declarations.environment,
      stage: profile.stage,
      owner: declarations.owner,
      accounts: known(model.stacks.map(({ account }) => account)),
      regions: known(model.stacks.map(({ region }) => region)),
    },
    mode,
    declarations: shownDeclarations(declarations),
    asOf: shownOn,
    records: {
      attestations: records.attestations,
      waivers: records.waivers,
      ruleWaivers: records.ruleWaivers,
      tasks: records.tasks,
      overrides: records.overrides,
      ...recordEnds(records, declarations.waivers ?? [], shownOn),
      unused: [],
      unknownEnvironments,
    },
    opening,
    requirements: shown.requirements.map((one, index) =>
      ledgerRequirement(one, atOpening.requirements[index], opening),
    ),
    frameworks: [],
    checklist: shown.checklist,
    recovery: recoveryFacts(model),
    picture: drawPicture(model),
    nag: [],
    cloudFormationLimits: model.stacks.map(stackLimits),
  };
}

function openingOf(
  { declarations: { launch }, records }: EvaluationInput,
  { requirements }: EvaluatedDay,
): LedgerOpening | undefined {
  if (launch === undefined) return undefined;
  const pendingRequirements = requirements
    .filter(({ outcome }) => isPending(outcome))
    .map(({ requirement: { definition }, outcome: { reason } }) => ({
      id: definition.id,
      title: definition.title,
      reason,
    }));
  return { opensOn: launch.opensOn, pendingRequirements, override: records.overrides.at(0) };
}

/** Every check that a requirement, or a control of a declared framework, names. */
function checksNamed(
  profile: StageProfile,
  { frameworks = [] }: Declarations,
  customChecks: readonly CustomCheck[] = [],
): string[] {
  // A check of the application that does not run in the stage proves no control.
  const otherStages = customChecks
    .filter(({ id }) => !Object.hasOwn(profile.requirements, id))
    .map(({ id }) => id);
  const ofControls = declaredTables(frameworks).flatMap(({ controls }) =>
    controls.flatMap(({ proof }) => proof.checks ?? []),
  );
  return [...Object.values(profile.requirements).flatMap(checksOf), ...ofControls].filter(
    (id) => !otherStages.includes(id),
  );
}

function frameworksOf(
  { results, validRecords }: EvaluatedDay,
  { model, declarations: { frameworks = [] } }: EvaluationInput,
  { nag, validated }: LaterResults,
): FrameworkResult[] {
  return frameworkResults({
    declared: frameworks,
    tables: declaredTables(frameworks),
    results,
    nag,
    validation: validationOutcome(validated, model),
    validRecords,
  });
}

/** The controls of frameworks are listed as results. */
function shownDeclarations(declarations: Declarations): Declarations {
  const { frameworks } = declarations;
  return frameworks === undefined
    ? declarations
    : { ...declarations, frameworks: withoutDefinitions(frameworks) };
}

function isPending({ state }: RequirementOutcome): boolean {
  return state === OutcomeState.PENDING;
}

function known(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort();
}
