import { checkTargets, type Figures, type TargetName, TARGETS } from './targets';

const names = Object.keys(TARGETS) as TargetName[];

/** Figures right on their targets, but for the given ones. */
function figures(others: Partial<Figures> = {}): Figures {
  const met = Object.fromEntries(names.map((name) => [name, TARGETS[name].most])) as Figures;
  return { ...met, ...others };
}

/** The words of the line of a target. */
function lineOf(text: string, name: TargetName): string[] {
  const line = text.split('\n').find((one) => one.startsWith(`${TARGETS[name].what}  `));
  return (line ?? '').split(/ {2,}/);
}

test('figures up to their targets hold', () => {
  const { text, exitCode } = checkTargets(figures());

  expect(exitCode).toBe(0);
  expect(text).toContain('Every target holds.');
  expect(text).not.toMatch(/missed/i);
});

test.each(names)('a missed target is named, and no other: %s', (name) => {
  const { text, exitCode } = checkTargets(figures({ [name]: TARGETS[name].most * 1.01 }));

  expect(exitCode).toBe(1);
  expect(text).toContain(`Missed: ${TARGETS[name].what}.`);
  expect(lineOf(text, name).at(-1)).toBe('missed');
  expect(text.match(/ missed$/gm)).toHaveLength(1);
});

test('what was measured stands against its target', () => {
  const { text } = checkTargets(figures({ production: 1.234, fortyMemory: 1.2 }));

  expect(lineOf(text, 'production')).toEqual([
    'synth of production',
    '1.234',
    '1.15 times by hand',
    'missed',
  ]);
  expect(lineOf(text, 'fortyMemory')).toEqual([
    'memory of 40 environments',
    '1.200',
    '1.15 times by hand',
    'missed',
  ]);
});

test('a figure that is not a number misses its target', () => {
  expect(checkTargets(figures({ help: NaN })).exitCode).toBe(1);
});

test('every miss is named', () => {
  expect(checkTargets(figures({ help: 9, checkOf50: 9 })).text).toContain(
    'Missed: --help; check of 50 resources.',
  );
});
