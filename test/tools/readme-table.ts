import { requirementsTable } from '../../lib/requirements/table';

const BEGIN = '<!-- requirements:begin -->';
const END = '<!-- requirements:end -->';

/** The README with today's table of requirements between the two markers. */
export function withRequirementsTable(readme: string): string {
  const [before, rest, ...furtherBegins] = readme.split(BEGIN);
  const [, after, ...furtherEnds] = (rest ?? '').split(END);
  if (after === undefined || furtherBegins.length > 0 || furtherEnds.length > 0) {
    throw new Error(`README.md must hold '${BEGIN}' and, after it, '${END}', each once`);
  }
  return `${before}${BEGIN}\n\n${requirementsTable()}\n\n${END}${after}`;
}
