import { dirname, join, relative } from 'node:path';
import { type ApiType, apiTypes } from './declarations';
import { namedOptions } from './named-options';

const LIBRARY = join(__dirname, '..', '..', '..', 'lib');
const DESCRIBED = join(LIBRARY, 'internal', 'codec', 'described');

/** A generated file with the documentation of the options that the codecs of its folder name. */
export interface DescriptionFile {
  readonly path: string;
  readonly descriptions: Readonly<Record<string, string>>;
}

/**
 * The generated files as they must be, one for each folder with codecs.
 *
 * @throws Error for an option that does not exist
 */
export function descriptionFiles(): DescriptionFile[] {
  const types = apiTypes(LIBRARY);
  return [...namedOptions(LIBRARY)].map(([folder, options]) => ({
    path: join(folder, 'option-descriptions.ts'),
    descriptions: Object.fromEntries(
      [...options].sort().map((option) => [option, documentationOf(types, option)]),
    ),
  }));
}

/** What such a file contains. */
export function contentOf({ path, descriptions }: DescriptionFile): string {
  const described = relative(dirname(path), DESCRIBED);
  return [
    `import { describedBy } from '${described.startsWith('.') ? described : `./${described}`}';\n\n`,
    '// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.\n',
    `export const DESCRIPTIONS = ${JSON.stringify(descriptions, undefined, 2)} as const;\n\n`,
    'export const described = describedBy(DESCRIPTIONS);\n',
  ].join('');
}

function documentationOf(types: ReadonlyMap<string, ApiType>, option: string): string {
  const [type] = option.split('.');
  const member = types.get(type)?.members.find(({ name }) => name === option);
  if (member === undefined) throw new Error(`a codec names ${option}, which does not exist`);
  return member.documentation;
}
