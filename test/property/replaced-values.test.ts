import fc from 'fast-check';
import type { CheckResult } from '../../lib/compliance/checks/check-result';
import { OutcomeState } from '../../lib/compliance/outcome';
import {
  keyOf,
  type Place,
  placesIn,
  readsOf,
  resultsOf,
  type Subject,
  subjects,
  valueAt,
  withEntries,
  withValue,
} from './replacements';
import { RUNS } from './runs';

const { MET, NOT_APPLICABLE, NOT_REQUIRED, UNKNOWN } = OutcomeState;
const SUBJECTS = subjects();
const PARAMETER = 'Left';
const OPEN = { Parameters: { [PARAMETER]: { Type: 'String' } } };
const CONDITIONS = {
  ...OPEN,
  Conditions: {
    May: { 'Fn::Equals': [{ Ref: PARAMETER }, 'x'] },
    Always: { 'Fn::Equals': ['x', 'x'] },
    Never: { 'Fn::Equals': ['x', 'y'] },
  },
};

const before = new Map<Subject, ReadonlyMap<string, CheckResult>>();
const reads = new Map<Subject, ReturnType<typeof readsOf>>();

function once<T>(kept: Map<Subject, T>, subject: Subject, make: (subject: Subject) => T): T {
  const value = kept.get(subject) ?? make(subject);
  kept.set(subject, value);
  return value;
}

const resultsBefore = (subject: Subject) =>
  once(before, subject, ({ template, declarations }) => resultsOf(template, declarations));

/**
 * Some of the places, the same in each run; all of them with PROPERTY_SWEEP.
 *
 * @param share the number for each of RUNS
 */
function chosen(which: 'literals' | 'values', share: number): readonly Place[] {
  const all = SUBJECTS.flatMap((subject) => placesIn(subject, which));
  if (process.env.PROPERTY_SWEEP !== undefined) return all;
  return fc.sample(fc.constantFrom(...all), { numRuns: RUNS * share, seed: 11 });
}

/** What differs from the results with the literal, as lines for the reader of a failed test. */
function differences(
  { subject, ...place }: Pick<Place, 'subject'> & Partial<Place>,
  after: ReadonlyMap<string, CheckResult>,
  isAllowed: (id: string, was: CheckResult, is: CheckResult) => boolean = () => false,
): readonly string[] {
  const { logicalId, path } = place;
  const isPlace = logicalId !== undefined && path !== undefined;
  const where = isPlace ? placed({ subject, logicalId, path }) : subject.name;
  return [...resultsBefore(subject)].flatMap(([id, was]) => {
    const is = after.get(id);
    if (is === undefined || (is.state === was.state && is.requirementState === was.requirementState))
      return [];
    if (isAllowed(id, was, is)) return [];
    return [`${where}: ${id} ${was.state} -> ${is.state}: ${is.reason}`];
  });
}

function placed(place: Place): string {
  return `${place.subject.name}: ${keyOf(place)} = ${JSON.stringify(valueAt(place))}`;
}

/** A state that calls nothing met or not met. What does not apply leaves its requirement unknown, but may settle a control. */
function isLeftOpen(id: string, { state, requirementState }: CheckResult): boolean {
  if (state === UNKNOWN) return true;
  return state === NOT_APPLICABLE && requirementState !== NOT_REQUIRED && !id.startsWith('CTL.');
}

/** What is found missing on some path may not matter on another one. */
function becomesMet(was: CheckResult, is: CheckResult): boolean {
  return was.state === NOT_APPLICABLE && is.state === MET;
}

test('a literal that only the deployment knows makes a check unknown if it reads it, and changes no other', () => {
  const found = chosen('literals', 12).flatMap((place) => {
    const { subject } = place;
    const after = resultsOf(withValue(place, { Ref: PARAMETER }, OPEN), subject.declarations);
    const read = once(reads, subject, readsOf);
    return differences(place, after, (id, was, is) => {
      if (read.get(id)?.has(keyOf(place)) !== true) return false;
      return isLeftOpen(id, is) || becomesMet(was, is);
    });
  });

  expect(found).toEqual([]);
});

test('a literal that is given to a parameter, or is the only one that it allows, changes nothing', () => {
  const found = chosen('literals', 6).flatMap((place) => {
    const value = valueAt(place);
    const { declarations } = place.subject;
    const given = withValue(place, { Ref: PARAMETER }, OPEN);
    const only = { Parameters: { [PARAMETER]: { Type: 'String', AllowedValues: [value] } } };
    return [
      ...differences(place, resultsOf(given, declarations, new Map([[PARAMETER, String(value)]]))),
      ...differences(place, resultsOf(withValue(place, { Ref: PARAMETER }, only), declarations)),
    ];
  });

  expect(found).toEqual([]);
});

test.each<[string, (value: unknown) => unknown]>([
  ['branches that agree', (value) => ({ 'Fn::If': ['May', value, structuredClone(value)] })],
  ['a branch of a true condition', (value) => ({ 'Fn::If': ['Always', value, 'other'] })],
  ['a branch of a false condition', (value) => ({ 'Fn::If': ['Never', { Ref: PARAMETER }, value] })],
  ['one of a list', (value) => ({ 'Fn::Select': [0, [value, 'other']] })],
])('%s changes nothing', (_what, wrap) => {
  const found = chosen('values', 3).flatMap((place) => {
    const { declarations } = place.subject;
    return differences(place, resultsOf(withValue(place, wrap(valueAt(place)), CONDITIONS), declarations));
  });

  expect(found).toEqual([]);
});

test('a condition that is always true changes nothing', () => {
  const found = SUBJECTS.flatMap((subject) => {
    const template = structuredClone(subject.template);
    for (const resource of Object.values(template.Resources))
      Object.assign(resource, { Condition: 'Always' });
    const after = resultsOf(withEntries(template, CONDITIONS), subject.declarations);
    return differences({ subject }, after);
  });

  expect(found).toEqual([]);
});
