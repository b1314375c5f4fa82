import type { DeclaredInherited } from '../requirements/declarations';
import type { InheritedOptions } from '../requirements/inherited-options';
import { checkedText } from './checked-text';

/**
 * Requirements that are inherited, once it is known that a reviewer can verify them.
 *
 * @param what what is inherited, for the error
 * @throws StageEnvironmentError if one of the terms is blank
 */
export function checkedInherited(
  what: string,
  requirements: readonly [string, ...string[]],
  { from, evidence }: InheritedOptions,
): DeclaredInherited[] {
  checkedText(`'from' of ${what}`, from, requirements[0]);
  checkedText(`evidence of ${what}`, evidence, requirements[0]);
  return requirements.map((requirement) => ({ requirement, from, evidence }));
}
