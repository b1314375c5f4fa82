import { modelFromTemplate } from '../../../../lib/compliance/model/from-template';
import { runChecks } from '../../../../lib/compliance/run-checks';
import { StageKind } from '../../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../../lib/requirements/stage-profile';
import { ANSWERS } from '../../../launch/plans';
import { MET, NOT_MET } from '../../check-outcome';
import { declaredLaunch } from '../../compliant-launch';
import { DECLARATIONS } from '../../compliant-staging';

interface Made {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

const [web] = ANSWERS.components;

const launch = declaredLaunch({ components: ['Orders', 'Web'].map((component) => ({ ...web, component })) });

/** What is made below the construct of an environment. */
function made(path: string, Type: string, rest: Partial<Made> = {}): Made {
  return { Type, Metadata: { 'aws:cdk:path': path }, ...rest };
}

function says(Resources: Readonly<Record<string, Made>>) {
  const [result] = runChecks(['DEP-1.deployment-order'], modelFromTemplate({ Resources }, { name: 'Shop' }), {
    declarations: { ...DECLARATIONS, environment: 'App/Shop', stage: StageKind.PRODUCTION, launch },
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
  });
  return { state: result.state, wrong: result.findings.map(({ resource }) => resource?.logicalId) };
}

const SERVICE = 'AWS::ECS::Service';

const DATABASE = 'AWS::RDS::DBInstance';

const GROUP = 'AWS::EC2::SecurityGroup';

describe('a component that is told by where its construct stands', () => {
  const database = made('App/Shop/Orders/Database', DATABASE);
  const service = (rest: Partial<Made> = {}) => made('App/Shop/Web/Service', SERVICE, rest);

  test('waits for the one before it', () => {
    expect(says({ Db: database, Svc: service({ DependsOn: ['Db'] }) })).toEqual({ state: MET, wrong: [] });
  });

  test('does not wait', () => {
    expect(says({ Db: database, Svc: service() })).toEqual({ state: NOT_MET, wrong: ['Svc'] });
  });

  test('is another than one whose name begins alike, or of another environment', () => {
    const others = {
      Search: made('App/Shop/WebSearch/Service', SERVICE),
      Theirs: made('App/Bank/Web/Service', SERVICE),
    };

    expect(says({ Db: database, Svc: service({ DependsOn: ['Db'] }), ...others }).state).toBe(MET);
  });

  test('waits with what serves; the rules and logs that go with it may come before', () => {
    const rules = made('App/Shop/Web/Rules', GROUP);

    expect(says({ Db: database, Rules: rules, Svc: service({ DependsOn: ['Db'] }) }).state).toBe(MET);
  });

  test('waits for what keeps data, not for the rules that go with it', () => {
    const rules = made('App/Shop/Orders/Rules', GROUP);

    expect(says({ Db: database, Rules: rules, Svc: service({ DependsOn: ['Rules'] }) })).toEqual({
      state: NOT_MET,
      wrong: ['Svc'],
    });
  });

  test('that neither serves nor keeps data waits with all that it has', () => {
    const schedule = (rest: Partial<Made> = {}) =>
      made('App/Shop/Web/Nightly', 'AWS::Scheduler::Schedule', rest);

    expect(says({ Db: database, Nightly: schedule() })).toEqual({ state: NOT_MET, wrong: ['Nightly'] });
    expect(says({ Db: database, Nightly: schedule({ DependsOn: ['Db'] }) }).state).toBe(MET);
  });

  test('may refer in a circle', () => {
    const to = (id: string) => ({ Properties: { Note: { Ref: id } } });
    const [one, other] = [made('App/Shop/One', GROUP, to('Other')), made('App/Shop/Other', GROUP, to('One'))];

    expect(says({ One: one, Other: other, Db: database, Svc: service({ DependsOn: ['One'] }) })).toEqual({
      state: NOT_MET,
      wrong: ['Svc'],
    });
  });
});
