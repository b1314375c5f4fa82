const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text for an attribute or an element; characters that XML 1.0 cannot hold become the replacement character. */
export function xml(text: string): string {
  return Array.from(text, (character) =>
    isXml(character.codePointAt(0) ?? 0) ? (ESCAPES[character] ?? character) : '\ufffd',
  ).join('');
}

/** The characters of XML 1.0, by its production 2. */
function isXml(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}
