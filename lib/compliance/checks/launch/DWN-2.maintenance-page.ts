import type { Finding } from '../../outcome';
import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { publicBalancers, webAclsOf } from '../../analysis/public-endpoints';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

/** Not available for a while; the client is too old. */
const ANSWERS: readonly (string | undefined)[] = ['503', '426'];

export const dwn2MaintenancePage: Check = {
  title: 'where downtime is announced, a maintenance page can be shown',
  remediation:
    'answer with a page and status 503 (or 426): by a rule of the listener, or by one of the web ACL before the load balancer',
  examine(model, { declarations }) {
    const { launch } = declarations;
    if (launch === undefined) return notApplicable('no launch is planned yet');
    if (!launch.experience.downtime) return notApplicable('no downtime is announced');
    const balancers = publicBalancers(model);
    if (balancers.length === 0) return notApplicable('no load balancer faces users who would see a page');
    return verdict(
      balancers,
      balancers.flatMap((balancer) => findingOf(balancer, model)),
      `a page tells users that they cannot come in (load balancers: ${balancers.length})`,
    );
  },
};

function findingOf(balancer: ModelResource, model: ResourceModel): Finding[] {
  const acls = webAclsOf(balancer, model);
  if (answersItself(balancer, model) || acls.some((acl) => acl !== undefined && answersWithPage(acl)))
    return [];
  return acls.includes(undefined)
    ? [unknownFinding('whether its web ACL has a maintenance page is in no template', balancer)]
    : [notMet('downtime is announced, and no page of it says so', balancer)];
}

function answersItself(balancer: ModelResource, model: ResourceModel): boolean {
  const listeners = model
    .ofType(LISTENER)
    .filter(({ properties, stack }) => model.follow(properties.LoadBalancerArn, stack).resource === balancer);
  const rules = model.ofType(RULE).filter(({ properties, stack }) => {
    const listener = model.follow(properties.ListenerArn, stack).resource;
    return listeners.some((one) => one === listener);
  });
  return [...listeners, ...rules]
    .flatMap(({ properties }) => [...list(properties.DefaultActions), ...list(properties.Actions)])
    .map((action) => object(object(action).FixedResponseConfig))
    .some(({ StatusCode, MessageBody }) => ANSWERS.includes(scalar(StatusCode)) && says(MessageBody));
}

function answersWithPage({ properties }: ModelResource): boolean {
  const bodies = object(properties.CustomResponseBodies);
  return [properties.DefaultAction, ...list(properties.Rules).map((rule) => object(rule).Action)]
    .map((action) => object(object(object(action).Block).CustomResponse))
    .some(({ ResponseCode, CustomResponseBodyKey }) => {
      const body = object(bodies[scalar(CustomResponseBodyKey) ?? '']);
      return ANSWERS.includes(scalar(ResponseCode)) && says(body.Content);
    });
}

/** A page whose words are known only at deployment has some all the same. */
function says(body: unknown): boolean {
  return body !== undefined && scalar(body)?.trim() !== '';
}
