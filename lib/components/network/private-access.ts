import {
  CfnSecurityGroupIngress,
  type InterfaceVpcEndpoint,
  type ISecurityGroup,
  Peer,
  Port,
  SecurityGroup,
  type Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { type Construct, DependencyGroup, type IDependable } from 'constructs';
import type { AllowedCalls, IPrivateAccess } from '../../spi/network';
import {
  checkedAwsService,
  endpointId,
  type GatewayService,
  interfaceService,
  isGatewayService,
} from './aws-services';

/** Properties of the private access of a network. */
export interface PrivateAccessProps {
  readonly vpc: Vpc;
  /** The managed prefix lists of services with a gateway endpoint, where they are known. */
  readonly prefixLists: Readonly<Record<GatewayService, string | undefined>>;
  /** Creates the NAT gateways, unless they exist. */
  readonly requireInternet: (user: string, reason: string) => void;
}

const HTTPS = Port.tcp(443);
const TO_ENDPOINTS = 'ToEndpoints';

/**
 * Interface endpoints in the subnets for servers, each for a service that a server calls. In this network the name of such a
 * service resolves to its endpoint alone, so that a server which calls it needs an ingress rule in their security group.
 */
export class PrivateAccess implements IPrivateAccess {
  public readonly endpoints: ISecurityGroup;
  private readonly created = new Map<string, InterfaceVpcEndpoint>();

  constructor(
    scope: Construct,
    private readonly props: PrivateAccessProps,
  ) {
    this.endpoints = new SecurityGroup(scope, 'EndpointsSecurityGroup', {
      vpc: props.vpc,
      description: `Interface endpoints of ${scope.node.path}`,
      allowAllOutbound: false,
    });
  }

  public get awsServices(): string[] {
    return [...this.created.keys()];
  }

  public allowCalls(scope: Construct, server: ISecurityGroup, awsServices: string[]): AllowedCalls {
    const readinessDependency = new DependencyGroup();
    const prefixLists: { [awsService: string]: string } = {};
    const overInternet: string[] = [];
    for (const name of awsServices.map((it) => checkedAwsService(it))) {
      if (!isGatewayService(name)) {
        readinessDependency.add(this.admit(scope, server), this.endpointOf(name));
        continue;
      }
      const prefixList = this.props.prefixLists[name];
      if (prefixList === undefined) {
        overInternet.push(name);
      } else {
        prefixLists[name] = prefixList;
        server.addEgressRule(Peer.prefixList(prefixList), HTTPS, `calls ${name} inside the network`);
      }
    }
    return { readinessDependency, prefixLists, overInternet };
  }

  public requireInternet(user: string, reason: string): void {
    this.props.requireInternet(user, reason);
  }

  private endpointOf(name: string): InterfaceVpcEndpoint {
    const found = this.created.get(name);
    if (found !== undefined) return found;
    const { vpc } = this.props;
    const endpoint = vpc.addInterfaceEndpoint(endpointId(name), {
      service: interfaceService(name),
      subnets: { subnets: vpc.privateSubnets },
      securityGroups: [this.endpoints],
      open: false,
    });
    this.created.set(name, endpoint);
    return endpoint;
  }

  /** In the scope of the server, since the stack of the network must not depend on that of a server. */
  private admit(scope: Construct, server: ISecurityGroup): IDependable {
    const admitted = scope.node.tryFindChild(TO_ENDPOINTS);
    if (admitted !== undefined) return admitted;
    server.addEgressRule(this.endpoints, HTTPS, 'calls AWS inside the network');
    return new CfnSecurityGroupIngress(scope, TO_ENDPOINTS, {
      groupId: this.endpoints.securityGroupId,
      sourceSecurityGroupId: server.securityGroupId,
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      description: `${scope.node.path.slice(0, 200)} calls AWS`,
    });
  }
}
