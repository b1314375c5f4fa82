import type { Declarations } from '../../requirements/declarations';
import type { DeclaredPreflight } from '../../requirements/declared-backup';
import { list, object, scalar } from '../model/json';
import type { ResourceModel } from '../model/resource-model';

/**
 * Resources with a low default quota in an account, by their names in a sentence: of one, and of several.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html
 */
const LIMITED: Readonly<Record<string, readonly [string, string]>> = {
  'AWS::EC2::VPC': ['VPC', 'VPCs'],
  'AWS::EC2::EIP': ['Elastic IP address', 'Elastic IP addresses'],
  'AWS::EC2::ClientVpnEndpoint': ['Client VPN endpoint', 'Client VPN endpoints'],
  'AWS::ECS::Service': ['Fargate service with its vCPUs', 'Fargate services with their vCPUs'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['load balancer', 'load balancers'],
  'AWS::RDS::DBInstance': ['Amazon RDS database', 'Amazon RDS databases'],
};

/** Protocols of Amazon SNS whose subscriptions must be confirmed. */
const CONFIRMED_BY_CONTACT = ['email', 'email-json', 'http', 'https'];

/** Tasks for what no template can set, from the resources and the declarations. */
export function preflightOf(
  model: ResourceModel,
  { backup, firstDeployment = false }: Declarations,
): DeclaredPreflight[] {
  return [
    ...(firstDeployment ? [FIRST_DEPLOYMENT] : []),
    ...(backup?.preflight ?? []),
    ...contacts(model),
    ...domains(model),
    ...quotas(model),
  ];
}

const FIRST_DEPLOYMENT: DeclaredPreflight = {
  id: 'first-deployment',
  what: 'The first deployment has succeeded, firstDeployment is removed, and a second deployment protects databases and load balancers from deletion',
};

function contacts(model: ResourceModel): DeclaredPreflight[] {
  const protocols = [
    ...model.ofType('AWS::SNS::Subscription').map(({ properties }) => properties.Protocol),
    ...model
      .ofType('AWS::SNS::Topic')
      .flatMap(({ properties }) => list(properties.Subscription).map((one) => object(one).Protocol)),
  ].map((protocol) => String(scalar(protocol)));
  const unconfirmed = protocols.filter((protocol) => CONFIRMED_BY_CONTACT.includes(protocol));
  if (unconfirmed.length === 0) return [];
  return [
    {
      id: 'contacts-confirmed',
      what: `Each contact (${unconfirmed.length}) has confirmed its subscription to AWS Notifications; until then it is not notified`,
    },
  ];
}

function domains(model: ResourceModel): DeclaredPreflight[] {
  const names = model
    .ofType('AWS::CertificateManager::Certificate')
    .filter(({ properties }) => properties.ValidationMethod === 'DNS')
    .map((certificate) => model.text(certificate.properties.DomainName, certificate.stack));
  if (names.length === 0) return [];
  return [
    {
      id: 'domain-delegated',
      what: `The hosted zone is authoritative for ${[...new Set(names)].join(', ')} on the internet; until then no certificate is issued and the deployment waits. It has no record of the name that users know when the environment opens: CloudFormation adds one then, and the deployment fails where one exists. Delete that one before, or point it to the load balancer yourself, with a certificate of your own`,
    },
  ];
}

function quotas(model: ResourceModel): DeclaredPreflight[] {
  const counts = Object.entries(LIMITED).flatMap(([type, [one, several]]) => {
    const { length } = model.ofType(type);
    return length === 0 ? [] : [`${length} ${length === 1 ? one : several}`];
  });
  if (counts.length === 0) return [];
  return [
    {
      id: 'quotas',
      what: `The quotas of the account suffice for the resources of the templates: ${counts.join(', ')}`,
    },
  ];
}
