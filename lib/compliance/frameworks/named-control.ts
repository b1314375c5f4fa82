import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean, nearest } from '../../internal/did-you-mean';
import type { Control, FrameworkTable } from './framework-table';
import { FRAMEWORK_TABLES, frameworkTables } from './tables/tables';

/** What a requirement such as `HIPAA/164.308(a)(8)` names. */
export interface NamedInTable {
  readonly table: FrameworkTable;
  /** The control, or what is written in its place. */
  readonly id: string;
}

/** True if the requirement is of a framework, not of the catalogue. */
export function isOfFramework(requirement: string): boolean {
  return requirement.includes('/');
}

/**
 * The table that a requirement of a framework is of.
 *
 * @param what what the record is, for the error
 * @throws StageEnvironmentError with the nearest, if there is no such framework
 */
export function inTable(what: string, requirement: string): NamedInTable {
  const slash = requirement.indexOf('/');
  const framework = requirement.slice(0, slash);
  const table = frameworkTables([framework]).at(0);
  if (table !== undefined) return { table, id: requirement.slice(slash + 1) };
  throw new StageEnvironmentError({
    what,
    value: framework,
    limit: 'there is no such framework',
    remediation: didYouMean(framework, Object.keys(FRAMEWORK_TABLES)),
  });
}

/**
 * The control that a record names, such as `HIPAA/164.308(a)(8)`.
 *
 * @param what what the record is, for the error
 * @param isMeant those controls that an error may propose
 * @throws StageEnvironmentError with the nearest, if there is no such framework or control
 */
export function controlOf(
  what: string,
  requirement: string,
  isMeant: (control: Control) => boolean = () => true,
): Control {
  const { table, id } = inTable(what, requirement);
  const control = table.controls.find((one) => one.id === id);
  if (control !== undefined) return control;
  const candidate = nearest(
    id,
    table.controls.filter(isMeant).map((one) => one.id),
  );
  throw new StageEnvironmentError({
    what,
    value: id,
    limit: `the table of ${table.edition} lists no such control`,
    remediation: candidate === undefined ? 'take its number from the report' : `did you mean '${candidate}'?`,
  });
}
