import { CATALOG } from '../../lib/requirements/catalog';
import { Basis, type Cell, Condition, Obligation } from '../../lib/requirements/requirement';
import { StageKind } from '../../lib/requirements/stage-kind';

/** The reading of the two documents and the brief, requirement by requirement: D, S, L, P; ° is ours. */
const READING: readonly (readonly [id: string, cells: string])[] = [
  ['STG-1', 'R R R° R°'],
  ['STG-2', 'R° R – –'],
  ['STG-3', '– R – –'],
  ['SRV-1', 'R° R R R'],
  ['SRV-2', '– – – R'],
  ['CLU-1', '– – – R'],
  ['CLU-2', '– – – O'],
  ['BAK-1', '– – C R'],
  ['BAK-2', '– – C R'],
  ['BAK-3', '– – C R'],
  ['BAK-4', '– – C R'],
  ['BAK-5', '– – C R'],
  ['BAK-6', '– – O° R°'],
  ['MON-1', '– – C R'],
  ['MON-2', '– – C R'],
  ['MON-3', '– – C R'],
  ['OBS-1', 'O O O O'],
  ['SEC-1', 'R° R° R R'],
  ['SEC-2', '– O° R R'],
  ['SEC-3', '– – C R'],
  ['SEC-4', 'O° O° R° R°'],
  ['PEN-1', '– – R R'],
  ['OPS-1', '– – C R'],
  ['OPS-2', '– – C R'],
  ['OPS-3', 'O° O° R° R'],
  ['PRB-1', '– – R° R'],
  ['PRB-2', '– – R° R'],
  ['PRB-3', '– – R° R'],
  ['PRB-4', '– – R° R'],
  ['PRB-5', '– – R° R'],
  ['PRB-6', '– – R° R'],
  ['STF-1', '– – C R'],
  ['FRM-1', '– – R° R'],
  ['LCH-1', '– – R R'],
  ['LCH-2', '– – R O'],
  ['DWN-1', '– – R R'],
  ['DWN-2', '– – R° R°'],
  ['WHN-1', '– – R R'],
  ['NTF-1', '– – C C'],
  ['NTF-2', '– – C C'],
  ['DEP-1', 'O° O° R R'],
  ['DEP-2', 'O° O° R R'],
  ['RBK-1', '– – R R'],
  ['CHK-1', '– O° R R'],
];

const CONDITIONS_OF: Readonly<Record<Condition, readonly string[]>> = {
  [Condition.USER_DATA_RETAINED]: ['BAK-1', 'BAK-2', 'BAK-3', 'BAK-4', 'BAK-5', 'OPS-2'],
  [Condition.AVAILABILITY_ASKS_FOR_MONITORING]: ['MON-1', 'MON-2', 'MON-3', 'OPS-1'],
  [Condition.PRIVATE_PATHS_EXIST]: ['SEC-3'],
  [Condition.USERS_NOTICE]: ['NTF-1'],
  [Condition.THIRD_PARTIES_DECLARED]: ['NTF-2'],
  [Condition.STAFFED]: ['STF-1'],
};

const STAGES = Object.values(StageKind);
const MARKS: Readonly<Record<Obligation, string>> = {
  [Obligation.REQUIRED]: 'R',
  [Obligation.CONDITIONAL]: 'C',
  [Obligation.NICE_TO_HAVE]: 'O',
  [Obligation.NOT_REQUIRED]: '–',
};

function mark(cell: Cell): string {
  return MARKS[cell.obligation] + (cell.basis === Basis.OURS ? '°' : '');
}

function cellsOf(id: string): readonly Cell[] {
  return CATALOG.filter((requirement) => requirement.id === id).flatMap((requirement) =>
    STAGES.map((stage) => requirement.stages[stage]),
  );
}

describe('the catalogue', () => {
  test('holds every requirement of the documents once, in their order', () => {
    expect(CATALOG.map((requirement) => requirement.id)).toEqual(READING.map(([id]) => id));
  });

  test.each(READING)(
    'binds the stages to %s as the documents do, and marks what is ours: %s',
    (id, cells) => {
      expect(cellsOf(id).map(mark).join(' ')).toBe(cells);
    },
  );

  test('names the basis of every cell, and only what the brief adds is its', () => {
    const bases = CATALOG.flatMap((requirement) =>
      STAGES.map((stage) => [requirement.id, stage, requirement.stages[stage].basis] as const),
    );
    expect(bases.filter(([, , basis]) => !Object.values<string>(Basis).includes(basis))).toEqual([]);
    expect(bases.filter(([, , basis]) => basis === Basis.BRIEF)).toEqual([
      ['CLU-1', StageKind.PRODUCTION, Basis.BRIEF],
    ]);
  });

  test('a cell that demands nothing is never ours, since only a document can leave something open', () => {
    const open = CATALOG.flatMap((requirement) => STAGES.map((stage) => requirement.stages[stage])).filter(
      (cell) => cell.obligation === Obligation.NOT_REQUIRED,
    );
    expect(open.filter((cell) => ![Basis.GUIDE, Basis.PLAN].includes(cell.basis))).toEqual([]);
  });

  test('a cell has a condition if, and only if, it is conditional', () => {
    const odd = CATALOG.flatMap((requirement) => STAGES.map((stage) => requirement.stages[stage])).filter(
      (cell) => (cell.condition !== undefined) !== (cell.obligation === Obligation.CONDITIONAL),
    );
    expect(odd).toEqual([]);
  });

  test.each(Object.values(Condition))('knows the requirements that are decided by: %s', (condition) => {
    const requirements = CATALOG.filter((requirement) =>
      STAGES.some((stage) => requirement.stages[stage].condition === condition),
    );
    expect(requirements.map((requirement) => requirement.id)).toEqual(CONDITIONS_OF[condition]);
  });

  test('asks a soft launch to detect problems only where its availability asks for monitoring', () => {
    const requirements = CATALOG.filter(
      (requirement) => requirement.stages[StageKind.SOFT_LAUNCH].templateCondition !== undefined,
    );
    expect(requirements.map((requirement) => requirement.id)).toEqual([
      'PRB-1',
      'PRB-2',
      'PRB-3',
      'PRB-4',
      'PRB-5',
      'PRB-6',
    ]);
    for (const requirement of requirements) {
      expect(requirement.stages[StageKind.SOFT_LAUNCH].templateCondition).toBe(
        Condition.AVAILABILITY_ASKS_FOR_MONITORING,
      );
      expect(requirement.stages[StageKind.PRODUCTION].templateCondition).toBeUndefined();
    }
  });

  test('sets one instance in each stage, and three in three zones in production', () => {
    expect(cellsOf('SRV-1').map((cell) => cell.minimum)).toEqual(STAGES.map(() => ({ instances: 1 })));
    expect(
      CATALOG.filter((requirement) =>
        STAGES.some((stage) => requirement.stages[stage].minimum?.zones !== undefined),
      ),
    ).toEqual([expect.objectContaining({ id: 'CLU-1' })]);
    expect(cellsOf('CLU-1').map((cell) => cell.minimum)).toEqual([
      undefined,
      undefined,
      undefined,
      { instances: 3, zones: 3 },
    ]);
  });

  test.each(CATALOG.map((requirement) => [requirement.id, requirement] as const))(
    '%s has words, a source and a proof',
    (_id, requirement) => {
      expect([requirement.title, requirement.statement].filter((text) => text.trim() === '')).toEqual([]);
      expect(requirement.sources.filter((source) => source.section.trim() === '')).toEqual([]);
      expect(requirement.sources.length).toBeGreaterThan(0);
      const { template, declared, attested, checklist } = requirement.proof;
      expect([template, declared, attested, checklist].filter((proof) => proof !== undefined)).not.toEqual(
        [],
      );
    },
  );

  test('names each check once, by the requirement that it proves', () => {
    const named = CATALOG.flatMap(({ id, proof }) =>
      [
        ...(proof.template?.checks ?? []),
        ...(proof.absenceCheck === undefined ? [] : [proof.absenceCheck]),
      ].map((check) => [id, check] as const),
    );
    expect(named.filter(([id, check]) => !check.startsWith(`${id}.`))).toEqual([]);
    expect(new Set(named.map(([, check]) => check)).size).toBe(named.length);
  });

  test('cannot be changed', () => {
    const [requirement] = CATALOG;
    expect(() =>
      Object.assign(requirement.stages[StageKind.STAGING], { obligation: Obligation.NOT_REQUIRED }),
    ).toThrow(TypeError);
    expect(() => Object.assign(CATALOG, { 0: undefined })).toThrow(TypeError);
  });
});
