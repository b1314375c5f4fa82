import type { Declarations } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import type { RuleWaiver } from '../records/rule-waiver';
import type { ModelResource, ResourceModel } from '../resource-model/resource-model';

export enum VerdictState {
  MET = 'met',
  NOT_MET = 'not met',
  NOT_APPLICABLE = 'not applicable',
  /** A value that decides is known only at deployment. */
  UNDECIDABLE = 'undecidable',
}

/** A resource as reports name it. */
export interface ResourceName {
  readonly type: string;
  readonly logicalId: string;
  readonly stack: string;
  /** None for a plain template. */
  readonly constructPath?: string;
  /** The line of code that makes it, such as `lib/shop.ts:12:5`; none unless the CDK kept it, which it does with `CDK_DEBUG`. */
  readonly source?: string;
}

/** One thing that is wrong, or cannot be decided. */
export interface Finding {
  /** Not met, or undecidable. */
  readonly state: VerdictState;
  readonly reason: string;
  /** None if it is about the environment as a whole. */
  readonly resource?: ResourceName;
  /** Who lives with it, where a waiver of the check at this construct holds. */
  readonly waived?: RuleWaiver;
  /** True if something is not there, which may stand where no template shows it. Left out of reports. */
  readonly absent?: boolean;
}

/** What a check says of an environment. */
export interface Verdict {
  readonly state: VerdictState;
  readonly reason: string;
  /** The resources that were looked at. */
  readonly resources: readonly ResourceName[];
  readonly findings: readonly Finding[];
}

/** What a check may know besides the resources. */
export interface CheckContext {
  readonly declarations: Declarations;
  readonly profile: StageProfile;
  /**
   * What another check says, which is run once however many ask.
   *
   * @default - whoever asks runs it
   */
  readonly resultOf?: (check: string) => Verdict;
}

/** A rule over the resources of an environment. */
export interface Check {
  /** One line: what it looks for. */
  readonly title: string;
  /** What a user does about a finding. */
  readonly remedy: string;
  examine(model: ResourceModel, context: CheckContext): Verdict;
}

export function nameOf(resource: ModelResource): ResourceName {
  const { type, logicalId, stack, constructPath, source } = resource;
  return {
    type,
    logicalId,
    stack: stack.name,
    ...(constructPath === undefined ? {} : { constructPath }),
    ...(source === undefined ? {} : { source: `${source.file}:${source.line}:${source.column}` }),
  };
}

/** A resource by its construct path, or as its stack and logical id. */
export function pathOf({ constructPath, stack, logicalId }: ResourceName): string {
  return constructPath ?? `${stack}/${logicalId}`;
}

export function notMet(reason: string, resource?: ModelResource): Finding {
  return { state: VerdictState.NOT_MET, reason, ...(resource && { resource: nameOf(resource) }) };
}

/** Not met, since something is missing that may also stand where no template shows it, such as in a nested stack. */
export function missing(reason: string, resource?: ModelResource): Finding {
  return { ...notMet(reason, resource), absent: true };
}

export function undecidable(reason: string, resource?: ModelResource): Finding {
  return { state: VerdictState.UNDECIDABLE, reason, ...(resource && { resource: nameOf(resource) }) };
}

/** The verdict over what was looked at: one fault is enough to fail, one open question to leave it undecided. */
export function verdict(
  looked: readonly ModelResource[],
  findings: readonly Finding[],
  whenMet: string,
): Verdict {
  const resources = looked.map(nameOf);
  const faults = findings.filter(({ state }) => state === VerdictState.NOT_MET);
  const questions = findings.filter(({ state }) => state === VerdictState.UNDECIDABLE);
  const first = faults.at(0) ?? questions.at(0);
  if (first === undefined) return { state: VerdictState.MET, reason: whenMet, resources, findings: [] };
  return {
    state: first.state,
    reason: summaryOf(findings),
    resources,
    findings: [...faults, ...questions],
  };
}

/** The verdict of a check that finds nothing it could look at. */
export function notApplicable(reason: string): Verdict {
  return { state: VerdictState.NOT_APPLICABLE, reason, resources: [], findings: [] };
}

/** A reason names so many resources; the report has them all. */
const NAMED = 3;

/** The first of the worst findings, each of another resource, and how many more there are. */
export function summaryOf(findings: readonly Finding[]): string {
  const faults = findings.filter(({ state }) => state === VerdictState.NOT_MET);
  const worst = faults.length > 0 ? faults : findings;
  const named = firstOfEach(worst).slice(0, NAMED);
  const told = [...new Set(named.map(({ reason }) => reason))].map((reason) => {
    const where = named.filter((one) => one.reason === reason);
    const ids = where.flatMap(({ resource }) => resource?.logicalId ?? []);
    return ids.length === 0 ? reason : `${ids.join(', ')}: ${reason}`;
  });
  const more = worst.length - named.length;
  return `${told.join('; ')}${more > 0 ? `, and ${more} more` : ''}`;
}

function firstOfEach(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const { resource, reason } = finding;
    const of = resource === undefined ? reason : `${resource.stack}/${resource.logicalId}`;
    if (!first.has(of)) first.set(of, finding);
  }
  return [...first.values()];
}
