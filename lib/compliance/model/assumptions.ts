import { type Assumption, ELSE, type Unknown } from './unknowns';

/** Gets every unknown value that was come across. */
export type Noting = (unknown: Unknown) => void;

/** What is taken for the unknown values of one template. Those that nothing is assumed of are noted. */
export class Assumptions {
  /** @param template tells templates apart: what they write alike may turn out to be unlike */
  constructor(
    private readonly template: string,
    private readonly assumption: Assumption,
    private readonly note: Noting,
  ) {}

  /** What a value is taken to be; nothing, if nothing is assumed of it. */
  of(written: unknown): unknown {
    return this.assumption.get(this.keyOf(written));
  }

  /** The same, and notes a value that nothing is assumed of. */
  ask(written: unknown, unknown: Omit<Unknown, 'key'>): unknown {
    const decided = this.keyOf(written);
    // What is none of the values that conditions name may still be many.
    const isElse = this.assumption.get(decided) === ELSE;
    const key = isElse ? `${decided} else` : decided;
    if (!this.assumption.has(key)) this.note({ key, ...unknown });
    return this.assumption.get(key);
  }

  private keyOf(written: unknown): string {
    return `${this.template}/${JSON.stringify(written)}`;
  }
}
