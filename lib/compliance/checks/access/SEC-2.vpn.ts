import { is } from '../../../internal/values';
import { Width, widthOf } from '../../analysis/ranges';
import { securityGroupRules } from '../../analysis/security-group-rules';
import { VPN_CONNECTION } from '../../analysis/vpn-tunnels';
import { type CheckFinding, findings } from '../../findings';
import { list, object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { type CheckOutcome, defineCheck, outcomeOf } from '../check';

const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';
const ASSOCIATION = 'AWS::EC2::ClientVpnTargetNetworkAssociation';
const AUTHORIZATION = 'AWS::EC2::ClientVpnAuthorizationRule';

const FINDINGS = findings('SEC-2', Severity.HIGH, {
  noClientVpn: {
    message: 'The environment has no Client VPN endpoint.',
    remediation:
      'Add a Client VPN (teamAccess: clientVpn), or declare the existing VPN (teamAccess: existing).',
    isAbsence: true,
  },
  siteToSiteVpn: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether the team reaches the environment through {resource} is in no template.',
    remediation:
      'Declare the existing VPN (teamAccess: existing), or add a Client VPN (teamAccess: clientVpn).',
  },
  noTargetNetwork: {
    message: '{resource} is associated with no subnet.',
    remediation: 'Associate the endpoint with a subnet of the environment.',
    isAbsence: true,
  },
  noAuthorizationRule: {
    message: '{resource} has no authorization rule, so it authorizes no network.',
    remediation: 'Add an authorization rule for each network that the team needs.',
    isAbsence: true,
  },
  everyNetworkAuthorized: {
    message: '{resource} authorizes access to every network.',
    remediation: 'Replace the rule with one for each network that the team needs.',
  },
  noSecurityGroup: {
    message: '{resource} has no security group, so the default one of the VPC applies.',
    remediation: 'Add a security group to the endpoint.',
  },
  noIngressFromVpn: {
    message: 'No security group of the environment allows traffic from {resource}.',
    remediation: 'Add an ingress rule from the security group of the endpoint to what the team needs.',
    isAbsence: true,
  },
  connectionsNotLogged: {
    message: '{resource} does not log connections.',
    remediation: 'Set ConnectionLogOptions with a log group.',
    severity: Severity.MEDIUM,
  },
});

export const sec2Vpn = defineCheck({
  id: 'SEC-2.vpn',
  title: 'The team reaches the environment through a Client VPN endpoint',
  remediation:
    'Add a Client VPN endpoint that is associated with subnets, authorizes named networks, logs connections and has a security group that others admit; or declare where the VPN is.',
  findings: FINDINGS,
  asks: { any: ['path'] },
  evaluate(model) {
    const endpoints = model.ofType(ENDPOINT);
    if (endpoints.length === 0) return withoutEndpoint(model.ofType(VPN_CONNECTION));
    return outcomeOf(
      [...endpoints, ...model.ofType(ASSOCIATION, AUTHORIZATION)],
      endpoints.flatMap((endpoint) => endpointFindings(endpoint, model)),
      `The team reaches the environment through a Client VPN (endpoints: ${endpoints.length}).`,
    );
  },
});

/** A network of the team may be at the other end of a Site-to-Site VPN connection, or that of a partner. */
function withoutEndpoint(connections: readonly ModelResource[]): CheckOutcome {
  return connections.length === 0
    ? outcomeOf([], [FINDINGS.noClientVpn()], '')
    : outcomeOf(
        connections,
        connections.map((connection) => FINDINGS.siteToSiteVpn(connection)),
        '',
      );
}

function endpointFindings(endpoint: ModelResource, model: ResourceModel): CheckFinding[] {
  const { properties, stack } = endpoint;
  const partsOf = (type: string) =>
    model
      .ofType(type)
      .filter((part) => model.follow(part.properties.ClientVpnEndpointId, part.stack).resource === endpoint);
  const authorizations = partsOf(AUTHORIZATION);
  const groups = list(properties.SecurityGroupIds).map((value) => model.follow(value, stack).resource);
  const log = object(properties.ConnectionLogOptions);
  const isLogged = log.CloudwatchLogGroup !== undefined && is(log.Enabled, true);
  const everyNetwork = authorizations.filter(
    (rule) => widthOf(model.text(rule.properties.TargetNetworkCidr, rule.stack)) === Width.ANY,
  );
  return [
    ...(partsOf(ASSOCIATION).length > 0 ? [] : [FINDINGS.noTargetNetwork(endpoint)]),
    ...(authorizations.length > 0 ? [] : [FINDINGS.noAuthorizationRule(endpoint)]),
    ...everyNetwork.map((rule) => FINDINGS.everyNetworkAuthorized(rule)),
    ...(groups.length > 0 ? [] : [FINDINGS.noSecurityGroup(endpoint)]),
    ...(groups.length === 0 || isAdmitted(groups, model) ? [] : [FINDINGS.noIngressFromVpn(endpoint)]),
    ...(isLogged ? [] : [FINDINGS.connectionsNotLogged(endpoint)]),
  ];
}

/** True if a security group of the environment allows traffic from one of these. */
function isAdmitted(groups: readonly (ModelResource | undefined)[], model: ResourceModel): boolean {
  return securityGroupRules(model)
    .filter(({ direction }) => direction === 'ingress')
    .map(({ peer, resource }) => model.follow(peer.value, resource.stack).resource)
    .some((source) => source !== undefined && groups.includes(source));
}
