import { StageEnvironmentError } from '../../internal/errors';
import { attestableControls } from '../frameworks/attestable-controls';
import { controlOf, isOfBuiltInFramework, isOfFramework } from '../frameworks/named-control';
import { requirementOf } from './record-checks';

/**
 * Checks that a requirement can be attested: one of the catalogue, a control of a framework as `<framework>/<control>`, or
 * several as `<framework>/<start of the ids>*`. Those of a framework of the application's own are checked with
 * `checkCustomControls`, where it is known.
 *
 * @param what what the record is, for the error
 * @throws StageEnvironmentError if there is no such requirement or control, or none that is attested
 */
export function checkAttestable(what: string, requirement: string): void {
  if (!isOfFramework(requirement)) checkRequirement(what, requirement);
  else if (isOfBuiltInFramework(requirement)) attestableControls(what, requirement);
}

/**
 * Checks that a requirement can be waived: one of the catalogue, or a control of a framework as `<framework>/<control>`.
 * Those of a framework of the application's own are checked with `checkCustomControls`.
 *
 * @param what what the record is, for the error
 * @throws StageEnvironmentError if there is no such requirement or control
 */
export function checkWaivable(what: string, requirement: string): void {
  if (!isOfFramework(requirement)) requirementOf(what, requirement);
  else if (isOfBuiltInFramework(requirement)) controlOf(what, requirement);
}

function checkRequirement(what: string, requirement: string): void {
  const { id, title, proof } = requirementOf(what, requirement);
  if (proof.attested !== undefined) return;
  throw new StageEnvironmentError({
    id: 'attestation.requirement-not-attestable',
    what,
    value: id,
    limit: `'${title}' is proved by templates or declarations and cannot be attested`,
    remediation: 'fix or declare what is missing, or record a waiver',
    requirement: id,
  });
}
