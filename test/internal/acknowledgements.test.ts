import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACKNOWLEDGEMENTS, type ReviewedAcknowledgement } from '../../lib/internal/acknowledgements';
import { CATALOG } from '../../lib/requirements/catalog';

describe.each(Object.entries<ReviewedAcknowledgement>(ACKNOWLEDGEMENTS))(
  'the acknowledgement %s',
  (_, it) => {
    test('names rules of a pack, and no whole family of findings', () => {
      expect(it.rules.length).toBeGreaterThan(0);
      expect(
        it.rules.filter((rule) => !/^([\w-]+::|[\w.]+-)[A-Za-z][A-Za-z0-9]*(\[.+\])?$/.test(rule)),
      ).toEqual([]);
      expect(it.rules).not.toContain('AwsSolutions-IAM5');
    });

    test('gives a reason that a reviewer can judge', () => {
      expect(it.reason.length).toBeGreaterThan(40);
      expect(it.reason).not.toMatch(/not needed|false positive/i);
    });

    test('rests on a requirement of the catalogue, if on any', () => {
      const ids = CATALOG.map(({ id }) => id);
      expect([undefined, ...ids]).toContain(it.whereNotRequired);
    });
  },
);

test('every entry of the list has a user', () => {
  const lib = join(__dirname, '..', '..', 'lib');
  const files = (readdirSync(lib, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
  const used = files
    .filter((file) => !file.endsWith('acknowledgements.ts'))
    .map((file) => readFileSync(join(lib, file), 'utf8'))
    .join('\n');

  expect(Object.keys(ACKNOWLEDGEMENTS).filter((name) => !used.includes(`'${name}'`))).toEqual([]);
});
