/**
 * Says how what a service holds differs from what a template asks for.
 *
 * Templates and APIs write the same thing differently: names in another case, numbers and booleans as text, documents as
 * JSON text, lists in another order. A list of named entries (`Key` or `Name`), such as tags or settings, may hold more than was asked
 * for, since services add defaults of their own; any other list may not.
 *
 * @returns undefined if they are the same
 */
export function difference(asked: unknown, held: unknown, where = ''): string | undefined {
  if (Array.isArray(asked)) return listDifference(asked, held, where);
  if (isRecord(asked)) {
    const record = typeof held === 'string' ? parsed(held) : held;
    if (!isRecord(record)) return `${where}: asked for ${show(asked)}, holds ${show(held)}`;
    return recordDifference(asked, record, where);
  }
  if (scalar(asked) === scalar(held)) return undefined;
  if (sameDocument(asked, held)) return undefined;
  return `${where}: asked for ${show(asked)}, holds ${show(held)}`;
}

function recordDifference(asked: Fields, held: Fields, where: string): string | undefined {
  const names = new Map(Object.keys(held).map((name) => [name.toLowerCase(), name]));
  for (const [name, value] of Object.entries(asked)) {
    // Inputs of an automation may have two names that differ in nothing but case.
    const heldName = name in held ? name : names.get(name.toLowerCase());
    const found = difference(value, heldName === undefined ? undefined : held[heldName], join(where, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

function listDifference(asked: readonly unknown[], held: unknown, where: string): string | undefined {
  if (asked.length === 1 && typeof held === 'string') return difference(asked[0], held, where);
  if (!Array.isArray(held)) return `${where}: asked for ${show(asked)}, holds ${show(held)}`;
  const left: unknown[] = [...(held as unknown[])];
  for (const item of asked) {
    const match = left.findIndex((candidate) => difference(item, candidate, where) === undefined);
    if (match < 0) return `${where}: asked for ${show(item)}, holds ${show(held)}`;
    left.splice(match, 1);
  }
  if (left.length > 0 && !(asked.length > 0 && asked.every(isNamedEntry)))
    return `${where}: holds ${show(left)} beyond what was asked for`;
  return undefined;
}

interface Fields {
  readonly [name: string]: unknown;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamedEntry(value: unknown): boolean {
  return isRecord(value) && ('Key' in value || 'Name' in value) && 'Value' in value;
}

/** Numbers and booleans stand as text in templates; nothing is held as an empty text is. */
function scalar(value: unknown): unknown {
  if (value === undefined || value === null) return '';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function sameDocument(asked: unknown, held: unknown): boolean {
  if (typeof asked !== 'string') return false;
  const document = parsed(asked);
  return isRecord(document) && difference(document, held) === undefined;
}

function parsed(text: string): unknown {
  // IAM answers with documents as they stand in a URL.
  for (const decode of [(value: string) => value, decodeURIComponent]) {
    try {
      return JSON.parse(decode(text));
    } catch {
      continue;
    }
  }
  return undefined;
}

function join(where: string, name: string): string {
  return where === '' ? name : `${where}.${name}`;
}

function show(value: unknown): string {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}
