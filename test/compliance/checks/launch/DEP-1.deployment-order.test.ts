import { LaunchPlan } from '../../../../lib';
import { modelFromTemplate } from '../../../../lib/compliance/model/from-template';
import { runChecks } from '../../../../lib/compliance/run-checks';
import type { ComponentRollOut } from '../../../../lib/requirements/launch-plan-options';
import { StageKind } from '../../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../../lib/requirements/resolve-profile';
import { ANSWERS } from '../../../launch/plans';
import { MET, NOT_MET } from '../../check-outcome';
import { DECLARATIONS } from '../../compliant-staging';

const SERVICE = 'AWS::ECS::Service';

/** The state for services with dependencies, by component; each is below the construct of its component. */
function ordered(components: Partial<ComponentRollOut>[], waits: Record<string, string[]>): string {
  const [{ rollBack }] = ANSWERS.components;
  const launch = LaunchPlan.hard({
    ...ANSWERS,
    components: components.map((one) => ({ component: '', automated: true, rollBack, ...one })),
  }).declared;
  const Resources = Object.fromEntries(
    Object.entries(waits).map(([id, DependsOn]) => [
      id,
      {
        Type: SERVICE,
        Properties: {},
        DependsOn,
        // Web1 and Web2 are of Web.
        Metadata: { 'aws:cdk:path': `${DECLARATIONS.environment}/${id.replace(/\d/, '')}/${id}` },
      },
    ]),
  );
  const [{ state }] = runChecks(['DEP-1.deployment-order'], modelFromTemplate({ Resources }), {
    declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION, launch },
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
  });
  return state;
}

const named = (...ids: string[]) => ids.map((component) => ({ component }));

describe('the deployment order', () => {
  test.each<[string, Partial<ComponentRollOut>[], Record<string, string[]>, string]>([
    ['kept', named('Orders', 'Web'), { Orders: [], Web: ['Orders'] }, MET],
    ['not kept', named('Orders', 'Web'), { Orders: [], Web: [] }, NOT_MET],
    ['kept through another', named('Orders', 'Web'), { Orders: [], Mail: ['Orders'], Web: ['Mail'] }, MET],
    [
      'parallel with the one before, not with the first',
      [...named('Orders', 'Web', 'Mail'), { component: 'Search', parallelWithPrevious: true }],
      { Orders: [], Web: ['Orders'], Mail: ['Web'], Search: ['Web'] },
      MET,
    ],
    [
      'parallel with the one before, and too early',
      [...named('Orders', 'Web', 'Mail'), { component: 'Search', parallelWithPrevious: true }],
      { Orders: [], Web: ['Orders'], Mail: ['Web'], Search: ['Orders'] },
      NOT_MET,
    ],
    [
      'of a first component that is parallel with none',
      [{ component: 'Orders', parallelWithPrevious: true }, ...named('Web')],
      { Orders: [], Web: ['Orders'] },
      MET,
    ],
    [
      'not kept around a manual component',
      [...named('Orders'), { component: 'Dns', automated: false }, ...named('Web')],
      { Orders: [], Web: [] },
      NOT_MET,
    ],
    [
      'with a manual component, which does not wait',
      [...named('Orders', 'Web'), { component: 'Mail', automated: false, parallelWithPrevious: true }],
      { Orders: [], Web: ['Orders'], Mail: [] },
      MET,
    ],
    ['after a component that has no resources', named('Gone', 'Web'), { Web: [] }, MET],
    ['after one service of two', named('Web', 'Mail'), { Web1: [], Web2: [], Mail: ['Web2'] }, MET],
    ['with one service of two', named('Web', 'Mail'), { Web: [], Mail1: ['Web'], Mail2: [] }, NOT_MET],
  ])('%s', (_what, components, waits, state) => {
    expect(ordered(components, waits)).toBe(state);
  });
});
