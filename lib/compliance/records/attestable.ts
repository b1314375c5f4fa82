import { StageEnvironmentError } from '../../internal/errors';
import type { DeclaredFramework } from '../../requirements/declarations';
import { attestableControls } from '../frameworks/attestable-controls';
import { controlOf, isOfBuiltInFramework, isOfFramework } from '../frameworks/named-control';
import type { GoLiveRecords } from './go-live-records';
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

/**
 * Checks the records of one environment that name controls of frameworks which are not built in.
 *
 * @param declared the frameworks of the environment
 * @throws StageEnvironmentError if there is no such framework or control, or one that is attested cannot be attested
 */
export function checkCustomControls(records: GoLiveRecords, declared: readonly DeclaredFramework[]): void {
  const isCustom = ({ requirement }: { readonly requirement: string }) =>
    isOfFramework(requirement) && !isOfBuiltInFramework(requirement);
  for (const { requirement, source } of records.attestations.filter(isCustom)) {
    attestableControls(`${placeText(source)}attestation of ${requirement}`, requirement, declared);
  }
  for (const { requirement, source } of records.waivers.filter(isCustom)) {
    controlOf(`${placeText(source)}waiver of ${requirement}`, requirement, declared);
  }
}

function placeText(source: string | undefined): string {
  return source === undefined ? '' : `${source}: `;
}

function checkRequirement(what: string, requirement: string): void {
  const { id, title, proof } = requirementOf(what, requirement);
  if (proof.attested !== undefined) return;
  throw new StageEnvironmentError({
    what,
    value: id,
    limit: `'${title}' is proved by templates or declarations and cannot be attested`,
    remediation: 'fix or declare what is missing, or record a waiver',
    requirement: id,
  });
}
