import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NamedLedger } from '../../lib/compliance';
import { run } from '../command-line/run';

/** A small template of a kind on which a verdict was wrong, and the states that are right. */
interface Case {
  readonly template: string;
  /** @default - those of a production */
  readonly args?: readonly string[];
  readonly requirement?: string;
  readonly accept?: readonly string[];
  readonly exit?: readonly number[];
}

const CASES = JSON.parse(readFileSync(join(__dirname, 'cases.json'), 'utf8')) as Case[];
/** The cases whose verdict is still another one, each with that verdict. None of them is met. */
const OPEN = JSON.parse(readFileSync(join(__dirname, 'open.json'), 'utf8')) as Partial<
  Record<string, string>
>;

const PRODUCTION = '--stage Production --region eu-west-1 --account 111122223333 --owner ops'.split(' ');

function verdict({ template, args = PRODUCTION, requirement, exit }: Case): string {
  const path = join(__dirname, 'templates', template);
  const { code, output } = run('check', path, ...args, '--format', 'json');
  if (exit !== undefined) return `exit ${code}`;
  const [{ ledger }] = JSON.parse(output) as NamedLedger[];
  return ledger.requirements.find(({ id }) => id === requirement)?.state ?? 'evaluated';
}

function accepted({ accept, exit }: Case): readonly string[] {
  return exit?.map((code) => `exit ${code}`) ?? accept ?? ['evaluated'];
}

test.each(CASES.map((one) => [one.template, one] as const))('%s', (template, one) => {
  const open = OPEN[template];

  expect(open === undefined ? accepted(one) : [open]).toContain(verdict(one));
});

test('no verdict that is still another one is met', () => {
  const templates = CASES.map(({ template }) => template);

  expect(Object.entries(OPEN).filter(([, state]) => state === 'met')).toEqual([]);
  expect(Object.keys(OPEN).filter((template) => !templates.includes(template))).toEqual([]);
});
