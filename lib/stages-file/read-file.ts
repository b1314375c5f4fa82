import { capitalized } from '../internal/case';
import { type Refusal, refusalText } from '../internal/codec/refusal';
import { text } from '../internal/codec/text';
import { SECTIONS } from './codecs';
import type { Problem } from './problem';
import { readComponents, type ReadComponent } from './read-components';
import { readEnvironments, type ReadEnvironment } from './read-environment';
import { entriesOf, readMap, valueUnder } from './read-map';
import { missing, refusal } from './value-problems';
import type { YamlSource } from './yaml-source';

/** A file, as far as it is well formed. */
export interface ReadFile {
  /** @default - missing or malformed */
  readonly application?: string;
  readonly components: readonly ReadComponent[];
  readonly environments: readonly ReadEnvironment[];
  readonly problems: readonly Problem[];
}

/** The name of the application. */
export const applicationId = text(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, {
  id: 'stages-file.application-name',
  limit: 'a name is a letter, then letters, digits and hyphens, at most 40',
  remediation: "write it as 'Shop'",
}).describe(
  'The name of the application: a letter, then letters, digits and hyphens, at most 40. It is the id of the stack of every environment.',
);

const SERVICES = 'services';
const ENVIRONMENTS = 'environments';

/** Reads a file value by value, so that a problem in one place hides none in another. */
export function readFile(source: YamlSource): ReadFile {
  const { value } = source;
  const top = readMap(
    source,
    [],
    value,
    { application: applicationId },
    {
      others: [...SECTIONS, ENVIRONMENTS],
    },
  );
  if (entriesOf(value) === undefined) {
    return { components: [], environments: [], problems: top.problems };
  }
  const shared = readComponents(source, [], value);
  const described = valueUnder(value, ENVIRONMENTS);
  const environments = readEnvironments(source, described === undefined ? {} : described, shared.components);
  return {
    application: top.values.application as string | undefined,
    components: shared.components,
    environments: environments.environments,
    problems: [
      ...top.problems,
      ...shared.problems,
      ...environments.problems,
      ...emptyProblems(source, SERVICES, {
        id: 'environment.no-services',
        limit: 'an application has at least one service',
        remediation: 'add one with its image',
        requirement: 'SRV-1',
      }),
      ...emptyProblems(source, ENVIRONMENTS, {
        id: 'stages-file.no-environments',
        limit: 'at least one environment is required',
        remediation: 'add one such as Development',
      }),
    ],
  };
}

function emptyProblems(source: YamlSource, key: string, refused: Refusal): Problem[] {
  const under = entriesOf(source.value)?.find(([name]) => name === key);
  if (under === undefined) return [missing(source, [key], `${capitalized(refusalText(refused))}.`, refused)];
  return entriesOf(under[1])?.length === 0 ? [refusal(source, [key], under[1], refused)] : [];
}
