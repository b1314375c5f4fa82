import type { DeclaredEntry } from '../../requirements/declarations';
import { isLiteral, type ResourceModel } from '../resource-model/resource-model';
import { notMet, undecidable, verdict, type Check, type Finding } from './check';
import { widthOf, within } from './ranges';
import {
  describeRule,
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
} from './security-group-rules';

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

export const oneWayIn: Check = {
  title: 'one way in is declared, and nothing else reaches the environment',
  remedy: 'declare one entry, and let in its peers and security groups of the environment only',
  examine(model, { declarations: { entry } }) {
    const rules = securityGroupRules(model).filter(({ direction }) => direction === 'ingress');
    const others = model.ofType(...WAYS_IN.keys());
    const looked = [
      ...new Set([...model.ofType(SECURITY_GROUP), ...rules.map(({ resource }) => resource), ...others]),
    ];
    if (entry === undefined) return verdict(looked, [notMet('the environment declares no way in')], '');
    const findings = [
      ...rules.flatMap((rule) => undeclaredPeer(rule, entry, model)),
      ...others
        .filter(({ type }) => !(WAYS_IN.get(type) ?? []).includes(entry.kind))
        .map((resource) => notMet(`another way in than the declared one (${entry.kind})`, resource)),
    ];
    return verdict(looked, findings, `the one way in is ${entry.kind}: ${entry.description}`);
  },
};

/** What is wrong with a rule that lets in others than the declared entry and the environment itself. */
export function undeclaredPeer(
  rule: SecurityGroupRule,
  entry: DeclaredEntry,
  model: ResourceModel,
): Finding[] {
  const { peer, resource } = rule;
  const undeclared = notMet(`not a peer of the declared entry: ${describeRule(rule)}`, resource);
  const unclear = undecidable(`who may come in is known only at deployment: ${describeRule(rule)}`, resource);
  switch (peer.kind) {
    case 'range':
      if (entry.ranges.some((range) => within(peer.text, range))) return [];
      return [widthOf(peer.text) === undefined ? unclear : undeclared];
    case 'prefix list':
      if (entry.prefixLists.includes(peer.text)) return [];
      return [isLiteral(peer.text) ? undeclared : unclear];
    case 'security group': {
      if (entry.securityGroups.includes(peer.text)) return [];
      const group = model.follow(peer.value, resource.stack).resource;
      if (group !== undefined) return model.holds(group) ? [] : [undeclared];
      return [isLiteral(peer.text) ? undeclared : unclear];
    }
    case 'unknown':
      return [unclear];
  }
}
