import { OutcomeState, type RequirementOutcome } from '../outcome';

/** True if an attestation covers several controls by a pattern, such as `WCAG/*` or `WCAG/1.4.*`. */
export function isPattern(requirement: string): boolean {
  return requirement.includes('/') && requirement.includes('*');
}

/** True if an attestation of a pattern covers a requirement. */
export function attests(pattern: string, requirement: string): boolean {
  return isPattern(pattern) && requirement.startsWith(pattern.slice(0, -1)) && pattern.endsWith('*');
}

/**
 * The attestation of a control: its own, or that of the longest pattern that covers it. A valid one is preferred.
 *
 * @param attested the outcomes of attestations, by requirement or pattern
 */
export function attestationOf(
  requirement: string,
  attested: ReadonlyMap<string, RequirementOutcome>,
): RequirementOutcome | undefined {
  const own = attested.get(requirement);
  const byPatterns = [...attested]
    .filter(([pattern]) => attests(pattern, requirement))
    .sort(([one], [other]) => other.length - one.length)
    .map(([pattern, outcome]) => ({ ...outcome, reason: `${outcome.reason}, as one of ${pattern}` }));
  const attestations = [...(own === undefined ? [] : [own]), ...byPatterns];
  return attestations.find(({ state }) => state === OutcomeState.ATTESTED) ?? attestations.at(0);
}
