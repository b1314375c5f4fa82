import type { Declarations } from '../../../requirements/declarations';
import type { DeclaredPublicAccess } from '../../../requirements/declared-public-access';
import {
  isDeclaredConsumer,
  isInternal,
  isInVpc,
  isOfPublicLoadBalancers,
  isPublicAccess,
  isTeamAccess,
} from '../../analysis/declared-access';
import { portsOf, publicLoadBalancers, webAclsOf } from '../../analysis/load-balancers';
import { exposureFindings, otherPublicEndpoints } from '../../analysis/public-endpoints';
import { Width, widthOf, within } from '../../analysis/ranges';
import { addressesOutside, type ModelRequest, Passage, passageOf } from '../../analysis/requests';
import {
  ruleText,
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
} from '../../analysis/security-group-rules';
import { addressesOf, rulesOfWebAcl } from '../../analysis/web-acl-rules';
import { type CheckFinding, findings, firstOfEachId } from '../../findings';
import { type JsonObject, list, object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { declaredNotApplicable, defineCheck, notApplicable, outcomeOf } from '../check';

const { PENDING, UNKNOWN } = OutcomeState;

const FINDINGS = findings('SEC-1', Severity.HIGH, {
  noPublicAccessDeclared: {
    state: PENDING,
    message: 'The environment faces the internet, and declares no public access.',
    remediation: 'Declare that the environment is closed or open (publicAccess: closed or open).',
  },
  noTeamAccessDeclared: {
    state: PENDING,
    message: '{resource} allows {rule}, and the environment declares no team access.',
    remediation: 'Declare the team access: teamAccess, or --team-access of the check.',
  },
  undeclaredIngress: {
    message: '{resource} allows {rule}, which is part of no declared access.',
    remediation: 'Remove the rule, or declare its peer with TeamAccess, PublicAccess or ExternalConsumer.',
  },
  undeclaredRangeInWebAcl: {
    message: 'Rule {rule} of {resource} allows {range}, which is not declared.',
    remediation: 'Remove the range from the IP set, or declare it with PublicAccess.',
  },
  undeclaredRequestAllowed: {
    message: '{resource} allows requests from {address} to {port}, which are part of no declared access.',
    remediation: 'Allow only the declared ranges and ports in the security group and in the web ACL.',
  },
  ingressUnknown: {
    state: UNKNOWN,
    message: '{resource} allows {rule}, a peer that is known only at deployment.',
    remediation: 'Write the peer of the rule in the template.',
  },
  webAclRuleUnknown: {
    state: UNKNOWN,
    message: 'Rule {rule} of {resource} allows requests by a statement that is no plain IP set.',
    remediation: 'Allow requests by an IP set with the declared ranges.',
  },
  requestUnknown: {
    state: UNKNOWN,
    message: 'Whether {resource} allows requests from {address} to {port} is known only at deployment.',
    remediation: 'Write the ranges of the security group and of the web ACL in the template.',
  },
  endpointUnknown: {
    state: UNKNOWN,
    message: '{resource} does not decide by address which requests it allows.',
    remediation: 'Put a load balancer with a security group and a web ACL in front of it.',
  },
});

const EXPOSURE_FINDINGS = exposureFindings('SEC-1');

export const sec1DeclaredIngressOnly = defineCheck({
  id: 'SEC-1.declared-ingress-only',
  title: 'Only the declared team access and public access are allowed',
  remediation:
    'Allow the team access, and at the public load balancer the declared public access, in the security group and in the web ACL.',
  findings: { ...FINDINGS, ...EXPOSURE_FINDINGS },
  asks: { every: ['endpoint', 'path'] },
  evaluate(model, { declarations, profile }) {
    if (isInternal(profile)) return declaredNotApplicable('Only the team reaches the environment (STG-2).');
    const rules = securityGroupRules(model).filter(({ direction }) => direction === 'ingress');
    const balancers = publicLoadBalancers(model);
    const others = otherPublicEndpoints(model);
    const acls = [...new Set(balancers.flatMap((balancer) => webAclsOf(balancer, model)))].filter(
      (acl) => acl !== undefined,
    );
    const resources = [
      ...new Set([
        ...model.ofType(SECURITY_GROUP),
        ...rules.map(({ resource }) => resource),
        ...balancers,
        ...others.certain,
        ...others.possible,
        ...acls,
      ]),
    ];
    if (resources.length === 0)
      return notApplicable('The templates have no security group and no endpoint that faces the internet.');
    const ingress = rules.flatMap((rule) => ruleFinding(rule, declarations, model));
    if (balancers.length + others.certain.length === 0) {
      return outcomeOf(
        resources,
        [...ingress, ...others.possible.map((endpoint) => EXPOSURE_FINDINGS.exposureUnknown(endpoint))],
        'The security groups allow the team access only; the templates have no endpoint that faces the internet.',
      );
    }
    const { publicAccess } = declarations;
    if (publicAccess === undefined) {
      return outcomeOf(
        resources,
        [FINDINGS.noPublicAccessDeclared(), ...ingress.filter(({ state }) => state === OutcomeState.NOT_MET)],
        '',
      );
    }
    return outcomeOf(
      resources,
      [
        ...ingress,
        ...acls.flatMap((acl) => webAclFindings(acl, publicAccess, model)),
        ...balancers.flatMap((balancer) => requestFindings(balancer, publicAccess, declarations, model)),
        ...(publicAccess.allUsers
          ? []
          : [...others.certain, ...others.possible].map((endpoint) => FINDINGS.endpointUnknown(endpoint))),
      ],
      describe(publicAccess),
    );
  },
});

function describe({ allUsers, ports, ranges }: DeclaredPublicAccess): string {
  return allUsers
    ? `All users are allowed on these ports only: ${ports.join(', ')}.`
    : `Only these sources are allowed: ${['the team access', ...ranges].join(', ')}.`;
}

function ruleFinding(
  rule: SecurityGroupRule,
  declarations: Declarations,
  model: ResourceModel,
): CheckFinding[] {
  const { teamAccess } = declarations;
  const text = { rule: ruleText(rule) };
  if (isInVpc(rule.peer.text, model) || isDeclaredConsumer(rule, declarations, model)) return [];
  const mayBePublic = declarations.publicAccess === undefined || isPublicAccess(rule, declarations);
  if (mayBePublic && isOfPublicLoadBalancers(rule, model)) return [];
  if (teamAccess === undefined) {
    // No team has the whole internet.
    return widthOf(rule.peer.text) === Width.ANY
      ? [FINDINGS.undeclaredIngress(rule.resource, text)]
      : [FINDINGS.noTeamAccessDeclared(rule.resource, text)];
  }
  switch (isTeamAccess(rule, teamAccess, model)) {
    case true:
      return [];
    case false:
      return [FINDINGS.undeclaredIngress(rule.resource, text)];
    case undefined:
      return [FINDINGS.ingressUnknown(rule.resource, text)];
  }
}

/** A web ACL may allow by address, before its default action, the declared ranges only. */
function webAclFindings(
  acl: ModelResource,
  { allUsers, ranges }: DeclaredPublicAccess,
  model: ResourceModel,
): CheckFinding[] {
  if (allUsers) return [];
  return rulesOfWebAcl(acl)
    .filter(({ action }) => action === 'allow')
    .flatMap(({ name: rule, statement }) => {
      const allowed = allowedRanges(statement, acl, model);
      if (allowed === undefined) return [FINDINGS.webAclRuleUnknown(acl, { rule })];
      return allowed
        .filter((range) => !ranges.some((declared) => within(range, declared)))
        .map((range) => FINDINGS.undeclaredRangeInWebAcl(acl, { rule, range }));
    });
}

function allowedRanges(
  statement: JsonObject,
  acl: ModelResource,
  model: ResourceModel,
): readonly string[] | undefined {
  const parts = 'OrStatement' in statement ? list(object(statement.OrStatement).Statements) : [statement];
  const sets = parts.map((part) => addressesOf(object(part).IPSetReferenceStatement, acl.stack, model));
  return sets.every((set) => set !== undefined) ? sets.flat() : undefined;
}

/** Stands for a port that is known only at deployment, and so is not declared. */
const UNKNOWN_PORT = 0;

/** Evaluates requests from outside of the declared ranges to every declared port and every port of a listener. */
function requestFindings(
  balancer: ModelResource,
  { ranges, allUsers, ports }: DeclaredPublicAccess,
  { teamAccess }: Declarations,
  model: ResourceModel,
): CheckFinding[] {
  const listening = portsOf(balancer, model).map((port) => port ?? UNKNOWN_PORT);
  const addresses = addressesOutside([...ranges, ...(teamAccess?.ranges ?? [])]);
  return [...new Set([...ports, ...listening])]
    .filter((port) => !allUsers || !ports.includes(port))
    .flatMap((port) =>
      firstOfEachId(addresses.flatMap((from) => requestFinding({ from, port }, balancer, model))),
    );
}

function requestFinding(
  { from, port }: ModelRequest,
  balancer: ModelResource,
  model: ResourceModel,
): CheckFinding[] {
  const parameters = {
    address: from,
    port: port === UNKNOWN_PORT ? 'a port that is known only at deployment' : `port ${port}`,
  };
  switch (passageOf({ from, port }, balancer, model)) {
    case Passage.ALLOWED:
      return [FINDINGS.undeclaredRequestAllowed(balancer, parameters)];
    case Passage.REFUSED:
      return [];
    case Passage.UNKNOWN:
      return [FINDINGS.requestUnknown(balancer, parameters)];
  }
}
