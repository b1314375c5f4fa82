import { StageKind } from '../../../../lib';
import { buildLedger } from '../../../../lib/compliance/ledger/build-ledger';
import { modelFromTemplate } from '../../../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../../../lib/compliance/model/resource-model';
import { resolveProfile } from '../../../../lib/requirements/resolve-profile';
import { DECLARATIONS } from '../../compliant-staging';

/** The state of an optional requirement of a production environment, and of its checks. */
function outcome(id: string, model: ResourceModel, stage = StageKind.PRODUCTION) {
  const { requirements } = buildLedger({
    model,
    profile: resolveProfile(stage, { conditions: [] }),
    declarations: { ...DECLARATIONS, stage },
    nag: [],
  });
  const requirement = requirements.find((one) => one.id === id);
  return {
    state: requirement?.state,
    reason: requirement?.reason,
    blocking: requirement?.blocking,
    checks: Object.fromEntries((requirement?.checks ?? []).map(({ check, state }) => [check, state])),
  };
}

type Resources = Record<string, { Type: string; Properties: Record<string, unknown> }>;

const COLLECTED = [
  { Image: 'shop' },
  { Image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3' },
];

/** A template in which each resource is observable. */
function observed(): Resources {
  return {
    Cluster: {
      Type: 'AWS::ECS::Cluster',
      Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }] },
    },
    Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: COLLECTED } },
    Web: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Task' } } },
    Mail: { Type: 'AWS::Lambda::Function', Properties: { TracingConfig: { Mode: 'Active' } } },
    Flow: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { TracingConfiguration: { Enabled: true } },
    },
    Api: { Type: 'AWS::ApiGateway::Stage', Properties: { TracingEnabled: true } },
    Page: {
      Type: 'AWS::AppRunner::Service',
      Properties: { ObservabilityConfiguration: { ObservabilityEnabled: true } },
    },
    Pods: { Type: 'AWS::EKS::Cluster', Properties: {} },
    PodTraces: {
      Type: 'AWS::EKS::Addon',
      Properties: { ClusterName: { Ref: 'Pods' }, AddonName: 'adot' },
    },
    Orders: { Type: 'AWS::RDS::DBInstance', Properties: { MonitoringInterval: 60 } },
    Stock: { Type: 'AWS::RDS::DBCluster', Properties: {} },
    StockWriter: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { DBClusterIdentifier: { Ref: 'Stock' }, EnablePerformanceInsights: true },
    },
    Host: { Type: 'AWS::EC2::Instance', Properties: { Monitoring: true } },
  };
}

const observability = (change: (resources: Resources) => void = () => undefined) => {
  const Resources = observed();
  change(Resources);
  return outcome('OBS-1', modelFromTemplate({ Resources }, { name: 'Shop' }));
};

const set = (id: string, Properties: Record<string, unknown>) => (resources: Resources) => {
  resources[id].Properties = Properties;
};

test('complete observability meets the requirement', () => {
  const { state, checks } = observability();

  expect(state).toBe('met');
  expect(checks).toEqual({ 'OBS-1.tracing': 'met', 'OBS-1.detailed-metrics': 'met' });
});

describe('incomplete observability is neither a fault nor met:', () => {
  test.each<[string, (resources: Resources) => void, string, string]>([
    [
      'a task without a collector',
      set('Task', { ContainerDefinitions: [{ Image: 'shop' }] }),
      'OBS-1.tracing',
      'not met',
    ],
    ['a function without traces', set('Mail', {}), 'OBS-1.tracing', 'not met'],
    ['a state machine without traces', set('Flow', {}), 'OBS-1.tracing', 'not met'],
    ['an API stage without traces', set('Api', {}), 'OBS-1.tracing', 'not met'],
    ['an App Runner service without traces', set('Page', {}), 'OBS-1.tracing', 'not met'],
    [
      'an EKS cluster without a collector',
      set('PodTraces', { ClusterName: { Ref: 'Pods' }, AddonName: 'vpc-cni' }),
      'OBS-1.tracing',
      'not met',
    ],
    ['a task that is in no template', set('Web', { TaskDefinition: 'shop:7' }), 'OBS-1.tracing', 'unknown'],
    ['a cluster without insights', set('Cluster', {}), 'OBS-1.detailed-metrics', 'not met'],
    [
      'a cluster whose insights are known only at deployment',
      set('Cluster', { ClusterSettings: [{ Name: 'containerInsights', Value: { Ref: 'Insights' } }] }),
      'OBS-1.detailed-metrics',
      'unknown',
    ],
    ['a database without insights', set('Orders', {}), 'OBS-1.detailed-metrics', 'not met'],
    [
      'an instance of a cluster without insights',
      set('StockWriter', { DBClusterIdentifier: { Ref: 'Stock' } }),
      'OBS-1.detailed-metrics',
      'not met',
    ],
    ['a host without detailed monitoring', set('Host', {}), 'OBS-1.detailed-metrics', 'not met'],
  ])('%s', (_name, change, check, verdict) => {
    const { state, reason, blocking, checks } = observability(change);

    expect({ state, blocking }).toEqual({ state: 'not required', blocking: false });
    expect(reason).toMatch(new RegExp(`^nice to have\\. ${verdict}: `));
    expect(checks).toEqual({ 'OBS-1.tracing': 'met', 'OBS-1.detailed-metrics': 'met', [check]: verdict });
  });

  test('a container with the endpoint of a collector sends traces', () => {
    const withEndpoint = set('Task', {
      ContainerDefinitions: [
        { Image: 'shop', Environment: [{ Name: 'OTEL_EXPORTER_OTLP_ENDPOINT', Value: 'x' }] },
      ],
    });

    expect(observability(withEndpoint).state).toBe('met');
  });

  test('an environment without such resources has nothing to evaluate', () => {
    const nothing = outcome('OBS-1', modelFromTemplate({ Resources: {} }, { name: 'Shop' }));

    expect(nothing).toMatchObject({ state: 'not required', reason: 'nice to have' });
  });

  test('in a stage that does not require it, it is not required but present', () => {
    const model = modelFromTemplate({ Resources: observed() }, { name: 'Shop' });

    expect(outcome('OBS-1', model, StageKind.STAGING).state).toBe('not required, but present');
  });
});
