import { StageEnvironmentError } from '../internal/errors';
import type { PublicAccess } from './public-access';

/** Why an environment with public access is not deployed for the first time. */
export const OPEN_AT_FIRST_DEPLOYMENT = {
  id: 'launch.open-at-first-deployment',
  limit: 'the public access is open, and nothing is protected from deletion in a first deployment',
  remediation: 'close the public access, or remove firstDeployment once that deployment has succeeded',
};

/** @throws StageEnvironmentError if a first deployment is open to its users */
export function checkFirstDeployment(firstDeployment: boolean, { plan }: PublicAccess): void {
  if (!firstDeployment || plan === undefined) return;
  throw new StageEnvironmentError({
    ...OPEN_AT_FIRST_DEPLOYMENT,
    what: 'firstDeployment of the environment',
    value: firstDeployment,
    requirement: 'RBK-1',
  });
}
