import { type Finding, OutcomeState } from '../outcome';
import { nearest } from '../../internal/did-you-mean';
import type { EvaluatedDay, EvaluatedDays } from '../ledger/evaluated-days';
import { nameOf, pathOf } from '../resource-name';
import type { CheckResult } from '../checks/checks';
import type { FrameworkResult } from '../frameworks/framework-result';
import { isOfFramework } from '../frameworks/named-control';
import { type UnusedWaiver } from '../ledger/ledger';
import type { ResourceModel } from '../model/resource-model';
import { isPending, needsWaiver } from '../ledger/requirement-outcome';
import type { Waiver } from './go-live-record';
import type { GoLiveRecords } from './go-live-records';
import type { RuleWaiver } from './rule-waiver';
import { placeOf, reaches } from './waived-findings';

/** What waivers are judged by. */
export interface WaiversJudged extends Checked {
  /** Those of the environment. */
  readonly records: GoLiveRecords;
  /** How it stands on each day that counts. */
  readonly days: Pick<EvaluatedDays, 'atOpening' | 'shown'>;
  readonly frameworksOn: (day: EvaluatedDay) => readonly FrameworkResult[];
}

/** Waivers without which the environment would stand as well, but those of cdk-nag rules, which their packs look after. */
export function unusedWaiversOf(evaluated: WaiversJudged): UnusedWaiver[] {
  const { records, days, frameworksOn } = evaluated;
  const both = [days.atOpening, days.shown];
  const ofControls = records.waivers.filter(({ requirement }) => isOfFramework(requirement));
  const ofRows = records.waivers.filter(({ requirement }) => !isOfFramework(requirement));
  // Accounts of frameworks take time, and few environments waive controls.
  const accounts = ofControls.length === 0 ? [] : both.map((day) => frameworksOn(withoutWaivers(day)));
  return [
    ...needlessOfRows(ofRows, both),
    ...needlessOfControls(ofControls, accounts),
    ...needlessOfChecks(records.ruleWaivers, evaluated),
  ];
}

function withoutWaivers(on: EvaluatedDay): EvaluatedDay {
  return { ...on, validRecords: { ...on.validRecords, waived: new Map() } };
}

/**
 * Waivers of requirements that stand without them.
 *
 * @param days how the requirements stand on each day that counts
 */
function needlessOfRows(waivers: readonly Waiver[], days: readonly EvaluatedDay[]): UnusedWaiver[] {
  const isWanted = (id: string) =>
    days.some(({ requirements }) =>
      requirements.some(
        ({ requirement, withoutWaiver }) =>
          requirement.definition.id === id && needsWaiver(requirement, withoutWaiver),
      ),
    );
  return waivers
    .filter(({ requirement }) => !isWanted(requirement))
    .map(({ requirement, source }) => {
      const state = days[0].requirements.find((one) => one.requirement.definition.id === requirement)
        ?.withoutWaiver.state;
      return unused(
        `waiver of ${requirement}`,
        `without it the requirement is ${state ?? OutcomeState.NOT_REQUIRED}`,
        source,
      );
    });
}

/**
 * Waivers of controls that stand without them, or whose framework nobody declares.
 *
 * @param days the accounts without waivers, on each day that counts
 */
function needlessOfControls(
  waivers: readonly Waiver[],
  days: readonly (readonly FrameworkResult[])[],
): UnusedWaiver[] {
  return waivers.flatMap(({ requirement, source }) => {
    const without = days.flatMap((accounts) =>
      accounts.flatMap(({ name, controls }) => controls.filter(({ id }) => `${name}/${id}` === requirement)),
    );
    if (without.some(isPending)) return [];
    const why =
      without.length === 0
        ? 'the environment does not declare the framework'
        : `without it the control is ${without[0].state}`;
    return [unused(`waiver of ${requirement}`, why, source)];
  });
}

/** What waivers of checks are judged by. */
interface Checked {
  readonly environment: string;
  readonly model: ResourceModel;
  readonly results: readonly CheckResult[];
  /** The packs of cdk-nag rules that are asked beside the checks; each looks after the waivers of its own rules. */
  readonly packs: readonly string[];
}

/** Waivers of rules that no check knows, of constructs that are not there, and of what no check finds. */
function needlessOfChecks(waivers: readonly RuleWaiver[], checked: Checked): UnusedWaiver[] {
  const { environment, model, results, packs } = checked;
  const asked = waivers.filter(({ rule }) => !packs.some((pack) => rule.startsWith(`${pack}-`)));
  const paths = model.resources.map((resource) => pathOf(nameOf(resource)));
  const known = results.map(({ check }) => check);
  return asked.flatMap((waiver) => {
    const findings = results.find(({ check }) => check === waiver.rule)?.findings;
    const why =
      findings === undefined
        ? `no such rule is asked of the environment; ${nearestRule(waiver.rule, known, packs)}`
        : unusedReason(waiver, pathsOf(findings, environment), [environment, ...paths]);
    return why === undefined ? [] : [unusedRuleWaiversOf(waiver, why)];
  });
}

/**
 * Why a waiver of a rule is not needed; nothing if it is.
 *
 * @param found the constructs at which the rule finds something
 * @param known the constructs that there are
 */
export function unusedReason(
  waiver: RuleWaiver,
  found: readonly string[],
  known: readonly string[],
): string | undefined {
  if (found.some((path) => reaches(waiver, path))) return undefined;
  if (known.some((path) => reaches(waiver, path))) return 'the rule finds nothing there';
  return `there is no such construct; ${nearestPath(waiver.path, found, withThoseAbove(known))}`;
}

export function unusedRuleWaiversOf({ rule, path, source }: RuleWaiver, why: string): UnusedWaiver {
  return unused(`waiver of ${rule} at ${path}`, why, source);
}

function unused(what: string, why: string, source: string | undefined): UnusedWaiver {
  return { what, why, source };
}

function pathsOf(findings: readonly Finding[], environment: string): string[] {
  return findings.map(({ resource }) => placeOf(resource, environment));
}

function nearestRule(rule: string, checks: readonly string[], packs: readonly string[]): string {
  const name = rule.slice(rule.indexOf('-') + 1);
  const near = nearest(rule, [...checks, ...packs.map((pack) => `${pack}-${name}`)]);
  if (near !== undefined) return `did you mean '${near}'?`;
  const ofPacks = packs.length === 0 ? '' : `, and the rules of ${packs.join(', ')}`;
  return `there are the checks that the ledger names${ofPacks}`;
}

function nearestPath(path: string, found: readonly string[], known: readonly string[]): string {
  const near = nearest(path, found) ?? nearest(path, known);
  if (near !== undefined) return `did you mean '${near}'?`;
  return found.length === 0 ? 'the rule finds nothing' : `the rule finds something at '${found[0]}'`;
}

function withThoseAbove(paths: readonly string[]): string[] {
  const whole = paths.flatMap((path) =>
    path.split('/').map((_, end, ids) => ids.slice(0, end + 1).join('/')),
  );
  return [...new Set(whole)];
}
