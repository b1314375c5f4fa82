import { CHECKS } from '../../../lib/compliance/checks/checks';
import { CONTROL_CHECKS } from '../control-checks';
import * as named from '../network-mutant';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const written = [__dirname, join(__dirname, '../frameworks')]
  .flatMap((directory) =>
    readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((file) => join(directory, file)),
  )
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('every-check.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** The mutants as they are written, with every constant that stands for a check replaced by it. */
const tests = Object.entries(named).reduce(
  (text, [name, value]) => (typeof value === 'string' ? text.replaceAll(`[${name}]`, `'${value}'`) : text),
  written,
);

/**
 * A mutant says which check speaks once one thing is broken, or which requirement turns: enough where no other check of the requirement
 * could have turned it.
 */
function hasMutant(check: string): boolean {
  const [requirement] = check.split('.');
  return (
    tests.includes(`'${check}'`) ||
    (isAlone(check) &&
      new RegExp(`'${requirement}': '?\\w|turns.*'${requirement}'|\\['${requirement}'`).test(tests))
  );
}

/** What looks that a requirement is absent speaks in stages that do not require it, and the others where it is required. */
function isAlone(check: string): boolean {
  const [requirement, name] = check.split('.');
  if (name === 'absent') return true;
  return ![...CHECKS.keys()].some(
    (other) => other !== check && other.startsWith(`${requirement}.`) && other !== `${requirement}.absent`,
  );
}

test.each([...CHECKS.keys()])('%s has a mutant that it catches', (check) => {
  expect(hasMutant(check)).toBe(true);
});

test.each(CONTROL_CHECKS)('%s has a mutant that it catches', (check) => {
  expect(tests).toContain(`'${check}': NO`);
});

test('a check without a mutant is noticed', () => {
  expect(hasMutant('XXX-9.nothing-breaks-it')).toBe(false);
  expect(hasMutant('SEC-1.a-third-that-nothing-breaks')).toBe(false);
});
