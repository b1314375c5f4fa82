import type { Declarations, DeclaredEgress } from '../../../requirements/declarations';
import {
  isDeclaredConsumer,
  isInVpc,
  isOfPublicLoadBalancers,
  isPublicAccess,
} from '../../analysis/declared-access';
import { Width, widthOf, within } from '../../analysis/ranges';
import {
  isNoTraffic,
  rulesOfGroup,
  ruleText,
  SECURITY_GROUP,
  type SecurityGroupRule,
  securityGroupRules,
  isOfPort,
} from '../../analysis/security-group-rules';
import { type CheckFinding, findings } from '../../findings';
import { list, object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;

type Groups = (properties: ModelResource['properties']) => readonly unknown[];
type GroupsByType = Readonly<Partial<Record<string, Groups>>>;

const byName: Groups = ({ SecurityGroupIds, SecurityGroups }) => [
  ...list(SecurityGroupIds),
  ...list(SecurityGroups),
];
const ofRds: Groups = ({ VPCSecurityGroups, VpcSecurityGroupIds }) => [
  ...list(VPCSecurityGroups),
  ...list(VpcSecurityGroupIds),
];

/** By type of data store in a VPC, its security groups. */
const STORES: GroupsByType = {
  'AWS::RDS::DBInstance': ofRds,
  'AWS::RDS::DBCluster': ofRds,
  'AWS::DocDB::DBCluster': ofRds,
  'AWS::Neptune::DBCluster': ofRds,
  'AWS::Redshift::Cluster': ofRds,
  'AWS::ElastiCache::ReplicationGroup': byName,
  'AWS::ElastiCache::CacheCluster': ({ VpcSecurityGroupIds }) => list(VpcSecurityGroupIds),
  'AWS::ElastiCache::ServerlessCache': byName,
  'AWS::EFS::MountTarget': byName,
  'AWS::MSK::Cluster': ({ BrokerNodeGroupInfo }) => list(object(BrokerNodeGroupInfo).SecurityGroups),
  'AWS::AmazonMQ::Broker': byName,
};

/** By type of server and load balancer in a VPC, its security groups. */
const SERVERS: GroupsByType = {
  'AWS::ECS::Service': ({ NetworkConfiguration }) =>
    list(object(object(NetworkConfiguration).AwsvpcConfiguration).SecurityGroups),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': byName,
  'AWS::EC2::Instance': ({ NetworkInterfaces, ...properties }) => [
    ...byName(properties),
    ...list(NetworkInterfaces).flatMap((one) => [
      ...list(object(one).GroupSet),
      ...list(object(one).NetworkInterfaceId),
    ]),
  ],
};

const FINDINGS = findings('SEC-1', Severity.HIGH, {
  noEgressRules: {
    message: '{resource} has no egress rule, so it allows all egress.',
    remediation: 'Set allowAllOutbound to false, and add the egress rules that are needed.',
    isAbsence: true,
  },
  undeclaredEgress: {
    message: '{resource} allows {rule}, which is not declared.',
    remediation: 'Remove the rule, or declare the egress with its reason.',
  },
  openToInternet: {
    message: '{resource} allows {rule}, which is the whole internet.',
    remediation: 'Allow the declared ranges only.',
    severity: Severity.CRITICAL,
  },
  noSecurityGroup: {
    message: '{resource} has no security group, so the default one of the VPC applies.',
    remediation: 'Add a security group to the resource.',
  },
  storeReachable: {
    message: '{resource} allows {rule}, which is no security group of the environment.',
    remediation:
      'Allow ingress from the security groups of the servers only, or declare the consumer with ExternalConsumer.',
  },
  egressUnknown: {
    state: UNKNOWN,
    message: '{resource} allows {rule}, a destination that is known only at deployment.',
    remediation: 'Write the destination of the rule in the template.',
  },
  storeGroupUnknown: {
    state: UNKNOWN,
    message: 'No template has a security group of {resource}.',
    remediation: 'Evaluate the template of the security group too.',
  },
});

export const sec1DeclaredEgressOnly = defineCheck({
  id: 'SEC-1.declared-egress-only',
  title: 'Security groups allow declared traffic only',
  remediation:
    'Add egress rules to each security group, declare the egress of the environment, and open data stores to security groups only.',
  findings: FINDINGS,
  asks: { every: ['path', 'server'] },
  evaluate(model, { declarations }) {
    const groups = model.ofType(SECURITY_GROUP);
    const rules = securityGroupRules(model);
    const stores = model.ofType(...Object.keys(STORES));
    const servers = model.ofType(...Object.keys(SERVERS));
    const resources = [
      ...new Set([...groups, ...rules.map(({ resource }) => resource), ...stores, ...servers]),
    ];
    if (resources.length === 0)
      return notApplicable(
        'The templates have no security group, and no server or data store that takes one.',
      );
    return outcomeOf(
      resources,
      [
        ...groups.flatMap((group) => groupFinding(group, model)),
        ...rules.flatMap((rule) =>
          rule.direction === 'egress'
            ? egressFinding(rule, declarations.egress, model)
            : ingressFinding(rule, declarations, model),
        ),
        ...stores.flatMap((store) => storeFindings(store, declarations, model)),
        ...servers.flatMap((server) => noGroupFinding(server, SERVERS)),
      ],
      `Security groups allow declared traffic only (security groups: ${groups.length}, rules: ${rules.length}).`,
    );
  },
});

/** A security group without an egress rule, inline or separate, allows all egress. */
function groupFinding(group: ModelResource, model: ResourceModel): CheckFinding[] {
  const hasEgress = rulesOfGroup(group, model).some(({ direction }) => direction === 'egress');
  return hasEgress ? [] : [FINDINGS.noEgressRules(group)];
}

function egressFinding(
  rule: SecurityGroupRule,
  declared: readonly DeclaredEgress[],
  model: ResourceModel,
): CheckFinding[] {
  const { peer, resource } = rule;
  const text = { rule: ruleText(rule) };
  if (peer.kind === 'unknown') return [FINDINGS.egressUnknown(resource, text)];
  if (peer.kind !== 'range' || isNoTraffic(rule) || isInVpc(peer.text, model)) return [];
  if (declared.some((egress) => covers(egress, rule))) return [];
  return [
    widthOf(peer.text) === undefined
      ? FINDINGS.egressUnknown(resource, text)
      : FINDINGS.undeclaredEgress(resource, text),
  ];
}

/** A declaration is of one port, so none covers a rule of several ports. */
function covers({ destination, port }: DeclaredEgress, rule: SecurityGroupRule): boolean {
  return within(rule.peer.text, destination) && isOfPort(rule, port);
}

function ingressFinding(
  rule: SecurityGroupRule,
  declarations: Declarations,
  model: ResourceModel,
): CheckFinding[] {
  if (widthOf(rule.peer.text) !== Width.ANY) return [];
  if (isPublicAccess(rule, declarations) && isOfPublicLoadBalancers(rule, model)) return [];
  return [FINDINGS.openToInternet(rule.resource, { rule: ruleText(rule) })];
}

/** Servers of the environment reach a data store by their security groups; an address range names no server. */
function storeFindings(
  store: ModelResource,
  declarations: Declarations,
  model: ResourceModel,
): CheckFinding[] {
  const groups = STORES[store.type]?.(store.properties) ?? [];
  return [
    ...noGroupFinding(store, STORES),
    ...groups.flatMap((value) => {
      const { resource: group } = model.follow(value, store.stack);
      if (group === undefined) return [FINDINGS.storeGroupUnknown(store)];
      return rulesOfGroup(group, model)
        .filter(({ direction }) => direction === 'ingress')
        .filter(
          (rule) => !isGroupOfEnvironment(rule, model) && !isDeclaredConsumer(rule, declarations, model),
        )
        .map((rule) => FINDINGS.storeReachable(store, { rule: ruleText(rule) }));
    }),
  ];
}

function isGroupOfEnvironment(
  { peer, resource: { stack } }: SecurityGroupRule,
  model: ResourceModel,
): boolean {
  const { resource } = model.follow(peer.value, stack);
  return resource?.type === SECURITY_GROUP && model.holds(resource);
}

/** Without a security group, the default one of the VPC applies, which is in no template. */
function noGroupFinding(resource: ModelResource, types: GroupsByType): CheckFinding[] {
  const { properties, type } = resource;
  const isInCluster = properties.DBClusterIdentifier !== undefined;
  const hasNetworkOfHost = type === 'AWS::ECS::Service' && properties.NetworkConfiguration === undefined;
  if (isInCluster || hasNetworkOfHost || (types[type]?.(properties) ?? []).length > 0) return [];
  return [FINDINGS.noSecurityGroup(resource)];
}
