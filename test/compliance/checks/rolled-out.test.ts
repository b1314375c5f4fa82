import { LaunchPlan, StageKind, OutcomeState } from '../../../lib';
import { buildLedger } from '../../../lib/compliance/ledger/build-ledger';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import type { Declarations } from '../../../lib/requirements/declarations';
import type { ComponentRollOut } from '../../../lib/requirements/declared-launch';
import { Condition } from '../../../lib/requirements/requirement';
import { resolveProfile } from '../../../lib/requirements/stage-profile';
import { ANSWERS } from '../../launch/plans';
import { DECLARATIONS } from '../compliant-staging';

interface Service {
  DependsOn?: string[];
  Properties: {
    DeploymentController?: unknown;
    DeploymentConfiguration: {
      Strategy?: string;
      DeploymentCircuitBreaker?: Record<string, unknown>;
      Alarms?: Record<string, unknown>;
    };
  };
}

/** By hand: a database, Web that is told where it is, and Mail that waits for Web. */
function template() {
  const service = (taskDefinition: string): Service & { Type: string } => ({
    Type: 'AWS::ECS::Service',
    Properties: {
      ...{ TaskDefinition: { Ref: taskDefinition } },
      DeploymentConfiguration: {
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        Alarms: { Enable: true, Rollback: true, AlarmNames: ['shop/errors'] },
      },
    },
  });
  return {
    Resources: {
      Errors: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'shop/errors' } },
      Orders: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'postgres' } },
      WebTask: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          ContainerDefinitions: [
            { Environment: [{ Name: 'HOST', Value: { 'Fn::Sub': 'db://${Orders.Endpoint.Address}' } }] },
          ],
        },
      },
      Web: service('WebTask'),
      MailTask: { Type: 'AWS::ECS::TaskDefinition', Properties: {} },
      Mail: { ...service('MailTask'), DependsOn: ['Web'] } as Service & { Type: string },
    },
  };
}

type Template = ReturnType<typeof template>;

const [{ rollBack }] = ANSWERS.components;
const rollOut = (component: string, change: Partial<ComponentRollOut> = {}): ComponentRollOut => ({
  component,
  automated: true,
  rollBack,
  ...change,
});
const planOf = (...components: ComponentRollOut[]) => LaunchPlan.hard({ ...ANSWERS, components }).declared;
const PLAN = planOf(rollOut('Orders'), rollOut('Web'), rollOut('Mail'));

interface Asked {
  readonly break?: (template: Template) => void;
  readonly declared?: Partial<Declarations>;
  readonly conditions?: readonly Condition[];
  readonly stage?: StageKind;
}

const CHECKS = ['DEP-1.deployment-order', 'DEP-2.automated-deployment', 'RBK-1.automatic-rollback'];

/** What the three checks say, and why where they are not content. */
function verdicts({ declared, conditions = [], stage = StageKind.PRODUCTION, ...asked }: Asked) {
  const broken = template();
  asked.break?.(broken);
  const { requirements } = buildLedger({
    model: modelFromTemplate(broken, { name: 'Shop' }),
    profile: resolveProfile(stage, { conditions }),
    declarations: { ...DECLARATIONS, stage, launch: PLAN, ...declared },
    nag: [],
  });
  const results = requirements.flatMap(({ checks }) => checks).filter(({ check }) => CHECKS.includes(check));
  return {
    turned: Object.fromEntries(
      results.filter(({ state }) => state !== OutcomeState.MET).map(({ check, state }) => [check, state]),
    ),
    reasons: results.flatMap(({ findings }) => findings.map(({ reason }) => reason)),
  };
}

test('a launch that is as its plan says meets all three', () => {
  expect(verdicts({})).toEqual({ turned: {}, reasons: [] });
});

interface Mutant extends Asked {
  readonly broken: string;
  readonly turns: Record<string, string>;
  readonly says: string;
}

const configuration = (of: Template) => of.Resources.Web.Properties.DeploymentConfiguration;

const MUTANTS: readonly Mutant[] = [
  {
    broken: 'a service no longer waits for the one before it',
    break: ({ Resources }) => {
      delete Resources.Mail.DependsOn;
    },
    turns: { 'DEP-1.deployment-order': 'not met' },
    says: 'it does not wait for Web, which rolls out before Mail',
  },
  {
    broken: 'a service is no longer told where its database is',
    break: ({ Resources }) => {
      Resources.WebTask.Properties = { ContainerDefinitions: [] };
    },
    turns: { 'DEP-1.deployment-order': 'not met' },
    says: 'it does not wait for Orders, which rolls out before Web',
  },
  {
    broken: 'the plan turns the order around',
    declared: { launch: planOf(rollOut('Orders'), rollOut('Mail'), rollOut('Web')) },
    turns: { 'DEP-1.deployment-order': 'not met' },
    says: 'it does not wait for Mail, which rolls out before Web',
  },
  {
    broken: 'a component that is to be deployed by itself is in no template',
    declared: { launch: planOf(rollOut('Orders'), rollOut('Web'), rollOut('Search')) },
    turns: { 'DEP-2.automated-deployment': 'not met' },
    says: 'Search is to be deployed with the stacks, and no template has it',
  },
  {
    broken: 'the circuit breaker does not roll back',
    break: (it) => {
      configuration(it).DeploymentCircuitBreaker = { Enable: true, Rollback: false };
    },
    turns: { 'RBK-1.automatic-rollback': 'not met' },
    says: 'its circuit breaker is off, or does not roll back',
  },
  {
    broken: 'there is no circuit breaker',
    break: (it) => {
      delete configuration(it).DeploymentCircuitBreaker;
    },
    turns: { 'RBK-1.automatic-rollback': 'not met' },
    says: 'its circuit breaker is off, or does not roll back',
  },
  {
    broken: 'whether the circuit breaker is on is decided at deployment',
    break: (it) => {
      configuration(it).DeploymentCircuitBreaker = {
        Enable: { 'Fn::If': ['Day', true, false] },
        Rollback: true,
      };
    },
    turns: { 'RBK-1.automatic-rollback': 'unknown' },
    says: 'its circuit breaker is off, or does not roll back, if condition Day is false',
  },
  {
    broken: 'no alarm rolls back',
    break: (it) => {
      delete configuration(it).Alarms;
    },
    turns: { 'RBK-1.automatic-rollback': 'not met' },
    says: 'no alarm rolls its deployment back',
  },
  {
    broken: 'the deployment alarms stop a deployment and leave it there',
    break: (it) => {
      configuration(it).Alarms = { Enable: true, Rollback: false, AlarmNames: ['shop/errors'] };
    },
    turns: { 'RBK-1.automatic-rollback': 'not met' },
    says: 'its deployment alarm is off, or does not roll back',
  },
  {
    broken: 'the deployment alarm is not there',
    break: ({ Resources }) => {
      Resources.Errors.Properties.AlarmName = 'shop/other';
    },
    turns: { 'RBK-1.automatic-rollback': 'not met' },
    says: "its deployment alarm 'shop/errors' is not in the environment",
  },
  {
    broken: 'which alarm it is comes from outside',
    break: (it) => {
      configuration(it).Alarms = { Enable: true, Rollback: true, AlarmNames: [{ Ref: 'AlarmName' }] };
    },
    turns: { 'RBK-1.automatic-rollback': 'unknown' },
    says: 'which alarm rolls its deployment back is known only at deployment',
  },
  {
    broken: 'something else deploys the service',
    break: ({ Resources }) => {
      Resources.Web.Properties.DeploymentController = { Type: 'CODE_DEPLOY' };
    },
    turns: { 'RBK-1.automatic-rollback': 'unknown' },
    says: 'CODE_DEPLOY deploys it, and not ECS: its roll back is no part of it',
  },
];

describe('exactly one thing is broken, and exactly its check turns:', () => {
  test.each(MUTANTS)('$broken', ({ turns, says, ...asked }) => {
    const { turned, reasons } = verdicts(asked);

    expect(turned).toEqual(turns);
    expect(reasons).toContain(says);
  });
});

describe('what is as it should be:', () => {
  test('components side by side do not wait for each other', () => {
    const launch = planOf(
      rollOut('Orders'),
      rollOut('Web'),
      rollOut('Other', { parallelWithPrevious: true }),
    );
    const beside = (it: Template) =>
      Object.assign(it.Resources, { Other: { ...it.Resources.Web, DependsOn: ['Orders'] } });

    expect(verdicts({ break: beside, declared: { launch } }).turned).toEqual({});
  });

  test('what people deploy by hand stands in no template and waits for nothing', () => {
    const launch = planOf(rollOut('Orders'), rollOut('Dns', { automated: false }), rollOut('Web'));

    expect(verdicts({ declared: { launch } }).turned).toEqual({});
  });

  test('a deployment alarm that is named by reference', () => {
    const byReference = (it: Template) => {
      configuration(it).Alarms = { Enable: true, Rollback: true, AlarmNames: [{ Ref: 'Errors' }] };
    };

    expect(verdicts({ break: byReference }).turned).toEqual({});
  });

  test('a blue/green deployment rolls back by its alarms, without the circuit breaker', () => {
    const blueGreen = (it: Template) => {
      delete configuration(it).DeploymentCircuitBreaker;
      configuration(it).Strategy = 'BLUE_GREEN';
    };

    expect(verdicts({ break: blueGreen }).turned).toEqual({});
  });

  test('a soft launch whose availability asks for no monitoring needs no alarm to roll back', () => {
    const noAlarm = (it: Template) => {
      for (const service of [it.Resources.Web, it.Resources.Mail])
        delete service.Properties.DeploymentConfiguration.Alarms;
    };
    const soft = { break: noAlarm, stage: StageKind.SOFT_LAUNCH };

    expect(verdicts(soft).turned).toEqual({});
    expect(verdicts({ ...soft, conditions: [Condition.AVAILABILITY_ASKS_FOR_MONITORING] }).turned).toEqual({
      'RBK-1.automatic-rollback': 'not met',
    });
  });
});

test('while no launch is planned there is no order to keep', () => {
  const { turned } = verdicts({ declared: { launch: undefined } });

  expect(turned).toEqual({
    'DEP-1.deployment-order': 'not applicable',
    'DEP-2.automated-deployment': 'not applicable',
  });
});
