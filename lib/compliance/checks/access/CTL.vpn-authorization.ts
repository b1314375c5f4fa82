import type { Finding } from '../../outcome';
import { missing, notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { Width, widthOf } from '../../analysis/ranges';
import type { ModelResource, ResourceModel } from '../../model/resource-model';

export const ctlVpnAuthorization: Check = {
  title: 'each client VPN authorizes for named networks only',
  remediation:
    'give the client VPN an authorization rule for each network that its users need, and none for 0.0.0.0/0',
  examine(model) {
    const endpoints = model.ofType('AWS::EC2::ClientVpnEndpoint');
    if (endpoints.length === 0) return notApplicable('no template holds a client VPN');
    return verdict(
      endpoints,
      endpoints.flatMap((endpoint) => faultsOf(endpoint, model)),
      `${endpoints.length} client VPNs authorize for named networks`,
    );
  },
};

function faultsOf(endpoint: ModelResource, model: ResourceModel): Finding[] {
  const rules = model
    .ofType('AWS::EC2::ClientVpnAuthorizationRule')
    .filter((rule) => model.follow(rule.properties.ClientVpnEndpointId, rule.stack).resource === endpoint);
  if (rules.length === 0) return [missing('it authorizes nobody for any network', endpoint)];
  return rules.flatMap((rule) => {
    const width = widthOf(model.text(rule.properties.TargetNetworkCidr, rule.stack));
    if (width === undefined) return [unknownFinding('its network is known only at deployment', rule)];
    return width === Width.WORLD ? [notMet('it authorizes for every network there is', rule)] : [];
  });
}
