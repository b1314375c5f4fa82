import { isDeclaredConsumer, isTeamAccess } from '../../analysis/declared-access';
import {
  ruleText,
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
} from '../../analysis/security-group-rules';
import type { DeclaredTeamAccess } from '../../../requirements/declarations';
import { type CheckFinding, findings } from '../../findings';
import type { ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, outcomeOf } from '../check';

/** By type of resource through which a network is reached: the kinds of declared team access that it is. */
const ACCESS_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EC2::ClientVpnEndpoint', ['client vpn']],
  ['AWS::EC2::VPNConnection', ['site-to-site vpn']],
  ['AWS::EC2::VPCPeeringConnection', []],
  ['AWS::EC2::TransitGatewayAttachment', []],
  ['AWS::EC2::TransitGatewayVpcAttachment', []],
  ['AWS::EC2::VPCEndpointService', []],
  ['AWS::EC2::InstanceConnectEndpoint', []],
  ['AWS::EC2::VerifiedAccessEndpoint', ['verified access']],
]);

const FINDINGS = findings('STG-2', Severity.HIGH, {
  noTeamAccessDeclared: {
    state: OutcomeState.PENDING,
    message: 'The environment declares no team access.',
    remediation: 'Declare the team access: teamAccess, or --team-access of the check.',
  },
  otherAccess: {
    message: '{resource} gives access to the network, beside the declared team access ({kind}).',
    remediation: 'Remove the resource, or declare it as the team access.',
  },
  undeclaredPeer: {
    message: '{resource} allows {rule}, which is not part of the declared team access.',
    remediation: 'Remove the rule, or declare its peer (teamAccess, or an ExternalConsumer).',
  },
  peerUnknown: {
    state: OutcomeState.UNKNOWN,
    message: '{resource} allows {rule}, a peer that is known only at deployment.',
    remediation: 'Write the peer of the rule in the template.',
  },
});

export const stg2TeamAccessOnly = defineCheck({
  id: 'STG-2.team-access-only',
  title: 'The declared team access is the only one to the environment',
  remediation: 'Declare one team access, and allow its peers and security groups of the environment only.',
  findings: FINDINGS,
  asks: { every: ['endpoint', 'path'] },
  evaluate(model, { declarations }) {
    const { teamAccess } = declarations;
    const rules = securityGroupRules(model).filter(({ direction }) => direction === 'ingress');
    const accesses = model.ofType(...ACCESS_TYPES.keys());
    const resources = [
      ...new Set([...model.ofType(SECURITY_GROUP), ...rules.map(({ resource }) => resource), ...accesses]),
    ];
    if (teamAccess === undefined) return outcomeOf(resources, [FINDINGS.noTeamAccessDeclared()], '');
    const { kind, description } = teamAccess;
    return outcomeOf(
      resources,
      [
        ...rules
          .filter((rule) => !isDeclaredConsumer(rule, declarations, model))
          .flatMap((rule) => ruleFinding(rule, teamAccess, model)),
        ...accesses
          .filter(({ type }) => ACCESS_TYPES.get(type)?.includes(kind) !== true)
          .map((resource) => FINDINGS.otherAccess(resource, { kind })),
      ],
      `The team access is ${kind}: ${description}.`,
    );
  },
});

function ruleFinding(
  rule: SecurityGroupRule,
  teamAccess: DeclaredTeamAccess,
  model: ResourceModel,
): CheckFinding[] {
  const text = { rule: ruleText(rule) };
  switch (isTeamAccess(rule, teamAccess, model)) {
    case true:
      return [];
    case false:
      return [FINDINGS.undeclaredPeer(rule.resource, text)];
    case undefined:
      return [FINDINGS.peerUnknown(rule.resource, text)];
  }
}
