/** A piece of HTML in which every value from outside is escaped. */
export class Html {
  constructor(private readonly text: string) {}

  public toString(): string {
    return this.text;
  }
}

/** A value in a piece of HTML. */
export type HtmlValue = Html | string | number | undefined | readonly HtmlValue[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that HTML must not contain, and characters that change the order in which text is read. */
const UNREADABLE = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** HTML from a template: values are escaped unless they are HTML, lists are joined, undefined is empty. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(
    strings
      .map((string, index) => (index === 0 ? '' : render(values[index - 1])) + withoutIndentation(string))
      .join(''),
  );
}

/** The indentation of the source would be a third of the page. */
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
