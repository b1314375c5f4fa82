import { listenersOf, publicLoadBalancers, webAclsOf } from '../../analysis/load-balancers';
import { type CheckFinding, findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { declaredNotApplicable, defineCheck, noLaunchPlanned, notApplicable, outcomeOf } from '../check';

const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

/** Service Unavailable, and Upgrade Required. */
const MAINTENANCE_CODES: readonly (string | undefined)[] = ['503', '426'];

const FINDINGS = findings('DWN-2', Severity.LOW, {
  noMaintenancePage: {
    message: 'The launch plan announces downtime, and {resource} has no maintenance page.',
    remediation:
      'Add a fixed response with status 503 to a listener rule, or a custom response to the web ACL.',
  },
  maintenancePageUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'No template shows whether the web ACL of {resource} has a maintenance page.',
    remediation: 'Evaluate the template of the web ACL too.',
  },
});

export const dwn2MaintenancePage = defineCheck({
  id: 'DWN-2.maintenance-page',
  title: 'Where downtime is announced, load balancers have a maintenance page',
  remediation:
    'Add a page with status 503 (or 426): a fixed response of a listener rule, or a custom response of the web ACL.',
  findings: FINDINGS,
  asks: {},
  evaluate(model, { declarations: { launch } }) {
    if (launch === undefined) return noLaunchPlanned();
    if (!launch.experience.downtime) return declaredNotApplicable('No downtime is announced.');
    const balancers = publicLoadBalancers(model);
    if (balancers.length === 0) return notApplicable('The environment has no internet-facing load balancer.');
    return outcomeOf(
      balancers,
      balancers.flatMap((balancer) => findingOf(balancer, model)),
      `Load balancers have a maintenance page (load balancers: ${balancers.length}).`,
    );
  },
});

function findingOf(balancer: ModelResource, model: ResourceModel): CheckFinding[] {
  const acls = webAclsOf(balancer, model);
  if (hasFixedResponse(balancer, model) || acls.some((acl) => acl !== undefined && hasCustomResponse(acl))) {
    return [];
  }
  return [
    acls.includes(undefined)
      ? FINDINGS.maintenancePageUnknown(balancer)
      : FINDINGS.noMaintenancePage(balancer),
  ];
}

function hasFixedResponse(balancer: ModelResource, model: ResourceModel): boolean {
  const listeners = listenersOf(balancer, model);
  const rules = model.ofType(LISTENER_RULE).filter(({ properties, stack }) => {
    const listener = model.follow(properties.ListenerArn, stack).resource;
    return listeners.some((one) => one === listener);
  });
  return [...listeners, ...rules]
    .flatMap(({ properties }) => [...list(properties.DefaultActions), ...list(properties.Actions)])
    .map((action) => object(object(action).FixedResponseConfig))
    .some(
      ({ StatusCode, MessageBody }) => MAINTENANCE_CODES.includes(scalar(StatusCode)) && isPage(MessageBody),
    );
}

function hasCustomResponse({ properties }: ModelResource): boolean {
  const bodies = object(properties.CustomResponseBodies);
  return [properties.DefaultAction, ...list(properties.Rules).map((rule) => object(rule).Action)]
    .map((action) => object(object(object(action).Block).CustomResponse))
    .some(({ ResponseCode, CustomResponseBodyKey }) => {
      const body = object(bodies[scalar(CustomResponseBodyKey) ?? '']);
      return MAINTENANCE_CODES.includes(scalar(ResponseCode)) && isPage(body.Content);
    });
}

/** A body that is known only at deployment is a page, too. */
function isPage(body: unknown): boolean {
  return body !== undefined && scalar(body)?.trim() !== '';
}
