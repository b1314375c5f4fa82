import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { refuseDuplicates } from '../../compliance/records/duplicate-records';
import { GoLiveRecord } from '../../compliance/records/go-live-record';
import { recordLists } from '../../compliance/records/record-lists';
import { StageEnvironmentError } from '../../internal/errors';
import { faultsOf } from '../../internal/fault';
import { fileAccess } from '../../internal/file-access';
import { type KeyPath, type Position, type Problem, shownPath, StagesFileError } from '../problem';
import { readValue } from '../value-problems';
import { readYaml, type YamlSource } from '../yaml-source';
import { goLiveSchema, type EnvironmentRecords, waiverRecord } from './schema';

/** The content of a go-live file. */
export interface GoLiveFile {
  /** Every environment of the file, also one without records. */
  readonly environments: readonly NamedEnvironment[];
  readonly records: readonly GoLiveRecord[];
}

/** An environment as records name it. */
export interface NamedEnvironment {
  readonly name: string;
  /** The position of the name, such as `go-live.yaml:3:5`. */
  readonly source: string;
}

/**
 * Reads the records of environments. Each environment has the name that the file gives it.
 *
 * @throws StagesFileError with every problem of the file, each with line, column, key, value, limit and remediation
 * @throws StageEnvironmentError if there is no such file, or it cannot be read
 */
export function readGoLiveFile(path: string): GoLiveFile {
  const remediation = 'give the path of a go-live.yaml that can be read';
  if (!existsSync(path)) {
    throw new StageEnvironmentError({
      id: 'go-live-file.not-found',
      what: 'go-live file',
      value: path,
      limit: 'there is no such file',
      remediation,
    });
  }
  const text = fileAccess({ what: 'go-live file', path, action: 'read', remediation }, () =>
    readFileSync(path, 'utf8'),
  );
  const source = readYaml(text, 'go-live file');
  const refuse = (problems: readonly Problem[]): never => {
    throw new StagesFileError(path, problems);
  };
  if (source.value === undefined) return refuse(source.problems);
  const described = readValue(source, [], goLiveSchema, source.value);
  const problems = [...source.problems, ...described.problems];
  if (problems.length > 0 || !described.isWellFormed) return refuse(problems);

  const file = basename(path);
  const environments = Object.entries(described.value.environments);
  const read = environments.map(([name, environment]) =>
    withoutDuplicates(source, recordsOf(environment, { source, file, name })),
  );
  const found = read.flatMap((one) => one.problems);
  if (found.length > 0) return refuse(found);
  return {
    environments: environments.map(([name]) => ({
      name,
      source: positionText(file, source.positionOfKey(['environments', name])),
    })),
    records: read.flatMap(({ records }) => records),
  };
}

interface Place {
  readonly source: YamlSource;
  readonly file: string;
  /** The environment. */
  readonly name: string;
}

interface ReadRecord {
  readonly path: KeyPath;
  readonly record: GoLiveRecord;
}

function recordsOf(
  { attestations = [], waivers = [], tasks = [], breakGlass }: EnvironmentRecords,
  { source, file, name }: Place,
): ReadRecord[] {
  const at = (path: KeyPath) => ({ environment: name, source: positionText(file, source.positionOf(path)) });
  const pathTo = (...rest: KeyPath) => ['environments', name, ...rest];
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

function positionText(file: string, { line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

function withoutDuplicates(
  source: YamlSource,
  read: readonly ReadRecord[],
): { readonly records: GoLiveRecord[]; readonly problems: Problem[] } {
  const records: GoLiveRecord[] = [];
  const problems: Problem[] = [];
  for (const { path, record } of read) {
    try {
      refuseDuplicates(recordLists([...records, record]));
      records.push(record);
    } catch (error) {
      problems.push(
        ...faultsOf(error).map(({ id, requirement, limit, remediation }) => ({
          id,
          requirement,
          position: source.positionOf(path),
          text: `${shownPath(path)}: ${limit}; ${remediation}`,
        })),
      );
    }
  }
  return { records, problems };
}
