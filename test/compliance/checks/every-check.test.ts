import { CHECKS } from '../../../lib/compliance/checks/checks';
import { CONTROL_CHECKS } from '../control-checks';
import * as named from '../network-mutant';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const written = [__dirname, join(__dirname, '../frameworks')]
  .flatMap((directory) =>
    readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((file) => join(directory, file)),
  )
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('every-check.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** The source of the tests, with each constant for a check id replaced by the id. */
const tests = Object.entries(named).reduce(
  (text, [name, value]) => (typeof value === 'string' ? text.replaceAll(`[${name}]`, `'${value}'`) : text),
  written,
);

/**
 * A mutant names the check that changes, or its requirement; that is enough if the requirement has no other check.
 */
function hasMutant(check: string): boolean {
  const [requirement] = check.split('.');
  return (
    tests.includes(`'${check}'`) ||
    (isAlone(check) &&
      new RegExp(`'${requirement}': '?\\w|turns.*'${requirement}'|\\['${requirement}'`).test(tests))
  );
}

/** Absence checks apply to stages that do not require it, and the others to stages that do. */
function isAlone(check: string): boolean {
  const [requirement, name] = check.split('.');
  if (name === 'absent') return true;
  return ![...CHECKS.keys()].some(
    (other) => other !== check && other.startsWith(`${requirement}.`) && other !== `${requirement}.absent`,
  );
}

test('the file of each check is named by its id', () => {
  const folder = join(__dirname, '../../../lib/compliance/checks');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const ids = [...CHECKS.keys(), ...CONTROL_CHECKS];
  expect(ids.filter((id) => !files.some((file) => basename(file) === `${id}.ts`))).toEqual([]);
});

test.each([...CHECKS.keys()])('%s has a mutant that it finds', (check) => {
  expect(hasMutant(check)).toBe(true);
});

test.each(CONTROL_CHECKS)('%s has a mutant that it finds', (check) => {
  expect(tests).toContain(`'${check}': NO`);
});

test('a check without a mutant is found', () => {
  expect(hasMutant('XXX-9.nothing-breaks-it')).toBe(false);
  expect(hasMutant('SEC-1.a-third-that-nothing-breaks')).toBe(false);
});
