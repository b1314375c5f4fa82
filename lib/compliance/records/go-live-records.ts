import { StageEnvironmentError } from '../../private/errors';
import type { Attestation, BreakGlass, GoLiveRecord, RecordOptions, Waiver } from './go-live-record';

/**
 * What was signed for environments that go live: an explicit input, in code or from `go-live.yaml`. They must have been
 * valid on the day that the launch plan opens the environment. To renew one, add another and keep the first.
 */
export class GoLiveRecords {
  /**
   * @param records in any order, of any number of environments
   * @throws StageEnvironmentError if two of one kind are of the same environment, requirement and day
   */
  public static of(records: readonly GoLiveRecord[]): GoLiveRecords {
    return new GoLiveRecords(
      unique(
        'attestation',
        records.flatMap(({ attestation = [] }) => attestation),
      ),
      unique(
        'waiver',
        records.flatMap(({ waiver = [] }) => waiver),
      ),
      unique(
        'break-glass override',
        records.flatMap(({ override = [] }) => override),
      ),
    );
  }

  private constructor(
    public readonly attestations: readonly Attestation[],
    public readonly waivers: readonly Waiver[],
    public readonly overrides: readonly BreakGlass[],
  ) {}

  /** The environments that the records are of, each once. */
  public get environments(): string[] {
    const all = [...this.attestations, ...this.waivers, ...this.overrides];
    return [...new Set(all.map(({ environment }) => environment))];
  }

  /** Those of one environment. */
  public forEnvironment(environment: string): GoLiveRecords {
    const isIn = (record: RecordOptions) => record.environment === environment;
    return new GoLiveRecords(
      this.attestations.filter(isIn),
      this.waivers.filter(isIn),
      this.overrides.filter(isIn),
    );
  }
}

function unique<T extends RecordOptions & { readonly row?: string }>(
  kind: string,
  records: readonly T[],
): T[] {
  const seen = new Map<string, T>();
  for (const record of records) {
    const { environment, row, when } = record;
    const key = [environment, row ?? '', when].join('\n');
    const twin = seen.get(key);
    if (twin !== undefined) refuseDuplicate(kind, record, twin);
    seen.set(key, record);
  }
  return [...records];
}

function refuseDuplicate(
  kind: string,
  { environment, row, when, source }: RecordOptions & { readonly row?: string },
  twin: RecordOptions,
): never {
  const place = twin.source === undefined ? '' : `, at ${twin.source}`;
  throw new StageEnvironmentError({
    what: `${source === undefined ? '' : `${source}: `}${kind}${row === undefined ? '' : ` of ${row}`}`,
    value: `${environment}, ${when}`,
    limit: `there is one of that environment and day already${place}`,
    remedy: 'keep one of the two',
    row,
  });
}
