import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { nearest } from '../../internal/did-you-mean';
import { StageEnvironmentError } from '../../internal/errors';

/** AWS services with a gateway endpoint, which every network has, since it costs nothing. */
export const GATEWAY_SERVICES = ['s3', 'dynamodb'] as const;

/** A service with a gateway endpoint. */
export type GatewayService = (typeof GATEWAY_SERVICES)[number];

// As the CDK lists them, and one that is not in its list
// (https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html).
const INTERFACE_SERVICES: ReadonlyMap<string, InterfaceVpcEndpointAwsService> = new Map(
  [
    ...Object.values(InterfaceVpcEndpointAwsService).filter(
      (it) => it instanceof InterfaceVpcEndpointAwsService,
    ),
    new InterfaceVpcEndpointAwsService('scheduler'),
  ].map((service) => [service.shortName, service]),
);

/** Whether AWS has an endpoint of that name. */
export function isAwsService(name: string): boolean {
  return INTERFACE_SERVICES.has(name);
}

/** Whether the service is reached by a gateway endpoint. */
export function isGatewayService(name: string): name is GatewayService {
  return GATEWAY_SERVICES.some((it) => it === name);
}

/** The interface endpoint service of a name that is known to be one. */
export function interfaceService(name: string): InterfaceVpcEndpointAwsService {
  return INTERFACE_SERVICES.get(name) ?? new InterfaceVpcEndpointAwsService(name);
}

/**
 * The name of an AWS service, once it is known to have an endpoint.
 *
 * @throws StageEnvironmentError if it has none
 */
export function checkedAwsService(name: string, what = 'AWS service'): string {
  if (isAwsService(name)) return name;
  const meant = nearest(name, [...INTERFACE_SERVICES.keys()]);
  throw new StageEnvironmentError({
    id: 'network.unknown-aws-service',
    what,
    value: name,
    limit: 'no endpoint of AWS has that name: the part after com.amazonaws.REGION',
    remediation: `${meant === undefined ? "write it as 'sqs'" : `did you mean '${meant}'?`} For a service without endpoint, declare the egress to it`,
  });
}

const OWN_IDS: Readonly<Partial<Record<string, string>>> = {
  'ecr.dkr': 'EcrDocker',
  secretsmanager: 'SecretsManager',
};

/** The construct id of the endpoint of a service. */
export function endpointId(name: string): string {
  return (
    OWN_IDS[name] ?? name.replace(/(?:^|[^a-z0-9])([a-z0-9])/g, (_, first: string) => first.toUpperCase())
  );
}
