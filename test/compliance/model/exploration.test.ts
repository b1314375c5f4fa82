import { is, isAtLeast } from '../../../lib/internal/values';
import { object } from '../../../lib/internal/json';
import { eachOf } from '../../../lib/compliance/analysis/each';
import { findings } from '../../../lib/compliance/findings';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { TooManyPathsError } from '../../../lib/compliance/model/exploration';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { Severity } from '../../../lib/compliance/outcome';
import { equals, model, pathsOf, read } from './possible-values';

const VOLUME = 'AWS::EC2::Volume';
const FINDINGS = findings('X-1', Severity.LOW, {
  plain: { message: '{resource} is plain.', remediation: 'Encrypt it.' },
});

interface Written {
  readonly condition?: string;
  readonly properties?: object;
}

/** A model of so many disks with independent conditions `Is0`, `Is1`, … and parameters `Of0`, `Of1`, …. */
function disks(count: number, of: (index: number) => Written, more: object = {}): ResourceModel {
  const entries = Array.from({ length: count }, (_, index) => index);
  const from = (make: (index: number) => [string, unknown]) =>
    Object.fromEntries(entries.map(make)) as object;
  return modelFromTemplate({
    Parameters: from((index) => [`Of${index}`, { Type: 'String' }]),
    Conditions: { ...from((index) => [`Is${index}`, equals({ Ref: `Of${index}` }, 'yes')]), ...more },
    Resources: from((index) => {
      const { condition, properties = {} } = of(index);
      return [`Disk${index}`, { Type: VOLUME, Condition: condition, Properties: properties }];
    }),
  });
}

/** The results of an evaluation of all paths, and how often it ran. */
function counted<T>(of: ResourceModel, evaluate: () => T): { readonly results: T[]; readonly runs: number } {
  let runs = 0;
  const paths = of.exploration.explore(
    () => {
      runs += 1;
      return evaluate();
    },
    () => false,
  );
  return { results: paths.map(({ result }) => result), runs };
}

describe('an evaluation', () => {
  test('runs once if it asks nothing', () => {
    const of = disks(20, () => ({ properties: { Encrypted: { Ref: 'Of0' } } }));

    expect(counted(of, () => of.resources.map(({ properties }) => properties.Encrypted).length)).toEqual({
      results: [20],
      runs: 1,
    });
  });

  test('ends once the results decide', () => {
    const of = model({ Ref: 'Kind' });
    const seen = of.exploration.explore(
      () => ['a', 'b', 'c'].findIndex((text) => is(read(of), text)),
      (paths) => paths.length === 2,
    );

    expect(seen.map(({ result }) => result)).toEqual([0, 1]);
  });

  test('stops with an error if there are too many paths', () => {
    const of = disks(10, (index) => ({ properties: { Size: { Ref: `Of${index}` } } }));

    expect(() =>
      counted(of, () => of.resources.filter(({ properties }) => isAtLeast(properties.Size, 1))),
    ).toThrow(TooManyPathsError);
  });

  test('within another one assumes nothing of it', () => {
    const of = model({ Ref: 'Kind' });
    const inner = () => pathsOf(of, () => is(read(of), 'a')).length;

    expect(pathsOf(of, () => [is(read(of), 'a'), inner()]).map(({ result }) => result)).toEqual([
      [true, 2],
      [false, 2],
    ]);
  });

  test('that fails leaves nothing assumed', () => {
    const of = model({ Ref: 'Kind' });
    const fail = () =>
      pathsOf(of, () => {
        is(read(of), 'a');
        throw new Error('the evaluation failed');
      });

    expect(fail).toThrow('the evaluation failed');
    expect(of.exploration.isActive).toBe(false);
    expect(is(read(of), 'a')).toBe(false);
  });

  test('asks for nothing that follows', () => {
    const chained = Object.fromEntries(
      Array.from({ length: 60 }, (_, index): [string, unknown] => [
        `All${index}`,
        index === 0
          ? { Condition: 'Is0' }
          : { 'Fn::And': [{ Condition: `All${index - 1}` }, { Condition: `Is${index}` }] },
      ]),
    );
    const of = disks(120, (index) => ({ condition: `All${index % 60}` }), chained);

    // The first n of 60 conditions hold, for n from 60 to 0.
    const { results, runs } = counted(of, () => of.ofType(VOLUME).length);
    expect(runs).toBe(61);
    expect(results).toEqual(
      [...Array.from({ length: 61 }, (_, index) => 120 - 2 * index)].sort((a, b) => b - a),
    );
  });
});

describe('parts that are evaluated by themselves', () => {
  const plain = (of: ResourceModel, onEvaluation: () => void = () => undefined) =>
    eachOf(of.possible(VOLUME), (disk) => {
      onEvaluation();
      return is(disk.properties.Encrypted, true) ? [] : [FINDINGS.plain(disk)];
    });
  const shown = (of: ResourceModel) => {
    let evaluations = 0;
    const [{ result }, ...others] = pathsOf(of, () => plain(of, () => (evaluations += 1)));
    expect(others).toEqual([]);
    return {
      found: result.findings.map(({ resource, state, assumptions = [] }) =>
        [
          resource?.logicalId,
          state,
          ...assumptions.map(({ subject, value }) => `${subject} is ${value}`),
        ].join(': '),
      ),
      evaluations,
    };
  };

  test('do not multiply the evaluation', () => {
    const of = disks(100, (index) => ({ condition: `Is${index}`, properties: { Encrypted: false } }));

    const { found, evaluations } = shown(of);
    expect(evaluations).toBe(100);
    expect(found).toHaveLength(100);
    expect(found[7]).toBe("Disk7: unknown: parameter Of7 is 'yes'");
  });

  test('are certain of what exists in any case', () => {
    const of = disks(12, (index) => ({
      ...(index > 0 && { condition: `Is${index}` }),
      properties: { Encrypted: index > 0 },
    }));

    expect(shown(of).found).toEqual(['Disk0: not met']);
  });

  test.each<[string, Written, string[]]>([
    [
      'a value that may be right',
      { properties: { Encrypted: { Ref: 'Of0' } } },
      ["Disk0: unknown: parameter Of0 is something other than 'true'"],
    ],
    [
      'branches that are wrong',
      { properties: { Encrypted: { 'Fn::If': ['Is0', false, 'no'] } } },
      ['Disk0: not met'],
    ],
    ['branches that are right', { properties: { Encrypted: { 'Fn::If': ['Is0', true, 'true'] } } }, []],
    [
      'a value that its condition decides',
      { condition: 'Is0', properties: { Encrypted: { 'Fn::If': ['Is0', true, false] } } },
      [],
    ],
    [
      'a value and a condition',
      { condition: 'Is0', properties: { Encrypted: { Ref: 'Of1' } } },
      ["Disk0: unknown: parameter Of0 is 'yes': parameter Of1 is something other than 'true'"],
    ],
  ])('merge %s', (_what, written, found) => {
    expect(
      shown(disks(2, (index) => (index === 0 ? written : { properties: { Encrypted: true } }))).found,
    ).toEqual(found);
  });

  test('are applicable if they are on some path', () => {
    const of = disks(3, (index) => ({
      ...(index === 0 && { condition: 'Is0' }),
      properties: { Size: index === 2 ? { Ref: 'Of2' } : 8 },
    }));
    const { applicable } = eachOf(of.possible(VOLUME), ({ properties, logicalId }) =>
      logicalId === 'Disk1' || is(properties.Size, 0) ? undefined : [],
    );

    expect(applicable.map(({ logicalId }) => logicalId)).toEqual(['Disk0', 'Disk2']);
  });

  test('follow from what the evaluation assumes', () => {
    const of = disks(1, () => ({
      condition: 'Is0',
      properties: { Encrypted: { 'Fn::If': ['Is0', false, true] } },
    }));
    const paths = pathsOf(of, () => {
      const { length } = of.ofType(VOLUME);
      return [length, plain(of).findings.map(({ state }) => state)];
    });

    expect(paths.map(({ result }) => result)).toEqual([
      [1, ['not met']],
      [0, []],
    ]);
  });

  test('ask for the same condition once', () => {
    const of = disks(50, () => ({ condition: 'Is0', properties: { Encrypted: false } }));
    const before = of.exploration.questions;
    shown(of);

    expect(object(of.resources[0].properties).Encrypted).toBe(false);
    expect(of.exploration.questions - before).toBeLessThan(50 * 4);
  });
});
