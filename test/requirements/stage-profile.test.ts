import * as fc from 'fast-check';
import { CATALOG } from '../../lib/requirements/catalog';
import { Condition, Obligation } from '../../lib/requirements/requirement';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';

const CONDITIONS = Object.values(Condition);
const STAGES = Object.values(StageKind);
const anyStage = fc.constantFrom(...STAGES);
const anyConditions = fc.subarray(CONDITIONS);
const NOTHING_DECIDED = { conditions: [] };

function mutableParts(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Object.isFrozen(value) ? [] : [value]), ...Object.values(value).flatMap(mutableParts)];
}

describe('a stage profile, for every stage and whatever conditions hold', () => {
  test('is frozen through and through', () => {
    fc.assert(
      fc.property(anyStage, anyConditions, (stage, conditions) => {
        expect(mutableParts(resolveProfile(stage, { conditions }))).toEqual([]);
      }),
    );
  });

  test('depends on the stage and the set of conditions only, and leaves what it was given alone', () => {
    fc.assert(
      fc.property(anyStage, anyConditions, (stage, conditions) => {
        const given = [...conditions].reverse();
        const twice = resolveProfile(stage, { conditions: [...given, ...given] });
        expect(twice).toEqual(resolveProfile(stage, { conditions: given }));
        expect(JSON.stringify(twice)).toBe(JSON.stringify(resolveProfile(stage, { conditions })));
        expect(Object.isFrozen(given)).toBe(false);
        expect(given).toEqual([...conditions].reverse());
      }),
    );
  });

  test('has every requirement, required exactly if the stage is bound to it and its condition holds', () => {
    fc.assert(
      fc.property(anyStage, anyConditions, (stage, conditions) => {
        const profile = resolveProfile(stage, { conditions });
        expect(Object.keys(profile.requirements)).toEqual(CATALOG.map((requirement) => requirement.id));
        for (const { cell, required } of Object.values(profile.requirements)) {
          const held = cell.condition !== undefined && conditions.includes(cell.condition);
          expect(required).toBe(cell.obligation === Obligation.REQUIRED || held);
        }
      }),
    );
  });

  test('never leaves a required requirement without anything that proves it', () => {
    fc.assert(
      fc.property(anyStage, anyConditions, (stage, conditions) => {
        const unproved = Object.values(resolveProfile(stage, { conditions }).requirements).filter(
          ({ required, checks, definition: { proof } }) =>
            required &&
            checks.length === 0 &&
            (proof.declared ?? proof.attested ?? proof.checklist) === undefined,
        );
        expect(unproved).toEqual([]);
      }),
    );
  });

  test('asks no proof of what is not required, and does not look for the absence of what is', () => {
    fc.assert(
      fc.property(anyStage, anyConditions, (stage, conditions) => {
        for (const requirement of Object.values(resolveProfile(stage, { conditions }).requirements)) {
          if (requirement.required) expect(requirement.absenceCheck).toBeUndefined();
          else expect(requirement.checks).toEqual([]);
        }
      }),
    );
  });
});

describe('conditional requirements', () => {
  const conditionalCells = CATALOG.flatMap((requirement) =>
    STAGES.flatMap((stage) => {
      const { condition } = requirement.stages[stage];
      return condition === undefined ? [] : [{ id: requirement.id, stage, condition }];
    }),
  );

  test.each(conditionalCells)(
    '$id in $stage turns required when its condition holds',
    ({ id, stage, condition }) => {
      const others = CONDITIONS.filter((other) => other !== condition);
      const without = resolveProfile(stage, { conditions: others }).requirements[id];
      const withIt = resolveProfile(stage, { conditions: [condition] }).requirements[id];
      expect(without.required).toBe(false);
      expect(without.reason).toBe(`conditional: not required, since this does not hold: ${condition}`);
      expect(withIt.required).toBe(true);
      expect(withIt.reason).toContain(`since ${condition}`);
    },
  );

  test('a soft launch has to detect problems only where its availability asks for monitoring', () => {
    const conditions = [Condition.AVAILABILITY_ASKS_FOR_MONITORING];
    const without = resolveProfile(StageKind.SOFT_LAUNCH, NOTHING_DECIDED).requirements['PRB-1'];
    const withIt = resolveProfile(StageKind.SOFT_LAUNCH, { conditions }).requirements['PRB-1'];
    expect([without.required, without.checks]).toEqual([true, []]);
    expect(without.reason).toContain('no template has to prove it');
    expect(withIt.required).toBe(true);
    expect(withIt.checks).toHaveLength(1);
  });
});

describe('reasons', () => {
  test.each([
    [StageKind.STAGING, 'STG-2', 'required by the guide'],
    [StageKind.STAGING, 'SEC-1', 'required by this package, beyond the documents (at the network)'],
    [StageKind.STAGING, 'BAK-1', 'not required by the guide ("No backup")'],
    [StageKind.STAGING, 'OBS-1', 'nice to have'],
    [StageKind.PRODUCTION, 'CLU-1', 'required by the brief'],
    [StageKind.PRODUCTION, 'RBK-1', 'required by the plan'],
  ])('%s, %s: %s', (stage, id, reason) => {
    expect(resolveProfile(stage, NOTHING_DECIDED).requirements[id].reason).toBe(reason);
  });
});

describe('what a profile hands on', () => {
  test.each([
    [StageKind.DEVELOPMENT, { instances: 1, zones: 2 }, false],
    [StageKind.STAGING, { instances: 1, zones: 2 }, false],
    [StageKind.SOFT_LAUNCH, { instances: 1, zones: 2 }, true],
    [StageKind.PRODUCTION, { instances: 3, zones: 3 }, true],
  ])('%s: its minimum and whether data is retained', (stage, minimum, retainsData) => {
    const profile = resolveProfile(stage, NOTHING_DECIDED);
    expect(profile.minimum).toEqual(minimum);
    expect(profile.retainsData).toBe(retainsData);
  });

  test('staging: the checks of what it must have, and of what it need not have', () => {
    const requirements = Object.values(resolveProfile(StageKind.STAGING, NOTHING_DECIDED).requirements);
    expect(requirements.flatMap((requirement) => requirement.checks)).toEqual([
      'STG-1.owner-tags',
      'STG-2.no-anonymous-access',
      'STG-2.team-access-only',
      'STG-3.partner-control',
      'SRV-1.min-instances',
      'SEC-1.declared-egress-only',
      'SEC-1.declared-ingress-only',
      'SEC-1.web-firewall',
    ]);
    expect(requirements.flatMap((requirement) => requirement.absenceCheck ?? [])).toEqual([
      'BAK-1.absent',
      'MON-1.absent',
      'OBS-1.absent',
    ]);
  });

  test.each([
    [StageKind.STAGING, ['OBS-1.tracing', 'OBS-1.detailed-metrics']],
    [StageKind.PRODUCTION, ['CLU-2.multi-region', 'OBS-1.tracing', 'OBS-1.detailed-metrics']],
  ])('%s: what no stage requires is looked at where it is welcome', (stage, checks) => {
    const requirements = Object.values(resolveProfile(stage, NOTHING_DECIDED).requirements);
    expect(requirements.flatMap((requirement) => requirement.optionalChecks)).toEqual(checks);
  });

  test.each([StageKind.SOFT_LAUNCH, StageKind.PRODUCTION])(
    '%s: nothing of it is looked for in order to be missed',
    (stage) => {
      const requirements = Object.values(resolveProfile(stage, NOTHING_DECIDED).requirements);
      expect(requirements.flatMap((requirement) => requirement.absenceCheck ?? [])).toEqual([]);
    },
  );
});
