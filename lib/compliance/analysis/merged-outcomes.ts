import { type Finding, type Outcome, OutcomeState } from '../outcome';
import { summaryOf } from '../checks/check';

/** What a check says in a world. */
export interface Said {
  readonly verdict: Outcome;
  /** What the world assumes, as a sentence has it; empty for the templates as they are. */
  readonly assuming: string;
}

/** The verdict that worlds agree on; unknown if they do not. */
export function agreed(outcomes: readonly Said[]): Outcome {
  const verdicts = outcomes.map(({ verdict }) => verdict);
  if (verdicts.length === 1) return verdicts[0];
  if (verdicts.every(({ state }) => state === OutcomeState.NOT_MET)) return faulty(outcomes);
  const isFine = ({ state }: Outcome) => state === OutcomeState.MET || state === OutcomeState.NOT_APPLICABLE;
  if (verdicts.every(isFine)) return { ...saidMost(verdicts), resources: resourcesOf(verdicts) };
  return unknown(outcomes, verdicts);
}

/** What is met without a resource in one world shows nothing of another in which the check has nothing to speak of. */
function saidMost(verdicts: readonly Outcome[]): Outcome {
  const shown = verdicts.find(({ state, resources }) => state === OutcomeState.MET && resources.length > 0);
  return shown ?? verdicts.find(({ state }) => state === OutcomeState.NOT_APPLICABLE) ?? verdicts[0];
}

/** The verdict on an environment of which so much is decided at deployment that not every world was looked at. */
export function tooMany(outcomes: readonly Said[]): Outcome {
  const reason = 'it depends on more values that are known only at deployment than were looked at';
  const resources = resourcesOf(outcomes.map(({ verdict }) => verdict));
  const findings = [{ state: OutcomeState.UNKNOWN, reason }];
  return { state: OutcomeState.UNKNOWN, reason, resources, findings };
}

/** What is wrong in every world stays; what is wrong in some is undecided. */
function faulty(outcomes: readonly Said[]): Outcome {
  const [{ verdict: first }] = outcomes;
  const isEverywhere = (finding: Finding) =>
    outcomes.every(({ verdict }) => verdict.findings.some((one) => keyOf(one) === keyOf(finding)));
  const everywhere = first.findings.filter(isEverywhere);
  const certain = everywhere.some(({ state }) => state === OutcomeState.NOT_MET)
    ? everywhere
    : first.findings;
  const certainKeys = new Set(certain.map(keyOf));
  const sometimes = outcomes.flatMap(({ verdict, assuming }) =>
    verdict.findings.filter((one) => !certainKeys.has(keyOf(one))).map((one) => inDoubt(one, assuming)),
  );
  return {
    state: OutcomeState.NOT_MET,
    reason: summaryOf(certain),
    resources: resourcesOf(outcomes.map(({ verdict }) => verdict)),
    findings: [...certain, ...unique(sometimes)],
  };
}

function unknown(outcomes: readonly Said[], all: readonly Outcome[]): Outcome {
  const findings = unique(
    outcomes.flatMap(({ verdict, assuming }) =>
      verdict.findings.map((finding) => inDoubt(finding, assuming)),
    ),
  );
  return {
    state: OutcomeState.UNKNOWN,
    reason: summaryOf(findings),
    resources: resourcesOf(all),
    findings,
  };
}

function inDoubt({ reason, resource }: Finding, assuming: string): Finding {
  const condition = assuming === '' ? '' : `, if ${assuming}`;
  return { state: OutcomeState.UNKNOWN, reason: `${reason}${condition}`, ...(resource && { resource }) };
}

/** The first thing that is wrong with a resource is enough, whatever it depends on. */
function unique(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([
      finding.resource?.stack,
      finding.resource?.logicalId,
      finding.reason.split(', if ')[0],
    ]);
    if (!kept.has(key)) kept.set(key, finding);
  }
  return [...kept.values()];
}

function keyOf({ state, reason, resource }: Finding): string {
  return JSON.stringify([state, reason, resource?.stack, resource?.logicalId]);
}

function resourcesOf(verdicts: readonly Outcome[]): Outcome['resources'] {
  const all = verdicts.flatMap(({ resources }) => resources);
  return [...new Map(all.map((one) => [`${one.stack}/${one.logicalId}`, one])).values()];
}
