import type { Finding } from '../../outcome';
import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notMet, verdict, type Check, missing } from '../check';
import { Width, widthOf } from '../../analysis/ranges';
import { securityGroupRules } from '../../analysis/security-group-rules';

const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';
const ASSOCIATION = 'AWS::EC2::ClientVpnTargetNetworkAssociation';
const AUTHORIZATION = 'AWS::EC2::ClientVpnAuthorizationRule';

export const sec2Vpn: Check = {
  title: 'a client VPN leads the team into the environment',
  remediation:
    'give the environment a client VPN that is associated with its subnets, authorizes by network, logs connections and has a security group that something admits, or say where the VPN is',
  examine(model) {
    const endpoints = model.ofType(ENDPOINT);
    if (endpoints.length === 0) return verdict([], [missing('no client VPN leads into the environment')], '');
    const parts = model.ofType(ASSOCIATION, AUTHORIZATION);
    return verdict(
      [...endpoints, ...parts],
      endpoints.flatMap((endpoint) => faultsOf(endpoint, model)),
      `${endpoints.length} client VPN leads the team in`,
    );
  },
};

function faultsOf(endpoint: ModelResource, model: ResourceModel): Finding[] {
  const { properties, stack } = endpoint;
  const of = (type: string) =>
    model
      .ofType(type)
      .filter((part) => model.follow(part.properties.ClientVpnEndpointId, part.stack).resource === endpoint);
  const authorizations = of(AUTHORIZATION);
  const groups = list(properties.SecurityGroupIds).map((value) => model.follow(value, stack).resource);
  const log = object(properties.ConnectionLogOptions);
  return [
    ...(of(ASSOCIATION).length > 0 ? [] : [missing('it is associated with no subnet', endpoint)]),
    ...(authorizations.length > 0 ? [] : [missing('it authorizes nobody for any network', endpoint)]),
    ...authorizations
      .filter((rule) => widthOf(model.text(rule.properties.TargetNetworkCidr, rule.stack)) === Width.WORLD)
      .map((rule) => notMet('it authorizes for every network there is', rule)),
    ...(groups.length > 0
      ? []
      : [notMet("it has no security group of its own, so that the network's default one rules", endpoint)]),
    ...(groups.length === 0 || leadsSomewhere(groups, model)
      ? []
      : [missing('nothing in the environment admits its users', endpoint)]),
    ...(scalar(log.Enabled) === 'true' && log.CloudwatchLogGroup !== undefined
      ? []
      : [notMet('it keeps no log of connections', endpoint)]),
  ];
}

/** True if a security group of the environment lets members of one of these in. */
function leadsSomewhere(groups: readonly (ModelResource | undefined)[], model: ResourceModel): boolean {
  return securityGroupRules(model)
    .filter(({ direction }) => direction === 'ingress')
    .map(({ peer, resource }) => model.follow(peer.value, resource.stack).resource)
    .some((source) => source !== undefined && groups.includes(source));
}
