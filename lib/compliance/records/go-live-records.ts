import { StageEnvironmentError } from '../../internal/errors';
import type { Attestation, BreakGlass, GoLiveRecord, Waiver } from './go-live-record';
import type { RuleWaiver } from './rule-waiver';
import type { TaskRecord } from './task-record';

/**
 * What was signed for environments that go live, and their tasks: an explicit input, in code or from `go-live.yaml`. What
 * is signed must have been valid on the day that the launch plan opens the environment. To renew a record, add another and
 * keep the first.
 */
export class GoLiveRecords {
  /**
   * @param records in any order, of any number of environments
   * @throws StageEnvironmentError if two of one kind are of the same environment, requirement (or rule and construct) and
   * day, or two tasks of one environment have the same id or requirement
   */
  public static of(records: readonly GoLiveRecord[]): GoLiveRecords {
    const tasks = records.flatMap(({ task = [] }) => task);
    const called = ({ id }: TaskRecord) => `task ${id}`;
    refuseTwins(tasks, called, ({ id }) => [id], 'id');
    const ofRows = tasks.filter(({ requirement }) => requirement !== undefined);
    refuseTwins(ofRows, called, ({ requirement = '' }) => [requirement], 'requirement');
    return new GoLiveRecords(
      unique(
        records.flatMap(({ attestation = [] }) => attestation),
        ({ requirement }) => `attestation of ${requirement}`,
      ),
      unique(
        records.flatMap(({ waiver = [] }) => waiver),
        ({ requirement }) => `waiver of ${requirement}`,
      ),
      unique(
        records.flatMap(({ ruleWaiver = [] }) => ruleWaiver),
        ({ rule, path }) => `waiver of ${rule} at ${path}`,
      ),
      tasks,
      unique(
        records.flatMap(({ override = [] }) => override),
        () => 'break-glass override',
      ),
    );
  }

  private constructor(
    public readonly attestations: readonly Attestation[],
    public readonly waivers: readonly Waiver[],
    public readonly ruleWaivers: readonly RuleWaiver[],
    public readonly tasks: readonly TaskRecord[],
    public readonly overrides: readonly BreakGlass[],
  ) {}

  /** The environments that the records are of, each once. */
  public get environments(): string[] {
    const { attestations, waivers, ruleWaivers, tasks, overrides } = this;
    const all = [...attestations, ...waivers, ...ruleWaivers, ...tasks, ...overrides];
    return [...new Set(all.map(({ environment }) => environment))];
  }

  /** Those of one environment. */
  public forEnvironment(environment: string): GoLiveRecords {
    const isIn = (record: { readonly environment: string }) => record.environment === environment;
    return new GoLiveRecords(
      this.attestations.filter(isIn),
      this.waivers.filter(isIn),
      this.ruleWaivers.filter(isIn),
      this.tasks.filter(isIn),
      this.overrides.filter(isIn),
    );
  }
}

interface Placed {
  readonly environment: string;
  readonly source?: string;
}

function unique<T extends Placed & { readonly when: string }>(
  records: readonly T[],
  called: (record: T) => string,
): readonly T[] {
  refuseTwins(records, called, (record) => [called(record), record.when], 'day');
  return records;
}

/** @param of what two have in common beside the environment, in words */
function refuseTwins<T extends Placed>(
  records: readonly T[],
  called: (record: T) => string,
  key: (record: T) => readonly string[],
  of: string,
): void {
  const seen = new Map<string, T>();
  for (const record of records) {
    const { environment, source } = record;
    const whole = JSON.stringify([environment, ...key(record)]);
    const twin = seen.get(whole);
    if (twin !== undefined) {
      throw new StageEnvironmentError({
        what: `${source === undefined ? '' : `${source}: `}${called(record)}`,
        value: [environment, key(record).at(-1)].join(', '),
        limit: `there is one of that environment and ${of} already${twin.source === undefined ? '' : `, at ${twin.source}`}`,
        remediation: 'keep one of the two',
      });
    }
    seen.set(whole, record);
  }
}
