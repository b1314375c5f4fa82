import { StageEnvironmentError } from '../../private/errors';
import { didYouMean, nearest } from '../../private/nearest';
import type { Control } from './framework-table';
import { FRAMEWORK_TABLES, frameworkTables } from './tables/tables';

/**
 * The control that a person signs, by its row, such as `HIPAA/164.308(a)(5)(i)`.
 *
 * @throws StageEnvironmentError if there is no such framework or control, or it is none that a person signs
 */
export function attestableControl(row: string): Control {
  const slash = row.indexOf('/');
  const [framework, id] = [row.slice(0, slash), row.slice(slash + 1)];
  const what = `attestation of ${row}`;
  const names = Object.keys(FRAMEWORK_TABLES);
  const table = frameworkTables([framework]).at(0);
  if (table === undefined) {
    const limit = 'there is no such framework';
    throw new StageEnvironmentError({ what, value: framework, limit, remedy: didYouMean(framework, names) });
  }
  const control = table.controls.find((one) => one.id === id);
  if (control === undefined) {
    const signed = table.controls.filter(({ proof }) => proof.attested !== undefined).map((one) => one.id);
    const candidate = nearest(id, signed);
    throw new StageEnvironmentError({
      what,
      value: id,
      limit: `the table of ${table.edition} lists no such control`,
      remedy: candidate === undefined ? 'take its number from the report' : `did you mean '${candidate}'?`,
    });
  }
  if (control.proof.attested !== undefined) return control;
  throw new StageEnvironmentError({
    what,
    value: id,
    limit:
      control.proof.outside === undefined
        ? `'${control.title}' is shown by resources, not by a signature`
        : `no environment shows '${control.title}': ${control.proof.outside}`,
    remedy: 'leave the attestation out',
  });
}
