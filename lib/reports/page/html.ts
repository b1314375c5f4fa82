/** A piece of HTML in which everything that came from outside is escaped. */
export class Html {
  constructor(private readonly text: string) {}

  public toString(): string {
    return this.text;
  }
}

/** What may stand in a piece of HTML. */
export type HtmlValue = Html | string | number | undefined | readonly HtmlValue[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that no HTML may hold, and those that make text read in another order than it stands. */
const UNREADABLE = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** HTML from a template; every value but HTML itself is escaped, lists are joined, nothing is left out for undefined. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(
    strings
      .map((string, index) => (index === 0 ? '' : render(values[index - 1])) + withoutIndentation(string))
      .join(''),
  );
}

/** The indentation of our source would be a third of the page. */
function withoutIndentation(string: string): string {
  return string.replaceAll(/\s*\n\s*/g, '\n');
}

function render(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  return value.map(render).join('');
}

function escape(text: string): string {
  return text
    .replaceAll(UNREADABLE, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
