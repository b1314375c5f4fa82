import type { Finding } from '../../outcome';
import type { DeclaredTeamAccess } from '../../../requirements/declarations';
import { isLiteral, type ResourceModel } from '../../model/resource-model';
import { notMet, unknownFinding, verdict, type Check } from '../check';
import { widthOf, within } from '../../analysis/ranges';
import {
  describeRule,
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
} from '../../analysis/security-group-rules';

/** Resources that are a way into a network, by the kinds of declared entry that they are. */
const WAYS_IN: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EC2::ClientVpnEndpoint', ['client vpn']],
  ['AWS::EC2::VPNConnection', ['site-to-site vpn']],
  ['AWS::EC2::VPCPeeringConnection', []],
  ['AWS::EC2::TransitGatewayAttachment', []],
  ['AWS::EC2::TransitGatewayVpcAttachment', []],
  ['AWS::EC2::VPCEndpointService', []],
  ['AWS::EC2::InstanceConnectEndpoint', []],
  ['AWS::EC2::VerifiedAccessEndpoint', ['verified access']],
]);

export const stg2TeamAccessOnly: Check = {
  title: 'one team access is declared, and nothing else reaches the environment',
  remediation: 'declare one entry, and let in its peers and security groups of the environment only',
  examine(model, { declarations: { teamAccess } }) {
    const rules = securityGroupRules(model).filter(({ direction }) => direction === 'ingress');
    const others = model.ofType(...WAYS_IN.keys());
    const looked = [
      ...new Set([...model.ofType(SECURITY_GROUP), ...rules.map(({ resource }) => resource), ...others]),
    ];
    if (teamAccess === undefined)
      return verdict(looked, [notMet('the environment declares no team access')], '');
    const findings = [
      ...rules.flatMap((rule) => undeclaredPeer(rule, teamAccess, model)),
      ...others
        .filter(({ type }) => !(WAYS_IN.get(type) ?? []).includes(teamAccess.kind))
        .map((resource) =>
          notMet(`another team access than the declared one (${teamAccess.kind})`, resource),
        ),
    ];
    return verdict(looked, findings, `the team access is ${teamAccess.kind}: ${teamAccess.description}`);
  },
};

/** What is wrong with a rule that lets in others than the declared entry and the environment itself. */
export function undeclaredPeer(
  rule: SecurityGroupRule,
  teamAccess: DeclaredTeamAccess,
  model: ResourceModel,
): Finding[] {
  const { peer, resource } = rule;
  const undeclared = notMet(`not a peer of the declared teamAccess: ${describeRule(rule)}`, resource);
  const unclear = unknownFinding(
    `who may come in is known only at deployment: ${describeRule(rule)}`,
    resource,
  );
  switch (peer.kind) {
    case 'range':
      if (teamAccess.ranges.some((range) => within(peer.text, range))) return [];
      return [widthOf(peer.text) === undefined ? unclear : undeclared];
    case 'prefix list':
      if (teamAccess.prefixLists.includes(peer.text)) return [];
      return [isLiteral(peer.text) ? undeclared : unclear];
    case 'security group': {
      if (teamAccess.securityGroups.includes(peer.text)) return [];
      const group = model.follow(peer.value, resource.stack).resource;
      if (group !== undefined) return model.holds(group) ? [] : [undeclared];
      return [isLiteral(peer.text) ? undeclared : unclear];
    }
    case 'unknown':
      return [unclear];
  }
}
