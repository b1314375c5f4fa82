import { Stack, Validations } from 'aws-cdk-lib';
import { type IPeer, Peer, Port, type SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Construct, DependencyGroup, type IDependable } from 'constructs';
import { addressRange } from '../../internal/address-range';
import { checkedText } from '../../internal/checked-text';
import { StageEnvironmentError } from '../../internal/errors';
import type { DeclaredEgress } from '../../requirements/declarations';
import type { IStageHost } from '../../spi/stage-host';
import { checkedAwsService } from '../network/aws-services';
import { isOnInternet } from '../network/internet-need';
import { grantedCalls } from './granted-calls';
import { isPrivate } from './images';

/** A destination outside of the environment that a service may reach. */
export interface EgressRule {
  /** An address range, IPv4 or IPv6, such as `198.51.100.7/32`. */
  readonly destination: string;
  /** The TCP port, from 1 to 65535. */
  readonly port: number;
  /** The reason, for the ledger. */
  readonly reason: string;
}

interface EgressProps {
  readonly componentId: string;
  readonly host: IStageHost;
  readonly securityGroup: SecurityGroup;
  readonly rules: readonly EgressRule[];
}

const ANYWHERE = '0.0.0.0/0';
const HTTPS = Port.tcp(443);
const INSIDE: Readonly<Record<string, string>> = {
  s3: 'Amazon S3, inside the network',
  dynamodb: 'Amazon DynamoDB, inside the network',
};
const LAYERS = 'layers of its images in Amazon S3';

/**
 * The egress of a service: to the destinations that it declares, to the AWS services that it calls, and for its images. In a
 * network with private access, AWS is reached inside of it; in others over the internet. It is added to while the service is,
 * and by later grants.
 */
export class ServiceEgress {
  /** Each destination outside of the environment, with its reason. */
  public readonly declared: DeclaredEgress[] = [];
  private readonly readiness = new DependencyGroup();
  private readonly internetReasons: string[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly props: EgressProps,
  ) {
    props.rules.forEach((rule) => this.allowRule(rule));
    if (!this.hasPrivateAccess) this.allowInternet('pulls its images and calls AWS');
  }

  /** What must exist before a task can pull its image and call AWS. */
  public get readinessDependency(): IDependable {
    return this.readiness;
  }

  /** Whether every address is reached on port 443. */
  public get reachesInternet(): boolean {
    return this.internetReasons.length > 0 || this.isDeclared(ANYWHERE);
  }

  /** Allows the pull of images. */
  public allowImages(images: readonly string[]): void {
    if (!this.hasPrivateAccess) return;
    const { region } = Stack.of(this.scope);
    const publicImages = images.filter((image) => !isPrivate(image, region));
    if (publicImages.length > 0) this.allowInternet(`pulls ${publicImages.join(', ')} over the internet`);
    if (publicImages.length < images.length) this.allowCalls(['ecr.api', 'ecr.dkr', 's3'], LAYERS);
  }

  /** Allows calls to AWS services, as their endpoints are named. */
  public allowCalls(awsServices: readonly string[], ofS3?: string): void {
    const { privateAccess } = this.props.host.network;
    const names = awsServices.map((name) => checkedAwsService(name, this.what('awsServices')));
    if (privateAccess === undefined || names.length === 0) return;
    const { scope, props } = this;
    const allowed = privateAccess.allowCalls(scope, props.securityGroup, names);
    this.readiness.add(allowed.readinessDependency);
    for (const [name, prefixList] of Object.entries(allowed.prefixLists)) {
      const reason = name === 's3' && ofS3 !== undefined ? `${ofS3}, inside the network` : INSIDE[name];
      this.declare(prefixList, 443, reason);
    }
    allowed.overInternet.forEach((name) => {
      const what = name === 's3' ? (ofS3 ?? 'Amazon S3') : 'Amazon DynamoDB';
      const { region } = Stack.of(scope);
      this.allowInternet(
        `${what}, whose prefix list in ${region} is not known (${name}PrefixList of the network)`,
      );
    });
  }

  /** Allows the calls that a statement of one of the service's policies grants, and warns of those without a way. */
  public allowGranted(statement: PolicyStatement): void {
    if (!this.hasPrivateAccess) return;
    const { awsServices, unknown } = grantedCalls(this.scope, statement);
    this.allowCalls(awsServices);
    if (unknown.length === 0 || this.reachesInternet) return;
    Validations.of(this.scope).addWarning(
      'cdk-stage-environments:unreachable-aws-service',
      `service ${this.props.componentId} may call ${unknown.join(', ')}, and no endpoint of its network leads there. Name the endpoint in 'awsServices', or declare the egress.`,
    );
  }

  private get hasPrivateAccess(): boolean {
    return this.props.host.network.privateAccess !== undefined;
  }

  private allowInternet(reason: string): void {
    const { host, securityGroup, componentId } = this.props;
    const { internetReasons } = this;
    if (internetReasons.includes(reason)) return;
    host.network.privateAccess?.requireInternet(`service ${componentId}`, reason);
    internetReasons.push(reason);
    if (this.isDeclared(ANYWHERE)) return;
    securityGroup.addEgressRule(Peer.anyIpv4(), HTTPS, 'pulls its images and calls AWS');
    this.declared.unshift({
      component: componentId,
      destination: ANYWHERE,
      port: 443,
      get reason() {
        return internetReasons.join('; ');
      },
    });
  }

  private allowRule(rule: EgressRule): void {
    const { componentId, host, securityGroup } = this.props;
    const { destination, port, reason } = checkedEgressRule(componentId, rule);
    const range = addressRange('destination', destination);
    if (isOnInternet(destination)) {
      host.network.privateAccess?.requireInternet(`service ${componentId}`, `${destination}, ${reason}`);
    }
    const peer: IPeer = range.kind === 'ipv4' ? Peer.ipv4(destination) : Peer.ipv6(destination);
    securityGroup.addEgressRule(peer, Port.tcp(port), 'declared egress');
    this.declare(destination, port, reason);
  }

  private declare(destination: string, port: number, reason: string): void {
    if (destination.startsWith('pl-') && this.isDeclared(destination)) return;
    this.declared.push({ component: this.props.componentId, destination, port, reason });
  }

  private isDeclared(destination: string): boolean {
    return this.declared.some((one) => one.destination === destination && one.port === 443);
  }

  private what(option: string): string {
    return `service ${this.props.componentId}: ${option}`;
  }
}

/**
 * An egress rule of a service, once it is known to be well formed.
 *
 * @throws StageEnvironmentError for a malformed destination or port, or a blank reason
 */
export function checkedEgressRule(componentId: string, rule: EgressRule): EgressRule {
  const what = `service ${componentId}: egress`;
  const { destination, port, reason } = rule;
  addressRange(what, destination);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new StageEnvironmentError({
      id: 'egress.port-range',
      what: `${what}: port`,
      value: port,
      limit: 'a port is a whole number from 1 to 65535',
      remediation: 'write the port of the destination',
    });
  }
  checkedText(`reason of ${what}`, reason, 'SEC-1');
  return rule;
}
