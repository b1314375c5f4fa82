import { is, isAtLeast } from '../../../internal/values';
import type { Declarations } from '../../../requirements/declarations';
import { resourcesIn } from '../../analysis/references';
import { isSingleton } from '../../analysis/servers';
import { type CheckFinding, findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { declaredNotApplicable, defineCheck, noLaunchPlanned, notApplicable, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;
const SERVICE = 'AWS::ECS::Service';
const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

/** Strategies that start new tasks before they stop the old ones. */
const BLUE_GREEN: readonly string[] = ['BLUE_GREEN', 'LINEAR', 'CANARY'];

// The defaults of Elastic Load Balancing, in seconds.
const DEFAULT_DEREGISTRATION_DELAY = 300;
const DEFAULT_IDLE_TIMEOUT = 60;

const FINDINGS = findings('DWN-2', Severity.MEDIUM, {
  downtimeAtDeployment: {
    message:
      'A deployment keeps {percent} percent of {resource} healthy, and the launch plan announces no downtime.',
    remediation: 'Set MinimumHealthyPercent to 100, deploy blue/green, or announce the downtime.',
  },
  deregistrationTooShort: {
    message:
      '{resource} has a deregistration delay of {seconds} seconds; at least {min} are needed so that no request is cut off.',
    remediation: 'Set the deregistration delay to at least {min} seconds, or announce the disconnection.',
  },
  otherController: {
    state: UNKNOWN,
    message: 'Deployment controller {controller} deploys {resource}, and no template shows how.',
    remediation: 'Verify that the deployment keeps 100 percent of the service healthy.',
  },
  strategyUnknown: {
    state: UNKNOWN,
    message: 'The deployment strategy of {resource} is known only at deployment.',
    remediation: 'Set Strategy and MinimumHealthyPercent to literal values.',
  },
  deregistrationUnknown: {
    state: UNKNOWN,
    message: 'The deregistration delay of {resource} is known only at deployment.',
    remediation: 'Set the deregistration delay to a literal value.',
  },
});

export const dwn2ZeroDowntime = defineCheck({
  id: 'DWN-2.zero-downtime',
  title: 'A deployment without announced downtime or disconnection is rolling, and drains connections',
  remediation:
    'Keep 100 percent of the service healthy or deploy it blue/green, set the deregistration delay to the idle timeout of the load balancer or more, or announce what users will notice.',
  findings: FINDINGS,
  asks: {},
  evaluate(model, { declarations }) {
    const { launch } = declarations;
    if (launch === undefined) return noLaunchPlanned();
    const { downtime, disconnection } = launch.experience;
    if (downtime && disconnection) {
      return declaredNotApplicable('Downtime and the disconnection of clients are announced.');
    }
    const services = downtime ? [] : model.ofType(SERVICE).filter((one) => isNoticed(one, declarations));
    // Functions finish their requests.
    const groups = model
      .ofType(TARGET_GROUP)
      .filter(({ properties }) => !is(properties.TargetType, 'lambda'));
    if (services.length + groups.length === 0) {
      return notApplicable('The environment has no ECS service and no target group.');
    }
    return outcomeOf(
      [...services, ...groups],
      [
        ...services.flatMap(deploymentFinding),
        ...groups.flatMap((group) =>
          drainingFinding(group, disconnection ? [] : idleTimeoutsOf(group, model)),
        ),
      ],
      `Deployments are rolling, and connections are drained (services: ${services.length}, target groups: ${groups.length}).`,
    );
  },
});

/** Users do not notice the absence of a singleton unless requests are routed to it. */
function isNoticed(service: ModelResource, declarations: Declarations): boolean {
  const { LoadBalancers, ServiceConnectConfiguration, ServiceRegistries } = service.properties;
  const routes = [LoadBalancers, object(ServiceConnectConfiguration).Services, ServiceRegistries];
  return !isSingleton(service, declarations) || routes.some((route) => list(route).length > 0);
}

function deploymentFinding(service: ModelResource): CheckFinding[] {
  const { DeploymentController, DeploymentConfiguration } = service.properties;
  const controller = scalar(object(DeploymentController).Type ?? 'ECS');
  // AWS CodeDeploy has blue/green deployments only.
  if (controller === 'CODE_DEPLOY') return [];
  if (controller !== 'ECS') {
    return [FINDINGS.otherController(service, { controller: controller ?? '(known only at deployment)' })];
  }
  const { Strategy = 'ROLLING', MinimumHealthyPercent = 100 } = object(DeploymentConfiguration);
  const [strategy, percent] = [scalar(Strategy), scalar(MinimumHealthyPercent)];
  if (strategy !== undefined && BLUE_GREEN.includes(strategy)) return [];
  if (strategy === undefined || percent === undefined) return [FINDINGS.strategyUnknown(service)];
  return Number(percent) >= 100 ? [] : [FINDINGS.downtimeAtDeployment(service, { percent })];
}

/** @param timeouts the connections that have to be drained, in seconds */
function drainingFinding(group: ModelResource, timeouts: readonly unknown[]): CheckFinding[] {
  const delay = attribute(group, 'TargetGroupAttributes', 'deregistration_delay.timeout_seconds');
  const seconds = Number(scalar(delay ?? DEFAULT_DEREGISTRATION_DELAY));
  if (Number.isNaN(seconds)) return [FINDINGS.deregistrationUnknown(group)];
  const longer = [1, ...timeouts].filter((timeout) => isAtLeast(timeout, seconds + 1));
  if (longer.length === 0) return [];
  const min = Math.max(...longer.map((timeout) => Number(scalar(timeout) ?? seconds + 1)));
  return [FINDINGS.deregistrationTooShort(group, { seconds, min })];
}

/** The idle timeouts of the Application Load Balancers of a group; others pass connections through. */
function idleTimeoutsOf(group: ModelResource, model: ResourceModel): readonly unknown[] {
  const sources = model.ofType(LISTENER, LISTENER_RULE).filter(({ properties, stack }) => {
    const actions = properties.DefaultActions ?? properties.Actions;
    return resourcesIn(actions, stack, model).includes(group);
  });
  return sources
    .flatMap((source) => loadBalancerOf(source, model) ?? [])
    .filter(({ properties }) => is(properties.Type ?? 'application', 'application'))
    .map(
      (balancer) =>
        attribute(balancer, 'LoadBalancerAttributes', 'idle_timeout.timeout_seconds') ?? DEFAULT_IDLE_TIMEOUT,
    );
}

/** @param source a listener or a listener rule */
function loadBalancerOf(source: ModelResource, model: ResourceModel): ModelResource | undefined {
  const { ListenerArn, LoadBalancerArn } = source.properties;
  const next = model.follow(ListenerArn ?? LoadBalancerArn, source.stack).resource;
  return next?.type === LISTENER ? loadBalancerOf(next, model) : next;
}

function attribute({ properties }: ModelResource, name: string, key: string): unknown {
  return list(properties[name])
    .map(object)
    .find(({ Key }) => Key === key)?.Value;
}
