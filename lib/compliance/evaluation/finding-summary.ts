import { type Finding, OutcomeState } from '../outcome';

/** A summary names so many resources; the report has them all. */
const NAMED = 3;

/** The first of the worst findings, each of another resource, and how many more there are. */
export function summaryOf(findings: readonly Finding[]): string {
  const faults = findings.filter(({ state }) => state === OutcomeState.NOT_MET);
  const worst = faults.length > 0 ? faults : findings;
  const named = firstOfEachResource(worst).slice(0, NAMED);
  const sentences = [...new Set(named.map(({ id }) => id))].flatMap((id) => {
    const [first, ...others] = named.filter((finding) => finding.id === id);
    const labels = others.filter(({ resource }) => resource).map(({ parameters }) => parameters.resource);
    const withoutResource = others.filter(({ resource }) => resource === undefined);
    return [
      first.reason,
      ...withoutResource.map(({ reason }) => reason),
      ...(labels.length === 0 ? [] : [`Also: ${[...new Set(labels)].join(', ')}.`]),
    ];
  });
  const more = worst.length - named.length;
  if (more === 0) return sentences.join(' ');
  return [...sentences, `${more} more ${more === 1 ? 'finding' : 'findings'}.`].join(' ');
}

function firstOfEachResource(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const { resource, reason } = finding;
    const key = resource === undefined ? reason : `${resource.stack}/${resource.logicalId}`;
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}
