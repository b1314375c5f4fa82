import { is } from '../internal/values';
import { intrinsic, list, object, scalar } from '../internal/json';
import { all, any, type Answer, isOneOf, isTrue, not } from './answers';
import {
  BY_SECURITY_GROUPS,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type TransitFault,
  type TypeFacts,
} from './facts';
import { tlsPolicyFaults } from './tls-policies';
import { within } from './within';

/** The policies of Elastic Load Balancing without TLS before 1.2. */
const TLS_1_2 = /^ELBSecurityPolicy-(?:TLS13-1-[23]|TLS-1-2|FS-1-2)-/;
/** The policy of a listener that names none. */
const DEFAULT_POLICY = 'ELBSecurityPolicy-2016-08';

/** A part of a load balancer, which has data, metrics and addresses. */
const PART: Omit<TypeFacts, 'encryptedInTransit'> = {
  data: NOT_APPLICABLE,
  encryptedAtRest: NOT_APPLICABLE,
  multiAz: NOT_APPLICABLE,
  deletionProtection: NOT_APPLICABLE,
  updates: NOT_APPLICABLE,
  health: NOT_APPLICABLE,
  exposure: NOT_APPLICABLE,
  server: NOT_APPLICABLE,
};

/** Elastic Load Balancing. */
export const ELASTIC_LOAD_BALANCING: ServiceFacts = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // Its listeners decide.
    encryptedInTransit: NOT_APPLICABLE,
    // It is in the zones of its subnets, as servers are.
    multiAz: NOT_APPLICABLE,
    deletionProtection: ({ properties }) =>
      isTrue(attributeOf(properties.LoadBalancerAttributes, 'deletion_protection.enabled')),
    updates: NOT_APPLICABLE,
    health: {
      namespaces: ['AWS/ApplicationELB', 'AWS/NetworkELB', 'AWS/GatewayELB'],
      dimension: 'LoadBalancer',
      property: 'LoadBalancerFullName',
    },
    exposure: {
      internet: ({ properties: { Scheme, Type } }) =>
        not(
          any([isOneOf(Scheme, ['internal'], 'internet-facing'), isOneOf(Type, ['gateway'], 'application')]),
        ),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'association',
    },
    server: NOT_APPLICABLE,
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    ...PART,
    encryptedInTransit: ({ properties: { Protocol, SslPolicy, DefaultActions } }) =>
      listenerFaults(Protocol, SslPolicy, 'SslPolicy', DefaultActions),
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': { ...PART, encryptedInTransit: ruleFaults },
  'AWS::ElasticLoadBalancing::LoadBalancer': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: classicFaults,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/ELB'], dimension: 'LoadBalancerName' },
    exposure: {
      internet: ({ properties }) => not(isOneOf(properties.Scheme, ['internal'], 'internet-facing')),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};

/** The value of an attribute; an attribute that only the deployment knows, if it may be this one. */
function attributeOf(attributes: unknown, key: string): unknown {
  const all = list(attributes);
  const attribute = all.find((one) => is(within(one, 'Key'), key));
  return attribute === undefined
    ? all.find((one) => intrinsic(one) !== undefined)
    : within(attribute, 'Value');
}

function listenerFaults(
  protocol: unknown,
  policy: unknown,
  property: string,
  actions: unknown,
): readonly TransitFault[] {
  if (protocol !== undefined && scalar(protocol) === undefined) return [{ kind: 'unknown' }];
  switch (protocol) {
    case 'HTTPS':
    case 'TLS':
      return tlsPolicyFaults(policy ?? DEFAULT_POLICY, property, TLS_1_2);
    case 'HTTP':
      return httpFaults(actions);
    default:
      return [{ kind: 'passes through' }];
  }
}

/** Plain requests are harmless where every action redirects them to HTTPS. */
function httpFaults(actions: unknown): readonly TransitFault[] {
  switch (redirectToHttps(actions)) {
    case 'yes':
      return [];
    case 'no':
      return [{ kind: 'plaintext HTTP' }];
    case 'unknown':
      return [{ kind: 'unknown' }];
  }
}

function redirectToHttps(actions: unknown): Answer {
  const answers = list(actions).map((action) =>
    isOneOf(within(action, 'RedirectConfig', 'Protocol'), ['HTTPS']),
  );
  return answers.length === 0 ? 'no' : all(answers);
}

function ruleFaults(rule: TemplateResource, around: Surroundings): readonly TransitFault[] {
  const { ListenerArn, Actions } = rule.properties;
  const faults = httpFaults(Actions);
  if (faults.length === 0) return [];
  const listener = around.follow(ListenerArn, rule);
  const protocol = listener === undefined ? {} : (listener.properties.Protocol ?? 'GENEVE');
  switch (isOneOf(protocol, ['HTTP'])) {
    case 'yes':
      return faults;
    case 'no':
      return [];
    case 'unknown':
      return [{ kind: 'unknown' }];
  }
}

/** A Classic Load Balancer has its listeners, and the policies that they name, among its properties. */
function classicFaults({ properties }: TemplateResource): readonly TransitFault[] {
  return list(properties.Listeners).flatMap((listener) => {
    const protocol = within(listener, 'Protocol');
    const name = scalar(protocol)?.toUpperCase();
    const isTls = name === 'SSL' || name === 'HTTPS';
    const policy = isTls
      ? classicPolicy(list(within(listener, 'PolicyNames')), properties.Policies)
      : undefined;
    return listenerFaults(isTls ? 'TLS' : (name ?? protocol), policy, 'Policies', undefined);
  });
}

/** The predefined policy of a listener; an object, for one of its own. */
function classicPolicy(names: readonly unknown[], policies: unknown): unknown {
  if (names.length === 0) return undefined;
  const named = list(policies).filter((policy) => {
    const name = scalar(within(policy, 'PolicyName'));
    return name !== undefined && names.includes(name);
  });
  const reference = named
    .flatMap((policy) => list(within(policy, 'Attributes')))
    .find((attribute) => is(within(attribute, 'Name'), 'Reference-Security-Policy'));
  return object(reference).Value ?? {};
}
