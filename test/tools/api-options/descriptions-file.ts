import { join } from 'node:path';
import { type ApiType, apiTypes } from './declarations';
import { namedOptions } from './named-options';

const LIBRARY = join(__dirname, '..', '..', '..', 'lib');

/** The generated file with the documentation of every option that a codec names. */
export const DESCRIPTIONS_FILE = join(LIBRARY, 'internal', 'codec', 'descriptions.ts');

/**
 * The documentation of every option that a codec names.
 *
 * @throws Error for an option that does not exist
 */
export function currentDescriptions(): Readonly<Record<string, string>> {
  const types = apiTypes(LIBRARY);
  const options = namedOptions(LIBRARY);
  return Object.fromEntries(options.map((option) => [option, documentationOf(types, option)]));
}

/** What the generated file contains. */
export function descriptionsFile(): string {
  return [
    '// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.\n',
    '/** The documentation of options and factories of the construct API, by their names. */\n',
    `export const DESCRIPTIONS = ${JSON.stringify(currentDescriptions(), undefined, 2)} as const;\n`,
  ].join('');
}

function documentationOf(types: ReadonlyMap<string, ApiType>, option: string): string {
  const [type] = option.split('.');
  const member = types.get(type)?.members.find(({ name }) => name === option);
  if (member === undefined) throw new Error(`a codec names ${option}, which does not exist`);
  return member.documentation;
}
