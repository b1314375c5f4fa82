import { DEEPEST, reading, type ReadText, TOO_DEEP, Unreadable } from './yaml-template';

const TOKEN = /[{}[\],:]|"(?:[^"\\]|\\[^])*["\\]?|[^ \t\r\n{}[\],:"]+/g;

interface Token {
  /** Empty at the end. */
  readonly text: string;
  readonly offset: number;
}

/**
 * Reads JSON as `JSON.parse` does. It tells where the text is broken, in the same words on every Node.js, and refuses a
 * key that stands twice in one object, of which `JSON.parse` drops the first without a word.
 */
export function readJson(text: string): ReadText {
  return reading(text, () => new Reader(text).whole());
}

class Reader {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(text: string) {
    const tokens = [...text.matchAll(TOKEN)].map((match) => ({ text: match[0], offset: match.index }));
    this.tokens = [...tokens, { text: '', offset: text.trimEnd().length }];
  }

  private get token(): Token {
    return this.tokens[this.next];
  }

  whole(): unknown {
    const value = this.value(0);
    this.expect('');
    return value;
  }

  private value(depth: number): unknown {
    const { text, offset } = this.token;
    if (text !== '{' && text !== '[') return this.scalar('a value');
    if (depth === DEEPEST) throw new Unreadable(TOO_DEEP, offset);
    this.next += 1;
    return text === '{' ? this.object(depth + 1) : this.list(depth + 1);
  }

  private object(depth: number): unknown {
    const entries = new Map<string, unknown>();
    if (this.takes('}')) return {};
    do {
      const { text, offset } = this.token;
      if (!text.startsWith('"')) this.refuse('a key in double quotes');
      const key = String(this.scalar('a key'));
      if (entries.has(key)) throw new Unreadable(`the key '${key}' stands twice in one object`, offset);
      this.expect(':');
      entries.set(key, this.value(depth));
    } while (this.takes(','));
    this.expect('}');
    return Object.fromEntries(entries);
  }

  private list(depth: number): unknown {
    const values: unknown[] = [];
    if (this.takes(']')) return values;
    do values.push(this.value(depth));
    while (this.takes(','));
    this.expect(']');
    return values;
  }

  private scalar(what: string): unknown {
    const { text } = this.token;
    try {
      const value: unknown = JSON.parse(text);
      this.next += 1;
      return value;
    } catch {
      return this.refuse(what);
    }
  }

  private takes(sign: string): boolean {
    const isNext = this.token.text === sign;
    if (isNext) this.next += 1;
    return isNext;
  }

  private expect(sign: string): void {
    if (!this.takes(sign)) this.refuse(sign === '' ? 'nothing more' : `'${sign}'`);
  }

  /** The last token may be the beginning of a longer one. */
  private refuse(expected: string): never {
    const { text, offset } = this.token;
    const isCutOff = this.next >= this.tokens.length - 2 && /^(?:["a-z]|$)/.test(text);
    throw new Unreadable(
      isCutOff ? 'it ends before it is complete, it was cut off' : `${expected} is expected here`,
      offset,
    );
  }
}
