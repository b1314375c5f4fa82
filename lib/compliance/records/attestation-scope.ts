import { OutcomeState, type RequirementOutcome } from '../outcome';

/** True if the requirement of an attestation stands for several controls, such as `WCAG/*` or `WCAG/1.4.*`. */
export function isPattern(requirement: string): boolean {
  return requirement.includes('/') && requirement.includes('*');
}

/** True if `signed` is a pattern, and an attestation of it is one of `requirement` too. */
export function attests(signed: string, requirement: string): boolean {
  return isPattern(signed) && requirement.startsWith(signed.slice(0, -1)) && signed.endsWith('*');
}

/**
 * What a person signed of a control: for itself, or else by the pattern that says most of it. One that holds comes before
 * those that do not.
 *
 * @param attested how what was signed stands, by the requirement that was signed
 */
export function attestationOf(
  requirement: string,
  attested: ReadonlyMap<string, RequirementOutcome>,
): RequirementOutcome | undefined {
  const own = attested.get(requirement);
  const byPatterns = [...attested]
    .filter(([signed]) => attests(signed, requirement))
    .sort(([one], [other]) => other.length - one.length)
    .map(([signed, outcome]) => ({ ...outcome, reason: `${outcome.reason}, as one of ${signed}` }));
  const signatures = [...(own === undefined ? [] : [own]), ...byPatterns];
  return signatures.find(({ state }) => state === OutcomeState.ATTESTED) ?? signatures.at(0);
}
