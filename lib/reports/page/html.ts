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

/**
 * What has to be escaped; characters that HTML must not contain, and those that change the order in which text is read.
 */
const SPECIAL = /[&<>"']|(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** The strings of each template of the source, without their indentation, which would be a third of the page. */
const templates = new WeakMap<TemplateStringsArray, readonly string[]>();

/** HTML from a template: values are escaped unless they are HTML, lists are joined, undefined is empty. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const template = templates.get(strings) ?? strings.map((string) => string.replaceAll(/\s*\n\s*/g, '\n'));
  templates.set(strings, template);
  return new Html(template.reduce((text, string, index) => text + render(values[index - 1]) + string));
}

function render(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  return value.map(render).join('');
}

function escape(text: string): string {
  return text.replaceAll(SPECIAL, (character) => ESCAPES[character] ?? '\ufffd');
}
