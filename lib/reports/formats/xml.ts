const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What has to be escaped, and what XML 1.0 cannot hold, by its production 2. */
const SPECIAL = /[&<>"\t\n\r]|[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text for an attribute or an element; characters that XML 1.0 cannot hold become the replacement character. */
export function xml(text: string): string {
  return text.replaceAll(SPECIAL, (character) => ESCAPES[character] ?? '\ufffd');
}
