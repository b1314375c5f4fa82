import { modelFromTemplate } from '../../../../lib/compliance/model/from-template';
import { runChecks } from '../../../../lib/compliance/run-checks';
import { StageKind } from '../../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../../lib/requirements/resolve-profile';
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

/** A resource below a construct of the environment. */
function made(path: string, Type: string, rest: Partial<Made> = {}): Made {
  return { Type, Metadata: { 'aws:cdk:path': path }, ...rest };
}

function resultOf(Resources: Readonly<Record<string, Made>>) {
  const [result] = runChecks(['DEP-1.deployment-order'], modelFromTemplate({ Resources }, { name: 'Shop' }), {
    declarations: { ...DECLARATIONS, environment: 'App/Shop', stage: StageKind.PRODUCTION, launch },
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
  });
  return { state: result.state, wrong: result.findings.map(({ resource }) => resource?.logicalId) };
}

const SERVICE = 'AWS::ECS::Service';

const DATABASE = 'AWS::RDS::DBInstance';

const GROUP = 'AWS::EC2::SecurityGroup';

describe('a component is every resource below its construct, and', () => {
  const database = made('App/Shop/Orders/Database', DATABASE);
  const service = (rest: Partial<Made> = {}) => made('App/Shop/Web/Service', SERVICE, rest);

  test('waits for the one before it', () => {
    expect(resultOf({ Db: database, Svc: service({ DependsOn: ['Db'] }) })).toEqual({
      state: MET,
      wrong: [],
    });
  });

  test('does not wait', () => {
    expect(resultOf({ Db: database, Svc: service() })).toEqual({ state: NOT_MET, wrong: ['Svc'] });
  });

  test('is not one with a similar name, or of another environment', () => {
    const others = {
      Search: made('App/Shop/WebSearch/Service', SERVICE),
      Theirs: made('App/Bank/Web/Service', SERVICE),
    };

    expect(resultOf({ Db: database, Svc: service({ DependsOn: ['Db'] }), ...others }).state).toBe(MET);
  });

  test('waits with its server; its security groups and logs may come before', () => {
    const rules = made('App/Shop/Web/Rules', GROUP);

    expect(resultOf({ Db: database, Rules: rules, Svc: service({ DependsOn: ['Db'] }) }).state).toBe(MET);
  });

  test('waits for the data store, not for its security groups', () => {
    const rules = made('App/Shop/Orders/Rules', GROUP);

    expect(resultOf({ Db: database, Rules: rules, Svc: service({ DependsOn: ['Rules'] }) })).toEqual({
      state: NOT_MET,
      wrong: ['Svc'],
    });
  });

  test('without a server and a data store waits with all its resources', () => {
    const schedule = (rest: Partial<Made> = {}) =>
      made('App/Shop/Web/Nightly', 'AWS::Scheduler::Schedule', rest);

    expect(resultOf({ Db: database, Nightly: schedule() })).toEqual({ state: NOT_MET, wrong: ['Nightly'] });
    expect(resultOf({ Db: database, Nightly: schedule({ DependsOn: ['Db'] }) }).state).toBe(MET);
  });

  test('may have circular references', () => {
    const to = (id: string) => ({ Properties: { Note: { Ref: id } } });
    const [one, other] = [made('App/Shop/One', GROUP, to('Other')), made('App/Shop/Other', GROUP, to('One'))];

    expect(resultOf({ One: one, Other: other, Db: database, Svc: service({ DependsOn: ['One'] }) })).toEqual({
      state: NOT_MET,
      wrong: ['Svc'],
    });
  });
});
