import { list, object, scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { maxInstancesOf, minInstancesOf } from './servers';

/** What the templates need of a quota, whatever else the account uses of it. */
export interface QuotaNeed {
  /** The quota, as its service names it. */
  readonly quota: string;
  /** Its code in the console of Service Quotas; none where it has none. */
  readonly code?: string;
  /** Its value in a new account, in each Region. */
  readonly byDefault: number;
  readonly atRest: number;
  /** While every service is deployed at once, old and new tasks side by side; as at rest if left out. */
  readonly inDeployment?: number;
  /** When every service has scaled to its maximum; as at rest if left out. */
  readonly atPeak?: number;
}

interface CountedQuota {
  readonly quota: string;
  readonly code?: string;
  readonly byDefault: number;
  readonly count: (model: ResourceModel) => number;
}

const VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';

/** Default quotas that environments come close to, from their pages, read on 2026-11-29. */
const COUNTED: readonly (CountedQuota & { readonly source: string })[] = [
  { quota: 'VPCs', code: 'L-F678F1CE', byDefault: 5, count: numberOf('AWS::EC2::VPC'), source: VPC },
  {
    quota: 'Elastic IP addresses',
    code: 'L-0263D0A3',
    byDefault: 5,
    count: numberOf('AWS::EC2::EIP'),
    source: VPC,
  },
  {
    quota: 'rules of one security group in one direction',
    code: 'L-0EA8095F',
    byDefault: 60,
    count: mostRules,
    source: VPC,
  },
  {
    quota: 'interface endpoints of a VPC',
    code: 'L-29B6F2EB',
    byDefault: 50,
    count: interfaceEndpoints,
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html',
  },
  {
    quota: 'Client VPN endpoints',
    byDefault: 5,
    count: numberOf('AWS::EC2::ClientVpnEndpoint'),
    source: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/limits.html',
  },
  {
    quota: 'Application Load Balancers',
    code: 'L-53DA6B97',
    byDefault: 50,
    count: numberOf('AWS::ElasticLoadBalancingV2::LoadBalancer'),
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
  },
  {
    quota: 'rules of one Application Load Balancer',
    code: 'L-7EED9B64',
    byDefault: 100,
    count: mostListenerRules,
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html',
  },
  {
    quota: 'Amazon RDS databases',
    code: 'L-7B6409FD',
    byDefault: 40,
    count: numberOf('AWS::RDS::DBInstance'),
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html',
  },
  {
    quota: 'IAM roles',
    byDefault: 1000,
    count: numberOf('AWS::IAM::Role'),
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  },
  {
    quota: 'customer managed policies',
    byDefault: 1500,
    count: numberOf('AWS::IAM::ManagedPolicy'),
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  },
];

/** What the templates need of each quota; nothing of those that they do not use. */
export function quotaNeeds(model: ResourceModel): QuotaNeed[] {
  const counted = COUNTED.map(({ quota, code, byDefault, count }) => ({
    quota,
    code,
    byDefault,
    atRest: count(model),
  }));
  return [fargateCpu(model), ...counted].filter(({ atRest }) => atRest !== 0);
}

/** The largest figure of a need. */
export function largestNeed({ atRest, inDeployment = 0, atPeak = 0 }: QuotaNeed): number {
  return Math.max(atRest, inDeployment, atPeak);
}

/** @see https://docs.aws.amazon.com/general/latest/gr/ecs-service.html, read on 2026-11-29 */
function fargateCpu(model: ResourceModel): QuotaNeed {
  const services = model.ofType('AWS::ECS::Service').filter(isOnFargate);
  const sum = (of: (service: ModelResource) => number) =>
    services.reduce((total, service) => total + of(service), 0);
  const atRest = (service: ModelResource) => minInstancesOf(service, model) * cpuOf(service, model);
  return {
    quota: 'vCPUs of Fargate, on demand',
    code: 'L-3032A538',
    byDefault: 6,
    atRest: sum(atRest),
    inDeployment: sum((service) => atRest(service) * maximumShareOf(service)),
    atPeak: sum((service) => maxInstancesOf(service, model) * cpuOf(service, model)),
  };
}

function isOnFargate({ properties: { LaunchType, CapacityProviderStrategy } }: ModelResource): boolean {
  return (
    LaunchType === 'FARGATE' ||
    list(CapacityProviderStrategy).some((one) => object(one).CapacityProvider === 'FARGATE')
  );
}

/** The vCPUs of a task. */
function cpuOf({ properties, stack }: ModelResource, model: ResourceModel): number {
  const task = model.follow(properties.TaskDefinition, stack).resource;
  return task === undefined ? NaN : Number(model.text(task.properties.Cpu, task.stack)) / 1024;
}

/** How many times its tasks a service has while it is deployed: twice, unless it says otherwise. */
function maximumShareOf({ properties }: ModelResource): number {
  return Number(scalar(object(properties.DeploymentConfiguration).MaximumPercent) ?? 200) / 100;
}

function numberOf(type: string): (model: ResourceModel) => number {
  return (model) => model.ofType(type).length;
}

function interfaceEndpoints(model: ResourceModel): number {
  return model
    .ofType('AWS::EC2::VPCEndpoint')
    .filter(({ properties }) => properties.VpcEndpointType === 'Interface').length;
}

/** The rules of the security group that has most of them, of inbound and outbound each. */
function mostRules(model: ResourceModel): number {
  const inline = model
    .ofType('AWS::EC2::SecurityGroup')
    .flatMap((group) => [
      ...list(group.properties.SecurityGroupIngress).map(() => `${keyOf(group)} in`),
      ...list(group.properties.SecurityGroupEgress).map(() => `${keyOf(group)} out`),
    ]);
  const separate = model
    .ofType('AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress')
    .map(({ type, properties, stack }) => {
      const group = model.follow(properties.GroupId, stack).resource;
      const key = group === undefined ? model.text(properties.GroupId, stack) : keyOf(group);
      return `${key} ${type.endsWith('Ingress') ? 'in' : 'out'}`;
    });
  return most([...inline, ...separate]);
}

function mostListenerRules(model: ResourceModel): number {
  const balancers = model.ofType('AWS::ElasticLoadBalancingV2::ListenerRule').map(({ properties, stack }) => {
    const listener = model.follow(properties.ListenerArn, stack).resource;
    return listener === undefined
      ? model.text(properties.ListenerArn, stack)
      : model.text(listener.properties.LoadBalancerArn, listener.stack);
  });
  return most(balancers);
}

function keyOf({ logicalId, stack }: ModelResource): string {
  return `${stack.name}/${logicalId}`;
}

function most(keys: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
