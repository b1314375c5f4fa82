import { didYouMean } from '../../internal/did-you-mean';
import { StageEnvironmentError } from '../../internal/errors';
import { refuseDuplicates } from './duplicate-records';
import type { GoLiveRecord } from './go-live-record';
import type { BreakGlass } from './break-glass';
import type { Waiver } from './waiver';
import type { Attestation } from './attestation';
import { type RecordLists, recordLists } from './record-lists';
import type { RuleWaiver } from './rule-waiver';
import type { TaskRecord } from './task-record';
import { placed } from './placed';

/** An environment as records name it. */
interface NamedEnvironment {
  readonly name: string;
  readonly source?: string;
}

/**
 * The attestations, waivers, tasks and break-glass overrides of environments that go live, in code or from `go-live.yaml`.
 * A record must be valid on the opening day of the launch plan. To renew a record, add another one and keep the first.
 *
 * Records name an environment as `Compliance` names it in reports, or by its path in the construct tree.
 */
export class GoLiveRecords {
  /**
   * @param records in any order, of any number of environments
   * @throws StageEnvironmentError if two of one kind have the same environment, requirement (or rule and construct) and
   * day, or two tasks of one environment have the same id or requirement
   */
  public static of(records: GoLiveRecord[]): GoLiveRecords {
    return new GoLiveRecords(recordLists(records));
  }

  /**
   * The records in a go-live file (YAML).
   *
   * @throws StagesFileError with every problem of the file, each with line, column, key, value, limit and remediation
   * @throws StageEnvironmentError if there is no such file, or it cannot be read
   */
  public static fromFile(path: string): GoLiveRecords {
    // Loading the reader costs CPU time, so it is loaded at first use.
    const { readGoLiveFile } =
      require('../../stages-file/go-live/read') as typeof import('../../stages-file/go-live/read');
    const { records, environments } = readGoLiveFile(path);
    return new GoLiveRecords(recordLists(records), environments);
  }

  public readonly attestations: Attestation[];
  public readonly waivers: Waiver[];
  public readonly ruleWaivers: RuleWaiver[];
  public readonly tasks: TaskRecord[];
  public readonly overrides: BreakGlass[];

  /** @param named environments that a file names, also those without records */
  private constructor(
    lists: RecordLists,
    private readonly named: readonly NamedEnvironment[] = [],
  ) {
    refuseDuplicates(lists);
    this.attestations = lists.attestations;
    this.waivers = lists.waivers;
    this.ruleWaivers = lists.ruleWaivers;
    this.tasks = lists.tasks;
    this.overrides = lists.overrides;
  }

  /** The environments that the records name, each once. */
  public get environments(): string[] {
    return [...new Set(this.allNamed.map(({ name }) => name))];
  }

  /** The records of one environment. */
  public forEnvironment(environment: string): GoLiveRecords {
    return this.mapped((record) => (record.environment === environment ? [record] : []));
  }

  /**
   * The records with the names of environments replaced by their construct paths.
   *
   * @param paths the paths by name
   * @throws StageEnvironmentError if a record names another environment, or two records of one environment are duplicates,
   * as in `of`
   * @internal
   */
  public _withPaths(paths: ReadonlyMap<string, string>): GoLiveRecords {
    refuseUnknown(this.allNamed, paths);
    return this.mapped((record) => [
      { ...record, environment: paths.get(record.environment) ?? record.environment },
    ]);
  }

  private get allNamed(): readonly NamedEnvironment[] {
    const { attestations, waivers, ruleWaivers, tasks, overrides } = this;
    const records = [...attestations, ...waivers, ...ruleWaivers, ...tasks, ...overrides];
    return [...this.named, ...records.map(({ environment, source }) => ({ name: environment, source }))];
  }

  private mapped(
    change: <T extends { readonly environment: string }>(record: T) => readonly T[],
  ): GoLiveRecords {
    return new GoLiveRecords({
      attestations: this.attestations.flatMap(change),
      waivers: this.waivers.flatMap(change),
      ruleWaivers: this.ruleWaivers.flatMap(change),
      tasks: this.tasks.flatMap(change),
      overrides: this.overrides.flatMap(change),
    });
  }
}

/** Every unknown name is refused at once, in one error. */
function refuseUnknown(named: readonly NamedEnvironment[], paths: ReadonlyMap<string, string>): void {
  const known = [...paths.keys()];
  // The first place of a name is where the file names the environment.
  const unknown = named.filter(
    ({ name }, index) => !paths.has(name) && named.findIndex((other) => other.name === name) === index,
  );
  if (unknown.length === 0) return;
  const [first, ...others] = unknown;
  const remediations = [
    `${others.length === 0 ? '' : `'${first.name}': `}${didYouMean(first.name, known)}`,
    ...others.map((one) => placed(`'${one.name}': ${didYouMean(one.name, known)}`, one.source)),
  ];
  throw new StageEnvironmentError({
    id: 'record.unknown-environment',
    what: placed('environments of the records', first.source),
    value: unknown.map(({ name }) => name).join(', '),
    limit: 'the application has no such environment',
    remediation: remediations.join('; '),
  });
}
