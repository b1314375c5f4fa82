import { requirementsTable } from '../../lib/requirements/requirements-table';

const BEGIN = '<!-- requirements:begin -->';
const END = '<!-- requirements:end -->';

/** The README with today's table of requirements between the two markers. */
export function withRequirementsTable(readme: string): string {
  const parts = readme.split(BEGIN);
  const ends = parts.length === 2 ? parts[1].split(END) : [];
  if (ends.length !== 2) {
    throw new Error(`README.md must hold '${BEGIN}' and, after it, '${END}', each once`);
  }
  return `${parts[0]}${BEGIN}\n\n${requirementsTable()}\n\n${END}${ends[1]}`;
}
