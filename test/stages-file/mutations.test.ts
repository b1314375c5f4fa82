import * as fc from 'fast-check';
import { parseDocument, visit, isScalar, isMap, isPair, isSeq } from 'yaml';
import { StagesFileError } from '../../lib/stages-file/problem';
import { build, LAUNCHING, read, VALID } from './temp-file';

const VALUES = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    NaN,
    1e21,
    '',
    ' ',
    {},
    [],
    [null],
    { a: 1 },
    '0.0.0.0/0',
    '::/0',
  ),
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    'Orders',
    'Web',
    'Staging',
    '${Token[TOKEN.1]}',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.integer(),
);

interface Change {
  readonly place: number;
  readonly what: 'value' | 'key' | 'remove' | 'double';
  readonly value: unknown;
}

const CHANGE: fc.Arbitrary<Change> = fc.record({
  place: fc.nat(),
  what: fc.constantFrom('value', 'key', 'remove', 'double'),
  value: VALUES,
});

/** A valid file after changes anywhere in its tree. */
function mutated(valid: string, changes: readonly Change[]): string {
  const document = parseDocument(valid);
  for (const { place, what, value } of changes) {
    let count = 0;
    visit(document, { Node: () => void (count += 1), Pair: () => void (count += 1) });
    let index = count === 0 ? 0 : place % count;
    const here = (node: unknown) => {
      if (index-- !== 0) return undefined;
      const made = document.createNode(value);
      if (isPair(node)) {
        if (what === 'key') node.key = document.createNode(typeof value === 'object' ? 'a' : value);
        else if (what === 'value') node.value = made;
        else if (what === 'remove') return visit.REMOVE;
        return visit.BREAK;
      }
      if (what === 'double' && isMap(node)) node.items.push(...node.items.slice(0, 1));
      if (what === 'double' && isSeq(node)) node.items.push(...node.items);
      return what === 'value' && isScalar(node) ? made : visit.BREAK;
    };
    visit(document, { Node: (_, node) => here(node), Pair: (_, pair) => here(pair) });
  }
  return document.toString();
}

/** Reads, and fails for anything but an error that tells the user where to look. */
function isHandled(use: () => unknown): void {
  try {
    use();
  } catch (error) {
    if (!(error instanceof StagesFileError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const line of error.message.split('\n'))
      expect(line).toMatch(/stages\.yaml:\d+:\d+ \S|^… and \d+ more$/);
  }
}

describe('whatever becomes of a file, it is read, or refused with file, line and column', () => {
  test.each([
    ['without users', VALID],
    ['where users come', LAUNCHING],
  ])('changes in its tree, %s', (_, valid) => {
    fc.assert(
      fc.property(fc.array(CHANGE, { minLength: 1, maxLength: 4 }), (changes) => {
        const content = mutated(valid, changes);
        isHandled(() => read(content));
      }),
      { numRuns: 125 },
    );
  });

  test('changes in its text', () => {
    const edit = fc.record({
      at: fc.nat(VALID.length),
      length: fc.nat(30),
      text: fc.string({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const content = edits.reduce(
          (text, { at, length, text: put }) => text.slice(0, at) + put + text.slice(at + length),
          VALID,
        );
        isHandled(() => read(content));
      }),
      { numRuns: 250 },
    );
  });

  test('what is read can be built, or is refused likewise', () => {
    const numbers = fc.record({
      cpu: fc.constantFrom(256, 512, 1024),
      memory: fc.integer({ min: 512, max: 4096 }),
      instances: fc.integer({ min: 1, max: 20 }),
      path: fc.constantFrom('/*', '/api/*', '/a'),
      range: fc.constantFrom('203.0.113.0/24', '10.0.1.0/24', '2001:db8::/32'),
      id: fc.constantFrom('Worker', 'constructor', 'toString', 'Network', 'Shared', 'Existing', 'main'),
      environment: fc.constantFrom('Staging', 'Default', 'assembly', 'Metadata'),
    });
    fc.assert(
      fc.property(numbers, ({ cpu, memory, instances, path, range, id, environment }) => {
        const content = VALID.replace('/api/*', path)
          .replace('203.0.113.0/24', range)
          .replace('  Api:', `  ${id}: { image: 'nginx:1.29.3' }\n  Api:`)
          .replace('  Staging:', `  ${environment}:\n    stage: Staging`)
          .replace('instances: 2', `cpu: ${cpu}, memory: ${memory}MiB, instances: ${instances}`);
        isHandled(() => build(content));
      }),
      { numRuns: 10 },
    );
  });
});
