import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { GoLiveRecord, GoLiveRecords, StageEnvironmentError } from '../..';
import { didYouMean } from '../../internal/did-you-mean';
import { fileAccess } from '../../internal/file-access';
import { type KeyPath, type Problem, shownPath, StagesFileError } from '../problem';
import { readValue, refusalOfKey } from '../value-problems';
import { readYaml, type YamlSource } from '../yaml-source';
import { goLiveSchema, type SignedInEnvironment, waiverRecord } from './schema';

/**
 * Reads what was signed for the environments of an application. Without the file nothing was.
 *
 * @param names the names of the environments, by their keys in the stages file
 * @throws StagesFileError with every problem of the file, each with line, column, key, value, limit and remediation
 * @throws StageEnvironmentError if it may not be read, or is a folder
 */
export function readGoLiveRecords(path: string, names: ReadonlyMap<string, string>): GoLiveRecords {
  if (!existsSync(path)) return GoLiveRecords.of([]);
  const remediation = 'give the path of a go-live.yaml that may be read';
  const text = fileAccess({ what: 'go-live file', path, action: 'read', remediation }, () =>
    readFileSync(path, 'utf8'),
  );
  const source = readYaml(text, 'go-live file');
  const refuse = (problems: readonly Problem[]): never => {
    throw new StagesFileError(path, problems);
  };
  if (source.value === undefined) return refuse(source.problems);
  const described = readValue(source, [], goLiveSchema, source.value);
  const problems = [
    ...source.problems,
    ...described.problems,
    ...unknownEnvironments(source, [...names.keys()]),
  ];
  if (problems.length > 0 || !described.isWellFormed) return refuse(problems);

  const { environments } = described.value;
  const file = basename(path);
  const read = [...names].flatMap(([key, environment]) =>
    Object.hasOwn(environments, key)
      ? [withoutDuplicates(source, recordsOf(environments[key], { source, file, key, environment }))]
      : [],
  );
  const found = read.flatMap((one) => one.problems);
  return found.length > 0 ? refuse(found) : GoLiveRecords.of(read.flatMap(({ records }) => records));
}

interface Place {
  readonly source: YamlSource;
  readonly file: string;
  readonly key: string;
  readonly environment: string;
}

interface ReadRecord {
  readonly path: KeyPath;
  readonly record: GoLiveRecord;
}

function recordsOf(
  { attestations = [], waivers = [], tasks = [], breakGlass }: SignedInEnvironment,
  { source, file, key, environment }: Place,
): ReadRecord[] {
  const at = (path: KeyPath) => {
    const { line, column } = source.positionOf(path);
    return { environment, source: `${file}:${line}:${column}` };
  };
  const pathTo = (...rest: KeyPath) => ['environments', key, ...rest];
  return [
    ...attestations.map((attestation, index) => {
      const path = pathTo('attestations', index);
      return { path, record: GoLiveRecord.attestation({ ...attestation, ...at(path) }) };
    }),
    ...waivers.map((waiver, index) => {
      const path = pathTo('waivers', index);
      return { path, record: waiverRecord(waiver, at(path)) };
    }),
    ...tasks.map((task, index) => {
      const path = pathTo('tasks', index);
      return { path, record: GoLiveRecord.task({ ...task, ...at(path) }) };
    }),
    ...(breakGlass === undefined ? [] : [breakGlass]).map((override) => {
      const path = pathTo('breakGlass');
      return { path, record: GoLiveRecord.breakGlass({ ...override, ...at(path) }) };
    }),
  ];
}

function unknownEnvironments(source: YamlSource, known: readonly string[]): Problem[] {
  const environments = given(given(source.value).environments);
  return Object.keys(environments)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const limit = `the application has no such environment; ${didYouMean(key, known)}`;
      return refusalOfKey(source, ['environments', key], limit);
    });
}

/** The value as an object, whatever somebody wrote. */
function given(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function withoutDuplicates(
  source: YamlSource,
  read: readonly ReadRecord[],
): { readonly records: GoLiveRecord[]; readonly problems: Problem[] } {
  const records: GoLiveRecord[] = [];
  const problems: Problem[] = [];
  for (const { path, record } of read) {
    try {
      GoLiveRecords.of([...records, record]);
      records.push(record);
    } catch (error) {
      if (!(error instanceof StageEnvironmentError)) throw error;
      const { limit, remediation } = error.use;
      problems.push({
        position: source.positionOf(path),
        text: `${shownPath(path)}: ${limit}; ${remediation}`,
      });
    }
  }
  return { records, problems };
}
