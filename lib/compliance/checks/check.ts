import type { Declarations } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import { type Finding, type Outcome, OutcomeState, type ResourceName } from '../outcome';
import type { ModelResource, ResourceModel } from '../model/resource-model';

/** What a check may know besides the resources. */
export interface CheckContext {
  readonly declarations: Declarations;
  readonly profile: StageProfile;
  /**
   * What another check says, which is run once however many ask.
   *
   * @default - whoever asks runs it
   */
  readonly resultOf?: (check: string) => Outcome;
}

/** A rule over the resources of an environment. */
export interface Check {
  /** One line: what it looks for. */
  readonly title: string;
  /** What a user does about a finding. */
  readonly remediation: string;
  examine(model: ResourceModel, context: CheckContext): Outcome;
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
  return { state: OutcomeState.NOT_MET, reason, ...(resource && { resource: nameOf(resource) }) };
}

/** Not met, since something is missing that may also stand where no template shows it, such as in a nested stack. */
export function missing(reason: string, resource?: ModelResource): Finding {
  return { ...notMet(reason, resource), absent: true };
}

export function unknownFinding(reason: string, resource?: ModelResource): Finding {
  return { state: OutcomeState.UNKNOWN, reason, ...(resource && { resource: nameOf(resource) }) };
}

/** The verdict over what was looked at: one fault is enough to fail, one open question to leave it undecided. */
export function verdict(
  looked: readonly ModelResource[],
  findings: readonly Finding[],
  whenMet: string,
): Outcome {
  const resources = looked.map(nameOf);
  const faults = findings.filter(({ state }) => state === OutcomeState.NOT_MET);
  const questions = findings.filter(({ state }) => state === OutcomeState.UNKNOWN);
  const first = faults.at(0) ?? questions.at(0);
  if (first === undefined) return { state: OutcomeState.MET, reason: whenMet, resources, findings: [] };
  return {
    state: first.state,
    reason: summaryOf(findings),
    resources,
    findings: [...faults, ...questions],
  };
}

/** The verdict of a check that finds nothing it could look at. */
export function notApplicable(reason: string): Outcome {
  return { state: OutcomeState.NOT_APPLICABLE, reason, resources: [], findings: [] };
}

/** A reason names so many resources; the report has them all. */
const NAMED = 3;

/** The first of the worst findings, each of another resource, and how many more there are. */
export function summaryOf(findings: readonly Finding[]): string {
  const faults = findings.filter(({ state }) => state === OutcomeState.NOT_MET);
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
