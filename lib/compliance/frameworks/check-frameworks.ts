import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean } from '../../internal/did-you-mean';
import type { DeclaredFramework } from '../../requirements/declarations';
import type { CustomCheck } from '../custom-check';
import { CHECKS } from '../checks/checks';

/**
 * Checks that the controls of frameworks of the application's own name checks that exist.
 *
 * @throws StageEnvironmentError with the nearest check, if one does not
 */
export function checkFrameworks(
  declared: readonly DeclaredFramework[],
  checks: readonly CustomCheck[],
): void {
  const known = [...CHECKS.keys(), ...checks.map(({ id }) => id)];
  for (const { name, definition } of declared) {
    for (const control of definition?.controls ?? []) {
      const unknown = control.checks?.find((check) => !known.includes(check));
      if (unknown === undefined) continue;
      throw new StageEnvironmentError({
        id: 'framework.unknown-check',
        what: `'checks' of control ${control.id} of framework ${name}`,
        value: unknown,
        limit: 'there is no such check',
        remediation: didYouMean(unknown, known),
        requirement: 'FRM-1',
      });
    }
  }
}
