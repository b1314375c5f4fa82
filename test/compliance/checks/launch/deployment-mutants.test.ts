import { StageKind, LaunchPlan } from '../../../../lib';
import { OutcomeState } from '../../../../lib/compliance';
import { buildLedger } from '../../../../lib/compliance/ledger/build-ledger';
import { modelFromTemplate } from '../../../../lib/compliance/model/from-template';
import type { Declarations } from '../../../../lib/requirements/declarations';
import type { ComponentRollOut } from '../../../../lib/requirements/launch-plan-options';
import { Condition } from '../../../../lib/requirements/requirement';
import { resolveProfile } from '../../../../lib/requirements/resolve-profile';
import { ANSWERS } from '../../../launch/plans';
import { DECLARATIONS } from '../../compliant-staging';

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

/** A database, Web with its endpoint in a variable, and Mail that depends on Web. */
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

interface Deployment {
  readonly break?: (template: Template) => void;
  readonly declared?: Partial<Declarations>;
  readonly conditions?: readonly Condition[];
  readonly stage?: StageKind;
}

const CHECKS = ['DEP-1.deployment-order', 'DEP-2.automated-deployment', 'RBK-1.automatic-rollback'];

/** The checks that are not met, and the ids of their findings. */
function deploymentOutcome({
  declared,
  conditions = [],
  stage = StageKind.PRODUCTION,
  ...changed
}: Deployment) {
  const broken = template();
  changed.break?.(broken);
  const { requirements } = buildLedger({
    model: modelFromTemplate(broken, { name: 'Shop' }),
    profile: resolveProfile(stage, { conditions }),
    declarations: { ...DECLARATIONS, stage, launch: PLAN, ...declared },
    nag: [],
  });
  const results = requirements.flatMap(({ checks }) => checks).filter(({ check }) => CHECKS.includes(check));
  return {
    states: Object.fromEntries(
      results.filter(({ state }) => state !== OutcomeState.MET).map(({ check, state }) => [check, state]),
    ),
    findings: results.flatMap(({ findings }) => findings.map(({ id }) => id)),
  };
}

interface Mutant extends Deployment {
  readonly broken: string;
  /** The checks that are not met, with their state. */
  readonly changes: Record<string, string>;
  readonly finding: string;
}

const configuration = (of: Template) => of.Resources.Web.Properties.DeploymentConfiguration;

const MUTANTS: readonly Mutant[] = [
  {
    broken: 'a service does not depend on the one before it',
    break: ({ Resources }) => {
      delete Resources.Mail.DependsOn;
    },
    changes: { 'DEP-1.deployment-order': 'not met' },
    finding: 'DEP-1.not-ordered',
  },
  {
    broken: 'a service does not refer to its database',
    break: ({ Resources }) => {
      Resources.WebTask.Properties = { ContainerDefinitions: [] };
    },
    changes: { 'DEP-1.deployment-order': 'not met' },
    finding: 'DEP-1.not-ordered',
  },
  {
    broken: 'the plan has another order',
    declared: { launch: planOf(rollOut('Orders'), rollOut('Mail'), rollOut('Web')) },
    changes: { 'DEP-1.deployment-order': 'not met' },
    finding: 'DEP-1.not-ordered',
  },
  {
    broken: 'an automated component is in no template',
    declared: { launch: planOf(rollOut('Orders'), rollOut('Web'), rollOut('Search')) },
    changes: { 'DEP-2.automated-deployment': 'not met' },
    finding: 'DEP-2.component-missing',
  },
  {
    broken: 'the circuit breaker does not roll back',
    break: (it) => {
      configuration(it).DeploymentCircuitBreaker = { Enable: true, Rollback: false };
    },
    changes: { 'RBK-1.automatic-rollback': 'not met' },
    finding: 'RBK-1.no-circuit-breaker',
  },
  {
    broken: 'the circuit breaker is missing',
    break: (it) => {
      delete configuration(it).DeploymentCircuitBreaker;
    },
    changes: { 'RBK-1.automatic-rollback': 'not met' },
    finding: 'RBK-1.no-circuit-breaker',
  },
  {
    broken: 'a condition enables the circuit breaker',
    break: (it) => {
      configuration(it).DeploymentCircuitBreaker = {
        Enable: { 'Fn::If': ['Day', true, false] },
        Rollback: true,
      };
    },
    changes: { 'RBK-1.automatic-rollback': 'unknown' },
    finding: 'RBK-1.no-circuit-breaker',
  },
  {
    broken: 'the deployment alarm is missing',
    break: (it) => {
      delete configuration(it).Alarms;
    },
    changes: { 'RBK-1.automatic-rollback': 'not met' },
    finding: 'RBK-1.no-deployment-alarm',
  },
  {
    broken: 'the deployment alarms do not roll back',
    break: (it) => {
      configuration(it).Alarms = { Enable: true, Rollback: false, AlarmNames: ['shop/errors'] };
    },
    changes: { 'RBK-1.automatic-rollback': 'not met' },
    finding: 'RBK-1.alarm-without-rollback',
  },
  {
    broken: 'the deployment alarm is in no template',
    break: ({ Resources }) => {
      Resources.Errors.Properties.AlarmName = 'shop/other';
    },
    changes: { 'RBK-1.automatic-rollback': 'not met' },
    finding: 'RBK-1.alarm-missing',
  },
  {
    broken: 'the name of the deployment alarm is known only at deployment',
    break: (it) => {
      configuration(it).Alarms = { Enable: true, Rollback: true, AlarmNames: [{ Ref: 'AlarmName' }] };
    },
    changes: { 'RBK-1.automatic-rollback': 'unknown' },
    finding: 'RBK-1.alarm-unknown',
  },
  {
    broken: 'CodeDeploy deploys the service',
    break: ({ Resources }) => {
      Resources.Web.Properties.DeploymentController = { Type: 'CODE_DEPLOY' };
    },
    changes: { 'RBK-1.automatic-rollback': 'unknown' },
    finding: 'RBK-1.other-controller',
  },
];

test('a deployment that follows the launch plan meets each check', () => {
  expect(deploymentOutcome({})).toEqual({ states: {}, findings: [] });
});

describe('one change makes exactly its check not met:', () => {
  test.each(MUTANTS)('$broken', ({ changes, finding, ...change }) => {
    const { states, findings } = deploymentOutcome(change);

    expect(states).toEqual(changes);
    expect(findings).toContain(finding);
  });
});

describe('met by', () => {
  test('parallel components that do not depend on each other', () => {
    const launch = planOf(
      rollOut('Orders'),
      rollOut('Web'),
      rollOut('Other', { parallelWithPrevious: true }),
    );
    const parallel = (it: Template) =>
      Object.assign(it.Resources, { Other: { ...it.Resources.Web, DependsOn: ['Orders'] } });

    expect(deploymentOutcome({ break: parallel, declared: { launch } }).states).toEqual({});
  });

  test('a component that is deployed manually', () => {
    const launch = planOf(rollOut('Orders'), rollOut('Dns', { automated: false }), rollOut('Web'));

    expect(deploymentOutcome({ declared: { launch } }).states).toEqual({});
  });

  test('a deployment alarm by reference', () => {
    const byReference = (it: Template) => {
      configuration(it).Alarms = { Enable: true, Rollback: true, AlarmNames: [{ Ref: 'Errors' }] };
    };

    expect(deploymentOutcome({ break: byReference }).states).toEqual({});
  });

  test('a blue/green deployment with alarms, without the circuit breaker', () => {
    const blueGreen = (it: Template) => {
      delete configuration(it).DeploymentCircuitBreaker;
      configuration(it).Strategy = 'BLUE_GREEN';
    };

    expect(deploymentOutcome({ break: blueGreen }).states).toEqual({});
  });

  test('a soft launch without a deployment alarm, unless its availability requires monitoring', () => {
    const noAlarm = (it: Template) => {
      for (const service of [it.Resources.Web, it.Resources.Mail])
        delete service.Properties.DeploymentConfiguration.Alarms;
    };
    const soft = { break: noAlarm, stage: StageKind.SOFT_LAUNCH };

    expect(deploymentOutcome(soft).states).toEqual({});
    expect(
      deploymentOutcome({ ...soft, conditions: [Condition.AVAILABILITY_ASKS_FOR_MONITORING] }).states,
    ).toEqual({
      'RBK-1.automatic-rollback': 'not met',
    });
  });
});

test('without a planned launch the order is not checked', () => {
  const { states } = deploymentOutcome({ declared: { launch: undefined } });

  expect(states).toEqual({
    'DEP-1.deployment-order': 'not applicable',
    'DEP-2.automated-deployment': 'not applicable',
  });
});
