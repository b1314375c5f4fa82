import { type RecordLists, refuseDuplicates } from './duplicate-records';
import type { Attestation, BreakGlass, GoLiveRecord, Waiver } from './go-live-record';
import type { RuleWaiver } from './rule-waiver';
import type { TaskRecord } from './task-record';

/**
 * The attestations, waivers, tasks and break-glass overrides of environments that go live, in code or from `go-live.yaml`.
 * A record must be valid on the opening day of the launch plan. To renew a record, add another one and keep the first.
 */
export class GoLiveRecords {
  /**
   * @param records in any order, of any number of environments
   * @throws StageEnvironmentError if two of one kind have the same environment, requirement (or rule and construct) and
   * day, or two tasks of one environment have the same id or requirement
   */
  public static of(records: readonly GoLiveRecord[]): GoLiveRecords {
    return new GoLiveRecords({
      attestations: records.flatMap(({ attestation = [] }) => attestation),
      waivers: records.flatMap(({ waiver = [] }) => waiver),
      ruleWaivers: records.flatMap(({ ruleWaiver = [] }) => ruleWaiver),
      tasks: records.flatMap(({ task = [] }) => task),
      overrides: records.flatMap(({ override = [] }) => override),
    });
  }

  /**
   * The records in a go-live file (YAML). Its environments are named as `Compliance` names them in reports: by their
   * `cdk.Stage`, by their id, or by their path in the construct tree.
   *
   * @throws StagesFileError with every problem of the file, each with line, column, key, value, limit and remediation
   * @throws StageEnvironmentError if there is no such file, or it cannot be read
   */
  public static fromFile(path: string): GoLiveRecords {
    // Loading the reader costs CPU time, so it is loaded at first use.
    const { readGoLiveFile } =
      require('../../stages-file/go-live/read') as typeof import('../../stages-file/go-live/read');
    return GoLiveRecords.of(readGoLiveFile(path));
  }

  public readonly attestations: readonly Attestation[];
  public readonly waivers: readonly Waiver[];
  public readonly ruleWaivers: readonly RuleWaiver[];
  public readonly tasks: readonly TaskRecord[];
  public readonly overrides: readonly BreakGlass[];

  private constructor(lists: RecordLists) {
    refuseDuplicates(lists);
    this.attestations = lists.attestations;
    this.waivers = lists.waivers;
    this.ruleWaivers = lists.ruleWaivers;
    this.tasks = lists.tasks;
    this.overrides = lists.overrides;
  }

  /** The environments of the records, each once. */
  public get environments(): string[] {
    const { attestations, waivers, ruleWaivers, tasks, overrides } = this;
    const all = [...attestations, ...waivers, ...ruleWaivers, ...tasks, ...overrides];
    return [...new Set(all.map(({ environment }) => environment))];
  }

  /** The records of one environment. */
  public forEnvironment(environment: string): GoLiveRecords {
    return this.mapped((record) => (record.environment === environment ? [record] : []));
  }

  /**
   * The records with the names of environments replaced by their paths.
   *
   * @param paths the paths of the environments, by their names
   * @throws StageEnvironmentError if two records are of the same environment now, as in `of`
   * @internal
   */
  public _withPaths(paths: ReadonlyMap<string, string>): GoLiveRecords {
    return this.mapped((record) => [
      { ...record, environment: paths.get(record.environment) ?? record.environment },
    ]);
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
