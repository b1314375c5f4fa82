import { outcomeOfEach } from '../../analysis/each';
import { Width, widthOf } from '../../analysis/ranges';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

const FINDINGS = findings('CTL', Severity.HIGH, {
  noVpnAuthorizationRule: {
    message: '{resource} has no authorization rule, so it authorizes no network.',
    remediation: 'Add an authorization rule for each network that its users need.',
    isAbsence: true,
  },
  vpnAuthorizesEveryNetwork: {
    message: '{resource} authorizes access to every network.',
    remediation: 'Replace the rule with one for each network that the users need.',
  },
  vpnNetworkUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The network that {resource} authorizes is known only at deployment.',
    remediation: 'Set TargetNetworkCidr to a literal range.',
  },
});

export const ctlVpnAuthorization = defineCheck({
  id: 'CTL.vpn-authorization',
  title: 'Each Client VPN endpoint authorizes named networks only',
  remediation: 'Add an authorization rule for each network that the users need, and none for 0.0.0.0/0.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    return outcomeOfEach(
      model.possible('AWS::EC2::ClientVpnEndpoint'),
      (endpoint) => endpointFindings(endpoint, model),
      {
        none: 'The templates have no Client VPN endpoint.',
        met: (count) => `Client VPN endpoints authorize named networks only (endpoints: ${count}).`,
      },
    );
  },
});

function endpointFindings(endpoint: ModelResource, model: ResourceModel): CheckFinding[] {
  const rules = model
    .ofType('AWS::EC2::ClientVpnAuthorizationRule')
    .filter((rule) => model.follow(rule.properties.ClientVpnEndpointId, rule.stack).resource === endpoint);
  if (rules.length === 0) return [FINDINGS.noVpnAuthorizationRule(endpoint)];
  return rules.flatMap((rule) => {
    const width = widthOf(model.text(rule.properties.TargetNetworkCidr, rule.stack));
    if (width === undefined) return [FINDINGS.vpnNetworkUnknown(rule)];
    return width === Width.ANY ? [FINDINGS.vpnAuthorizesEveryNetwork(rule)] : [];
  });
}
