import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean, nearest } from '../../internal/did-you-mean';
import type { DeclaredFramework } from '../../requirements/declarations';
import { declaredTables } from './declared-tables';
import type { Control, FrameworkTable } from './framework-table';
import { FRAMEWORK_TABLES, frameworkTables } from './tables/tables';

/** What a requirement such as `HIPAA/164.308(a)(8)` names. */
export interface NamedInTable {
  readonly table: FrameworkTable;
  /** The id of the control, or a pattern of ids. */
  readonly id: string;
}

/** True if the requirement belongs to a framework, not to the catalogue. */
export function isOfFramework(requirement: string): boolean {
  return requirement.includes('/');
}

/** True if the requirement belongs to a framework with a built-in table. */
export function isOfBuiltInFramework(requirement: string): boolean {
  return FRAMEWORK_TABLES.has(frameworkOf(requirement));
}

/**
 * The table of the framework that a requirement belongs to.
 *
 * @param what what the record is, for the error
 * @param declared the declared frameworks, for those of the application's own
 * @throws StageEnvironmentError with the nearest, if there is no such framework
 */
export function inTable(
  what: string,
  requirement: string,
  declared: readonly DeclaredFramework[] = [],
): NamedInTable {
  const framework = frameworkOf(requirement);
  const custom = declared.filter(({ definition }) => definition !== undefined);
  const table = [...frameworkTables([framework]), ...declaredTables(custom)].find(
    ({ name }) => name === framework,
  );
  if (table !== undefined) return { table, id: requirement.slice(framework.length + 1) };
  throw new StageEnvironmentError({
    id: 'framework.unknown',
    what,
    value: framework,
    limit: 'there is no such framework',
    remediation: didYouMean(framework, [...FRAMEWORK_TABLES.keys(), ...custom.map(({ name }) => name)]),
  });
}

/**
 * The control that a record names, such as `HIPAA/164.308(a)(8)`.
 *
 * @param what what the record is, for the error
 * @param declared the declared frameworks, for those of the application's own
 * @param isCandidate whether an error may propose a control
 * @throws StageEnvironmentError with the nearest, if there is no such framework or control
 */
export function controlOf(
  what: string,
  requirement: string,
  declared: readonly DeclaredFramework[] = [],
  isCandidate: (control: Control) => boolean = () => true,
): Control {
  const { table, id } = inTable(what, requirement, declared);
  const control = table.controls.find((one) => one.id === id);
  if (control !== undefined) return control;
  const candidate = nearest(
    id,
    table.controls.filter(isCandidate).map((one) => one.id),
  );
  throw new StageEnvironmentError({
    id: 'framework.unknown-control',
    what,
    value: id,
    limit: `the table of ${table.edition} lists no such control`,
    remediation: candidate === undefined ? 'take the id from the report' : `did you mean '${candidate}'?`,
  });
}

function frameworkOf(requirement: string): string {
  return requirement.slice(0, requirement.indexOf('/'));
}
