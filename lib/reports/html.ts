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

/** HTML from a template; every value but HTML itself is escaped, lists are joined, nothing is left out for undefined. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(
    strings.map((string, index) => (index === 0 ? string : render(values[index - 1]) + string)).join(''),
  );
}

function render(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'string' || typeof value === 'number') {
    return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
  }
  return value.map(render).join('');
}
