import type { DeclaredInherited } from '../requirements/declarations';
import type { InheritedOptions } from '../requirements/inherited-options';
import { checkedText } from './checked-text';

/**
 * Requirements that are inherited, once it is known that a reviewer can verify them.
 *
 * @param what what is inherited, for the error
 * @throws StageEnvironmentError if the reason or the evidence is blank
 */
export function checkedInherited(
  what: string,
  requirements: readonly [string, ...string[]],
  { reason, evidence }: InheritedOptions,
): DeclaredInherited[] {
  checkedText(`reason of ${what}`, reason, requirements[0]);
  checkedText(`evidence of ${what}`, evidence, requirements[0]);
  return requirements.map((requirement) => ({ requirement, reason, evidence }));
}
