import { StageEnvironmentError } from '../../internal/errors';
import { nearest } from '../../internal/did-you-mean';
import { isPattern, attests } from '../records/attestation-scope';
import type { Control } from './framework-table';
import { controlOf, inTable } from './named-control';

/**
 * The controls that a person signs by a requirement: one, such as `HIPAA/164.308(a)(8)`, or all that a pattern such as `WCAG/*`
 * or `WCAG/1.4.*` matches and a person signs.
 *
 * @throws StageEnvironmentError with the nearest, if there is no such framework or control, or none that a person signs
 */
export function attestableControls(requirement: string): readonly Control[] {
  const what = `attestation of ${requirement}`;
  return isPattern(requirement) ? matched(what, requirement) : [one(what, requirement)];
}

function isSigned({ proof }: Control): boolean {
  return proof.attested !== undefined;
}

function one(what: string, requirement: string): Control {
  const control = controlOf(what, requirement, isSigned);
  if (isSigned(control)) return control;
  const { id, title, proof } = control;
  throw new StageEnvironmentError({
    what,
    value: id,
    limit:
      proof.manual === undefined
        ? `'${title}' is shown by resources, not by a signature`
        : `no environment shows '${title}': ${proof.manual}`,
    remediation: 'leave the attestation out',
  });
}

function matched(what: string, requirement: string): readonly Control[] {
  const { table, id } = inTable(what, requirement);
  const all = table.controls.filter((control) => attests(requirement, `${table.name}/${control.id}`));
  const signed = all.filter(isSigned);
  if (signed.length > 0) return signed;
  const candidate = nearest(id, table.controls.filter(isSigned).flatMap(patternsOf));
  throw new StageEnvironmentError({
    what,
    value: id,
    limit:
      all.length === 0
        ? `no control of ${table.edition} begins so; one '*' stands at the end, for the rest of the number`
        : `a person signs none of what it matches: ${all.map((control) => control.id).join(', ')}`,
    remediation:
      candidate === undefined ? 'take the numbers from the report' : `did you mean '${candidate}'?`,
  });
}

/** The patterns that one would write to match a control: the parts that its number begins with. */
function patternsOf({ id }: Control): string[] {
  return [...id.matchAll(/(?<=[.\- ])|(?=\()/g)].map(({ index }) => `${id.slice(0, index)}*`);
}
