import { NAME_TABLE, readNameTable } from '../names/name-table';
import { compareAssemblies } from './comparison';
import { readExplanations, TEMPLATE_CHANGES } from './explanations';
import { comparisonReport } from './report';

const USAGE = `npm run compare-templates OLD NEW

Compares two cloud assemblies, such as cdk.out: the old one under the names of
docs/reference/names.yaml. Exits 0 if docs/reference/template-changes.yaml
explains every other difference, else 1.
`;

/** Which names and explanations apply. */
export interface ComparisonFiles {
  readonly names: string;
  readonly explanations: string;
}

const REVIEWED: ComparisonFiles = { names: NAME_TABLE, explanations: TEMPLATE_CHANGES };

/**
 * Runs `compare-templates`.
 *
 * @returns the exit code
 */
export function compareTemplates(
  folders: readonly string[],
  write: (text: string) => void,
  files: ComparisonFiles = REVIEWED,
): number {
  if (folders.length !== 2) {
    write(USAGE);
    return 2;
  }
  const { constructIds, physicalNames, alarmNames } = readNameTable(files.names);
  const comparison = compareAssemblies(folders[0], folders[1], {
    constructIds: constructIds[''].renamed,
    physicalNames: physicalNames[''].renamed,
    alarmNames: alarmNames[''].renamed,
  });
  const { text, isExplained } = comparisonReport(comparison, readExplanations(files.explanations));
  write(text);
  return isExplained ? 0 : 1;
}
