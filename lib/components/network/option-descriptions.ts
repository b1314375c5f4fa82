import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'Network.of': "A network of the environment's own, over as many zones as the stage requires.",
  'NetworkOptions.cidr':
    "The private IPv4 range, from /16 to /22. A change replaces the network. Each zone gets an eighth of it for servers and a thirty-second each for load balancers and for data, so that four zones fit. Default: '10.0.0.0/16'.",
  'NetworkOptions.dynamodbPrefixList':
    'The id of the managed prefix list of Amazon DynamoDB in the Region. In soft launch and production servers reach its tables through it. Default: known for most Regions; in others Amazon DynamoDB is reached through the NAT gateway.',
  'NetworkOptions.natGateways':
    'The number of NAT gateways, from none to one in each zone. In development and staging, servers of a network without one have public IP addresses of their own to reach their registry, which admit no traffic; this is the cheapest network. In soft launch and production, what needs the internet is refused without one, such as a public image. Default: in development and staging 1; in soft launch and production as many as needed: none while all images are in Amazon ECR and no service declares egress to the internet, else 1, and one in each zone in production.',
  'NetworkOptions.regionalNatGateway':
    'Whether one regional NAT gateway serves all zones, in place of one in each zone. AWS extends it to the zones in which there are servers, and bills it by the hour for each of them. Default: false.',
  'NetworkOptions.s3PrefixList':
    'The id of the managed prefix list of Amazon S3 in the Region, as `aws ec2 describe-managed-prefix-lists` shows it. In soft launch and production servers pull layers of images through it. Default: known for most Regions; in others Amazon S3 is reached through the NAT gateway.',
  'NetworkOptions.zones':
    'The Availability Zones by name, such as `us-west-1c`, as many as the stage requires. Needed only where a zone lacks a service, such as Fargate; the names differ between accounts. Default: the first zones of the Region.',
  'StageEnvProps.network': 'The network. Default: Network.of().',
} as const;

export const described = describedBy(DESCRIPTIONS);
