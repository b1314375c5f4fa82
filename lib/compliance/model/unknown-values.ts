import { oneOf } from '../../internal/values';
import type { Question, UnknownValue } from '../../internal/unknown-value';
import type { Variable } from './decisions';
import type { Exploration } from './exploration';

/** A value that is a variable. */
export class VariableValue implements UnknownValue {
  constructor(
    readonly variable: Variable,
    readonly exploration: Exploration,
  ) {}

  get key(): string {
    return this.variable.key;
  }

  get subject(): string {
    return this.variable.subject;
  }

  text(): string | undefined {
    const texts = this.texts();
    return texts?.length === 1 && this.variable.isMember !== true ? texts[0] : undefined;
  }

  texts(): readonly string[] | undefined {
    return this.exploration.textsOf(this.variable);
  }

  answer(question: Question): boolean | undefined {
    return this.exploration.answer(this.variable, question);
  }

  ask(question: Question): boolean {
    return this.exploration.ask(this.variable, question) ?? false;
  }
}

/** How the texts of a value follow from those of another. */
interface Derivation {
  /** Undefined for a text with which its template cannot be deployed. */
  readonly textFor: (text: string) => string | undefined;
  /**
   * The texts of the other for which the value may be a text.
   *
   * @default - not known
   */
  readonly sourcesOf?: (text: string) => readonly string[];
  /**
   * The entries of a mapping, whose key is the other value.
   *
   * @default - the value is no entry of a mapping
   */
  readonly entries?: {
    readonly keys: readonly string[];
    /** The text for all other keys; none if the template cannot be deployed with these. */
    readonly fallback?: string;
  };
}

/** A value that follows from another, such as the entry of a mapping from its key. */
export class DerivedValue implements UnknownValue {
  constructor(
    readonly key: string,
    private readonly source: VariableValue | DerivedValue,
    private readonly derivation: Derivation,
  ) {}

  get subject(): string {
    return this.source.subject;
  }

  text(): string | undefined {
    const texts = this.texts();
    return texts?.length === 1 ? texts[0] : undefined;
  }

  texts(): readonly string[] | undefined {
    this.limit();
    const { textFor, entries } = this.derivation;
    const texts = this.source.texts()?.flatMap((text) => textFor(text) ?? []);
    if (texts !== undefined) return [...new Set(texts)];
    if (entries?.fallback === undefined) return undefined;
    const { keys, fallback } = entries;
    const possible = keys.filter((key) => this.source.answer(oneOf([key])) !== false);
    return [...new Set([...possible.flatMap((key) => textFor(key) ?? []), fallback])];
  }

  answer(question: Question): boolean | undefined {
    this.limit();
    const { asked, isOpposite } = this.ofSource(question);
    const answer = this.source.answer(asked);
    return answer === undefined ? undefined : answer !== isOpposite;
  }

  ask(question: Question): boolean {
    this.limit();
    const { asked, isOpposite } = this.ofSource(question);
    return this.source.ask(asked) !== isOpposite;
  }

  /** A key that the mapping does not have cannot be deployed, unless there is a value for it. */
  private limit(): void {
    const { entries } = this.derivation;
    if (entries !== undefined && entries.fallback === undefined && this.source instanceof VariableValue) {
      this.source.exploration.limit(this.source.variable, entries.keys);
    }
  }

  private ofSource({ id, holds, among, ...others }: Question): {
    readonly asked: Question;
    readonly isOpposite: boolean;
  } {
    const { textFor, sourcesOf, entries } = this.derivation;
    const isSo = (source: string) => {
      const text = textFor(source);
      return text !== undefined && holds(text);
    };
    if (entries !== undefined) {
      // It holds for all keys but some, or for some keys only.
      const isOpposite = entries.fallback !== undefined && holds(entries.fallback);
      return { asked: oneOf(entries.keys.filter((key) => isSo(key) !== isOpposite)), isOpposite };
    }
    const asked = {
      id: `${this.key} ${id}`,
      holds: isSo,
      ...(others.phrase !== undefined && { phrase: others.phrase }),
      ...(others.isRelative === true && { isRelative: true }),
      ...(among && sourcesOf && { among: among.flatMap(sourcesOf).filter(isSo) }),
    };
    return { asked, isOpposite: false };
  }
}
