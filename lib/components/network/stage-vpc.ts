import { Fn, Stack } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  IpAddresses,
  NatProvider,
  PrivateSubnet,
  PublicSubnet,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from '../../internal/acknowledgements';
import type { AddressRange } from '../../internal/address-range';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import type { StageProfile } from '../../requirements/stage-profile';
import { createLogGroup } from '../../internal/log-group';
import { goesLive } from './layout';
import type { NetworkBindOptions } from './network-bind-options';

interface StageVpcProps extends NetworkBindOptions {
  readonly range: AddressRange;
  /** Whether servers have private addresses only, with or without a NAT gateway. */
  readonly serversArePrivate: boolean;
  readonly zones?: readonly string[];
}

/**
 * Subnets for load balancers, servers and data in every zone, gateway endpoints, and encrypted flow logs. `addNatGateways`
 * adds the way to the internet.
 */
export function createVpc(scope: Construct, props: StageVpcProps): Vpc {
  const { range, serversArePrivate, profile } = props;
  const zones = props.zones ?? byIndex(Stack.of(scope), profile.minimum.zones);
  const vpc = withZones(scope, zones, () => {
    return new Vpc(scope, 'Vpc', {
      ipAddresses: IpAddresses.cidr(range.cidr),
      maxAzs: profile.minimum.zones,
      reservedAzs: MAX_ZONES - profile.minimum.zones,
      natGateways: 0,
      subnetConfiguration: [
        {
          name: 'Public',
          subnetType: SubnetType.PUBLIC,
          cidrMask: range.prefix + 5,
          mapPublicIpOnLaunch: false,
        },
        {
          name: 'Servers',
          subnetType: SubnetType.PRIVATE_WITH_EGRESS,
          cidrMask: range.prefix + 3,
          // Its range is reserved also for public servers, since a subnet that moves replaces its database.
          reserved: !serversArePrivate,
        },
        { name: 'Data', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: range.prefix + 5 },
      ],
      gatewayEndpoints: {
        S3: { service: GatewayVpcEndpointAwsService.S3 },
        DynamoDB: { service: GatewayVpcEndpointAwsService.DYNAMODB },
      },
      // The alternative is a custom resource with a Lambda function; nothing here joins the default group.
      restrictDefaultSecurityGroup: false,
    });
  });
  const logGroup = createLogGroup(scope, 'FlowLogs', props);
  const role = new ManagedPolicyRole(scope, 'FlowLogRole', {
    // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
    assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  if (goesLive(profile)) acknowledgeRoutes(vpc, profile);
  vpc
    .addFlowLog('FlowLog', { destination: FlowLogDestination.toCloudWatchLogs(logGroup, role) })
    .node.addDependency(role.node.findChild('Policy'));
  return vpc;
}

/** How the servers of a network reach the internet. */
export type NatLayout = { readonly zonal: number } | 'regional';

/**
 * Adds NAT gateways for the subnets of servers: a number of them, each in a zone of its own, or one that spans the zones
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html).
 */
export function addNatGateways(vpc: Vpc, layout: NatLayout): void {
  const isRegional = layout === 'regional';
  const provider = isRegional ? NatProvider.regionalGateway() : NatProvider.gateway();
  provider.configureNat({
    vpc,
    natSubnets: isRegional
      ? []
      : vpc.publicSubnets.filter((it) => it instanceof PublicSubnet).slice(0, layout.zonal),
    privateSubnets: vpc.privateSubnets.filter((it) => it instanceof PrivateSubnet),
  });
}

function acknowledgeRoutes(vpc: Vpc, profile: StageProfile): void {
  acknowledge(vpc, 'DEFAULT_GROUP_IS_NOT_USED', profile);
  vpc.publicSubnets.forEach((subnet) =>
    acknowledge(subnet.node.findChild('DefaultRoute'), 'PUBLIC_SUBNET_ROUTES_OUT', profile),
  );
}

// The ranges of four zones are reserved from the start, so that no subnet moves when a zone is added.
const MAX_ZONES = 4;

function byIndex(stack: Stack, zones: number): string[] {
  return Array.from({ length: zones }, (_, index) => Fn.select(index, Fn.getAzs(stack.region)));
}

/**
 * Sets the zones that the CDK uses. By default it uses two zones where it does not know the account, and otherwise looks
 * them up with credentials.
 */
function withZones<T>(scope: Construct, zones: readonly string[], create: () => T): T {
  const stack = Stack.of(scope);
  Object.defineProperty(stack, 'availabilityZones', { configurable: true, get: () => [...zones] });
  try {
    return create();
  } finally {
    Reflect.deleteProperty(stack, 'availabilityZones');
  }
}
