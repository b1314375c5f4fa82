import type { Declarations } from '../../requirements/declarations';
import type { DeclaredPreflight } from '../../requirements/declared-backup';
import { list, object, scalar } from '../model/json';
import type { ResourceModel } from '../model/resource-model';

/** Of these an account has few at first (AWS service quotas), by what people call them. */
const COUNTED: Readonly<Record<string, string>> = {
  'AWS::EC2::VPC': 'VPCs',
  'AWS::EC2::EIP': 'Elastic IP addresses',
  'AWS::EC2::ClientVpnEndpoint': 'client VPN endpoints',
  'AWS::ECS::Service': 'services on Fargate, with their CPUs',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'load balancers',
  'AWS::RDS::DBInstance': 'databases of Amazon RDS',
};

/** A contact of these must confirm that it wants to be told (Amazon SNS). */
const CONFIRMED_BY_CONTACT = ['email', 'email-json', 'http', 'https'];

/** What no template can set and somebody sees to, as far as the resources and the declarations tell. */
export function preflightOf(model: ResourceModel, { backup }: Declarations): DeclaredPreflight[] {
  return [...(backup?.preflight ?? []), ...contacts(model), ...domains(model), ...quotas(model)];
}

function contacts(model: ResourceModel): DeclaredPreflight[] {
  const protocols = [
    ...model.ofType('AWS::SNS::Subscription').map(({ properties }) => properties.Protocol),
    ...model
      .ofType('AWS::SNS::Topic')
      .flatMap(({ properties }) => list(properties.Subscription).map((one) => object(one).Protocol)),
  ].map((protocol) => String(scalar(protocol)));
  const asked = protocols.filter((protocol) => CONFIRMED_BY_CONTACT.includes(protocol));
  if (asked.length === 0) return [];
  return [
    {
      id: 'contacts-confirmed',
      what: `Each contact (${asked.length}) has confirmed the message of AWS Notifications; until then it is told nothing`,
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
      what: `The hosted zone answers for ${[...new Set(names)].join(', ')} on the internet; until then no certificate is issued and the deployment waits`,
    },
  ];
}

function quotas(model: ResourceModel): DeclaredPreflight[] {
  const counts = Object.entries(COUNTED).flatMap(([type, called]) => {
    const { length } = model.ofType(type);
    return length === 0 ? [] : [`${length} ${called}`];
  });
  if (counts.length === 0) return [];
  return [
    {
      id: 'quotas',
      what: `The quotas of the account have room for what the templates make: ${counts.join(', ')}`,
    },
  ];
}
