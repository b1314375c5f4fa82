import { OutcomeState } from '../outcome';
import type { Declarations, DeclaredFramework } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import {
  checksOf,
  type EvaluatedDay,
  type EvaluationInput,
  evaluatedDays,
  type EvaluatedDays,
  type EvaluatedRequirement,
} from './evaluated-days';
import { withControlsLeft } from './pending-controls';
import { drawPicture } from './architecture';
import { recoveryFacts } from './recovery-facts';
import { frameworkResults } from '../frameworks/evaluate-frameworks';
import type { FrameworkResult } from '../frameworks/framework-result';
import type { FrameworkTable } from '../frameworks/framework-table';
import { frameworkTables } from '../frameworks/tables/tables';
import { stackLimits } from './cloudformation-limits';
import { type Ledger, LEDGER_VERSION, type LedgerOpening, type LedgerRequirement } from './ledger';
import { GoLiveRecords } from '../records/go-live-records';
import { unusedWaiversOf } from '../records/unused-waivers';
import { recordEnds } from '../records/record-ends';
import { withoutAssumptions } from '../model/build-model';
import type { ResourceModel } from '../model/resource-model';
import type { RequirementOutcome } from './requirement-outcome';
import { runChecks } from '../run-checks';
import type { NagResult } from '../nag/nag-result';
import type { ValidatedTemplates } from '../validation/template-validation';
import { validationOutcome } from '../validation/validation-outcome';

/** What a ledger is made from. */
export interface LedgerSource {
  readonly model: ResourceModel;
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  readonly nag: readonly NagResult[];
  /** @default - it is not known what the CDK's validation said */
  readonly validated?: ValidatedTemplates;
  /**
   * Packs of cdk-nag rules that look after the waivers of their rules.
   *
   * @default - none
   */
  readonly packs?: readonly string[];
  /** @default - nothing is signed */
  readonly records?: GoLiveRecords;
  /** @default - requirements are shown as they stand on the opening day */
  readonly asOf?: string;
}

/** What is known of an environment only once the rest of the validation has run. */
export type LaterResults = Pick<LedgerSource, 'nag' | 'validated'>;

/** A ledger as templates and records tell it, and how it reads with what the rest of the validation says too. */
export interface PartialLedger {
  readonly ledger: Ledger;
  with(later: LaterResults): Ledger;
}

/** Runs the checks that the profile and declared frameworks name, each once, and accounts for every requirement. */
export function buildLedger({ nag, validated, ...source }: LedgerSource): Ledger {
  return examine(source).with({ nag, validated });
}

/** Like `buildLedger`, before it is known what cdk-nag rules and the CDK's validation say: they are asked after the checks. */
export function examine(source: Omit<LedgerSource, keyof LaterResults>): PartialLedger {
  const { model, profile, declarations, packs = [], asOf } = source;
  const { environment } = declarations;
  const records = (source.records ?? GoLiveRecords.of([])).forEnvironment(environment);
  const results = runChecks(checksNamed(source), model, { declarations, profile });
  const evaluated = { model, profile, declarations, records, results };
  const days = evaluatedDays(evaluated, asOf);
  const settled = settledLedger(evaluated, days);
  const tell = (later: LaterResults): Ledger => {
    const frameworksOn = (day: EvaluatedDay) => frameworksOf(day, evaluated, later);
    const frameworks = frameworksOn(days.shown);
    const unused = unusedWaiversOf({ environment, model, results, packs, records, days, frameworksOn });
    return {
      ...settled,
      records: {
        ...settled.records,
        unused: [...unused, ...later.nag.flatMap((pack) => pack.unused)],
      },
      requirements: settled.requirements.map((requirement) => withControlsLeft(requirement, frameworks)),
      frameworks,
      nag: later.nag,
    };
  };
  // What is said later decides what is unknown until then, and nothing else: what is unused now stays so.
  return { ledger: tell({ nag: [] }), with: tell };
}

/** What templates, declarations and records settle: all but the frameworks, what is unused, and the cdk-nag rules. */
function settledLedger(evaluated: EvaluationInput, { atOpening, shown, shownOn }: EvaluatedDays): Ledger {
  const { model, profile, declarations, records } = evaluated;
  const opening = openingOf(evaluated, atOpening);
  const written = withoutAssumptions(model);
  return {
    version: LEDGER_VERSION,
    environment: {
      id: declarations.environment,
      stage: profile.stage,
      owner: declarations.owner,
      accounts: known(model.stacks.map(({ account }) => account)),
      regions: known(model.stacks.map(({ region }) => region)),
    },
    declarations,
    asOf: shownOn,
    records: {
      attestations: records.attestations,
      waivers: records.waivers,
      ruleWaivers: records.ruleWaivers,
      tasks: records.tasks,
      overrides: records.overrides,
      ...recordEnds(records, declarations.waivers ?? [], shownOn),
      unused: [],
    },
    opening,
    requirements: shown.requirements.map((one, index) =>
      ledgerRow(one, atOpening.requirements[index].outcome, opening),
    ),
    frameworks: [],
    checklist: shown.checklist,
    recovery: recoveryFacts(written),
    picture: drawPicture(written),
    nag: [],
    cloudFormationLimits: model.stacks.map(stackLimits),
  };
}

/** A requirement as it stands on the day that is shown; whether it blocks is a matter of the opening day. */
function ledgerRow(
  { requirement, checks, outcome }: EvaluatedRequirement,
  evaluated: RequirementOutcome,
  opening: LedgerOpening | undefined,
): LedgerRequirement {
  return {
    id: requirement.definition.id,
    title: requirement.definition.title,
    obligation: requirement.cell.obligation,
    basis: requirement.cell.basis,
    required: requirement.required,
    obligationReason: requirement.reason,
    ...outcome,
    blocking: evaluated.state === OutcomeState.NOT_MET || (isOpen(evaluated) && stops(opening)),
    checks,
  };
}

function openingOf(
  { declarations: { launch }, records }: EvaluationInput,
  { requirements }: EvaluatedDay,
): LedgerOpening | undefined {
  if (launch === undefined) return undefined;
  const pendingRequirements = requirements
    .filter(({ outcome }) => isOpen(outcome))
    .map(({ requirement: { definition }, outcome: { reason } }) => ({
      id: definition.id,
      title: definition.title,
      reason,
    }));
  return { opensOn: launch.opensOn, pendingRequirements, override: records.overrides.at(0) };
}

/** Every check that a requirement, or a control of a declared framework, names. */
function checksNamed({
  profile,
  declarations: { frameworks = [] },
}: Pick<EvaluationInput, 'profile' | 'declarations'>) {
  const ofControls = tablesOf(frameworks).flatMap(({ controls }) =>
    controls.flatMap(({ proof }) => proof.checks ?? []),
  );
  return [...Object.values(profile.requirements).flatMap(checksOf), ...ofControls];
}

function frameworksOf(
  { results, validRecords }: EvaluatedDay,
  { model, declarations: { frameworks = [] } }: EvaluationInput,
  { nag, validated }: LaterResults,
): readonly FrameworkResult[] {
  return frameworkResults({
    declared: frameworks,
    tables: tablesOf(frameworks),
    results,
    nag,
    validation: validationOutcome(validated, model),
    validRecords,
  });
}

function tablesOf(declared: readonly DeclaredFramework[]): readonly FrameworkTable[] {
  return frameworkTables(declared.map(({ name }) => name));
}

function isOpen({ state }: RequirementOutcome): boolean {
  return state === OutcomeState.PENDING;
}

/** Open requirements stop an environment that is open to its users, but for a break-glass override. */
function stops(opening: LedgerOpening | undefined): boolean {
  return opening !== undefined && opening.override === undefined;
}

function known(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))].sort();
}
