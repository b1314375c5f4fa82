import { StageEnvironmentError } from '../../internal/errors';
import { attestableControls } from '../frameworks/attestable-controls';
import { controlOf, isOfFramework } from '../frameworks/named-control';
import { requirementOf } from './record-checks';

/**
 * What a person may sign: a requirement that asks for it, or a control of a framework, as `<framework>/<control>`, or several by a
 * pattern, as `<framework>/<beginning of controls>*`.
 *
 * @param what what the record is, for the error
 * @throws StageEnvironmentError if there is no such requirement or control, or none that is attested
 */
export function checkAttestable(what: string, requirement: string): void {
  if (isOfFramework(requirement)) attestableControls(requirement);
  else checkRequirement(what, requirement);
}

/**
 * What somebody may waive: a requirement, or one control of a framework, as `<framework>/<control>`.
 *
 * @param what what the record is, for the error
 * @throws StageEnvironmentError if there is no such requirement or control
 */
export function checkWaivable(what: string, requirement: string): void {
  if (isOfFramework(requirement)) controlOf(what, requirement);
  else requirementOf(what, requirement);
}

function checkRequirement(what: string, requirement: string): void {
  const { id, title, proof } = requirementOf(what, requirement);
  if (proof.attested !== undefined) return;
  throw new StageEnvironmentError({
    what,
    value: id,
    limit: `'${title}' is proved by what the environment is or declares, not by a signature`,
    remediation: 'mend or declare what is missing, or record a waiver',
    requirement: id,
  });
}
