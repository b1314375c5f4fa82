import { App, Duration, Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { ACCOUNT, DECLARATIONS, ledgerOf, type MutableTemplate } from './compliant-staging';
import { synthesizedOnce } from './synthesized-once';

/** The declarations of the production environment. */
export const CLUSTER: Declarations = {
  ...DECLARATIONS,
  environment: 'Production',
  stage: StageKind.PRODUCTION,
  partner: undefined,
  singletons: [],
  objectives: { availability: 99.9, rtoMinutes: 15, peakLoad: 2 },
};

/** Servers and data stores of a production environment, without the constructs of this package. */
function clusterStack(): Stack {
  const stack = new Stack(new App(), 'Shop', { env: { account: ACCOUNT, region: 'eu-west-1' } });
  const vpc = threeZones(stack);
  new elb.ApplicationLoadBalancer(stack, 'Balancer', { vpc, internetFacing: true });
  const cluster = new ecs.Cluster(stack, 'Cluster', { vpc });
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  taskDefinition.addContainer('web', {
    image: ecs.ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:1'),
  });
  const web = new ecs.FargateService(stack, 'WebService', {
    cluster,
    taskDefinition,
    desiredCount: 3,
    minHealthyPercent: 100,
  });
  (web.node.defaultChild as ecs.CfnService).overrideLogicalId('Web');
  web
    .autoScaleTaskCount({ minCapacity: 3, maxCapacity: 6 })
    .scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
  new rds.DatabaseInstance(stack, 'Orders', {
    vpc,
    engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 }),
    multiAz: true,
    backupRetention: Duration.days(7),
  });
  return stack;
}

function threeZones(stack: Stack): ec2.Vpc {
  const zones = [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs('eu-west-1')));
  Object.defineProperty(stack, 'availabilityZones', { configurable: true, get: () => zones });
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 3, natGateways: 3, restrictDefaultSecurityGroup: false });
  Reflect.deleteProperty(stack, 'availabilityZones');
  return vpc;
}

/** An environment with exactly one change. */
export interface ClusterMutant {
  /** The change. */
  readonly broken: string;
  readonly inTemplate?: (template: MutableTemplate) => void;
  readonly inDeclarations?: Partial<Declarations>;
  /** The requirements that change, with their new state. */
  readonly changes: Record<string, string>;
}

/** A copy of the template. */
export const clusterTemplate = synthesizedOnce(
  'compliant-cluster',
  () => Template.fromStack(clusterStack()).toJSON() as MutableTemplate,
);

/** Evaluates the environment with one change at a time. */
export function changesExactly(mutants: readonly ClusterMutant[]): void {
  const requirements = (template: MutableTemplate, declarations: Partial<Declarations> = {}) =>
    ledgerOf(template, { ...CLUSTER, ...declarations }).requirements;
  let unchanged: ReadonlyMap<string, string> | undefined;
  const before = () =>
    (unchanged ??= new Map(requirements(clusterTemplate()).map(({ id, state }) => [id, state])));

  test('without a change SRV-1, SRV-2 and CLU-1 are met', () => {
    expect(['SRV-1', 'SRV-2', 'CLU-1'].map((id) => before().get(id))).toEqual(['met', 'met', 'met']);
  });

  test.each(mutants)('$broken', ({ inTemplate, inDeclarations, changes }) => {
    const template = clusterTemplate();
    inTemplate?.(template);

    const changed = requirements(template, inDeclarations).filter(
      ({ id, state }) => before().get(id) !== state,
    );

    expect(Object.fromEntries(changed.map(({ id, state }) => [id, state]))).toEqual(changes);
  });
}
