import { StageEnvironmentError } from '../../internal/errors';
import { nearest } from '../../internal/did-you-mean';
import type { DeclaredFramework } from '../../requirements/declarations';
import { isPattern, attests } from '../records/attestation-scope';
import type { Control } from './framework-table';
import { controlOf, inTable } from './named-control';

/**
 * The controls that an attestation covers: one, such as `HIPAA/164.308(a)(8)`, or every attestable control that matches a
 * pattern such as `WCAG/*` or `WCAG/1.4.*`.
 *
 * @param what what the record is, for the error
 * @param declared the declared frameworks, for those of the application's own
 * @throws StageEnvironmentError with the nearest, if there is no such framework or control, or none that is attested
 */
export function attestableControls(
  what: string,
  requirement: string,
  declared: readonly DeclaredFramework[] = [],
): readonly Control[] {
  return isPattern(requirement)
    ? matchingControls(what, requirement, declared)
    : [singleControl(what, requirement, declared)];
}

function isAttestable({ proof }: Control): boolean {
  return proof.attested !== undefined;
}

function singleControl(what: string, requirement: string, declared: readonly DeclaredFramework[]): Control {
  const control = controlOf(what, requirement, declared, isAttestable);
  if (isAttestable(control)) return control;
  const { id, title, proof } = control;
  throw new StageEnvironmentError({
    id: 'attestation.control-not-attestable',
    what,
    value: id,
    limit:
      proof.manual === undefined
        ? `'${title}' is proved by resources and cannot be attested`
        : `no environment proves '${title}': ${proof.manual}`,
    remediation: 'remove the attestation',
  });
}

function matchingControls(
  what: string,
  requirement: string,
  declared: readonly DeclaredFramework[],
): readonly Control[] {
  const { table, id } = inTable(what, requirement, declared);
  const all = table.controls.filter((control) => attests(requirement, `${table.name}/${control.id}`));
  const attestable = all.filter(isAttestable);
  if (attestable.length > 0) return attestable;
  const candidate = nearest(id, table.controls.filter(isAttestable).flatMap(patternsOf));
  throw new StageEnvironmentError({
    id: 'attestation.no-attestable-control',
    what,
    value: id,
    limit:
      all.length === 0
        ? `no id of a control of ${table.edition} starts with it; one '*' at the end stands for the rest of the id`
        : `none of the controls that match it is attested: ${all.map((control) => control.id).join(', ')}`,
    remediation: candidate === undefined ? 'take the ids from the report' : `did you mean '${candidate}'?`,
  });
}

/** The likely patterns for a control: the parts that its id starts with. */
function patternsOf({ id }: Control): string[] {
  return [...id.matchAll(/(?<=[.\- ])|(?=\()/g)].map(({ index }) => `${id.slice(0, index)}*`);
}
