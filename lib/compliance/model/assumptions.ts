import { type Assumption, ELSE, type Unknown } from './unknowns';

/** Receives every unknown value that is read. */
export type UnknownListener = (unknown: Unknown) => void;

/** The assumed values of one template. Unknown values without an assumption are reported to the listener. */
export class Assumptions {
  /** @param template distinguishes templates, in which equal expressions may have different values */
  constructor(
    private readonly template: string,
    private readonly assumption: Assumption,
    private readonly onUnknown: UnknownListener,
  ) {}

  /** The assumed value; undefined if there is none. */
  valueOf(written: unknown): unknown {
    return this.assumption.get(this.keyOf(written));
  }

  /** The assumed value; a value without one is reported. */
  read(written: unknown, unknown: Omit<Unknown, 'key'>): unknown {
    const decided = this.keyOf(written);
    // Other than the values that conditions name, there may be several.
    const isElse = this.assumption.get(decided) === ELSE;
    const key = isElse ? `${decided} else` : decided;
    if (!this.assumption.has(key)) this.onUnknown({ key, ...unknown });
    return this.assumption.get(key);
  }

  private keyOf(written: unknown): string {
    return `${this.template}/${JSON.stringify(written)}`;
  }
}
