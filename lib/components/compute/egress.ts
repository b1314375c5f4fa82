import { Stack } from 'aws-cdk-lib';
import { CfnSecurityGroupIngress, type IPeer, Peer, Port, type SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IDependable } from 'constructs';
import { addressRange } from '../../internal/address-range';
import { checkedText } from '../../internal/checked-text';
import { StageEnvironmentError } from '../../internal/errors';
import type { DeclaredEgress } from '../../requirements/declarations';
import type { PrivateAccess } from '../../spi/network';
import type { IStageHost } from '../../spi/stage-host';
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
  /** The names of the images that the tasks pull. */
  readonly images: readonly string[];
  readonly rules: readonly EgressRule[];
}

/** The egress of a service, and what must exist before a task can pull its image. */
export interface Egress {
  readonly declared: DeclaredEgress[];
  readonly readinessDependencies: readonly IDependable[];
}

const ANYWHERE = '0.0.0.0/0';
const HTTPS = Port.tcp(443);
const LAYERS = 'layers of its images in Amazon S3, inside the network';

/** Allows the egress of a service, and declares each destination. */
export function allowEgress(scope: Construct, props: EgressProps): Egress {
  const { host, rules, componentId } = props;
  const { privateAccess } = host.network;
  const fromRules = rules.map((rule) => allowRule(props, rule));
  const inside = privateAccess === undefined ? undefined : allowPrivateAccess(scope, props, privateAccess);
  const reason = inside === undefined ? 'pulls its images and calls AWS' : inside.internetReason;
  const isCovered = rules.some(({ destination, port }) => destination === ANYWHERE && port === 443);
  const toInternet = reason === undefined || isCovered ? [] : [allowInternet(props, reason)];
  const prefixList = privateAccess?.s3PrefixList;
  const toS3 =
    prefixList === undefined
      ? []
      : [{ component: componentId, destination: prefixList, port: 443, reason: LAYERS }];
  return {
    declared: [...toInternet, ...toS3, ...fromRules],
    readinessDependencies: inside?.readinessDependencies ?? [],
  };
}

function allowInternet({ componentId, securityGroup }: EgressProps, reason: string): DeclaredEgress {
  securityGroup.addEgressRule(Peer.anyIpv4(), HTTPS, 'pulls its images and calls AWS');
  return { component: componentId, destination: ANYWHERE, port: 443, reason };
}

/** Allows calls to AWS inside the network, and finds what still needs the internet. */
function allowPrivateAccess(
  scope: Construct,
  { componentId, host, images, securityGroup }: EgressProps,
  { endpoints, readinessDependency, s3PrefixList }: PrivateAccess,
): { readonly internetReason?: string; readonly readinessDependencies: readonly IDependable[] } {
  const { region } = Stack.of(scope);
  const toEndpoints = new CfnSecurityGroupIngress(scope, 'ToEndpoints', {
    groupId: endpoints.securityGroupId,
    sourceSecurityGroupId: securityGroup.securityGroupId,
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    description: `${componentId} of ${host.environmentName} calls AWS`,
  });
  securityGroup.addEgressRule(endpoints, HTTPS, 'calls AWS inside the network');
  if (s3PrefixList !== undefined) {
    securityGroup.addEgressRule(Peer.prefixList(s3PrefixList), HTTPS, 'layers of images in Amazon S3');
  }
  const publicImages = images.filter((image) => !isPrivate(image, region));
  const reasons = [
    ...(publicImages.length === 0 ? [] : [`pulls ${publicImages.join(', ')} over the internet`]),
    ...(s3PrefixList === undefined
      ? [
          `layers of its images in Amazon S3, whose prefix list in ${region} is not known (s3PrefixList of the network)`,
        ]
      : []),
  ];
  return {
    internetReason: reasons.length === 0 ? undefined : reasons.join('; '),
    readinessDependencies: [readinessDependency, toEndpoints],
  };
}

function allowRule({ componentId, securityGroup }: EgressProps, rule: EgressRule): DeclaredEgress {
  const { destination, port, reason } = checkedEgressRule(componentId, rule);
  const { kind } = addressRange('destination', destination);
  const peer: IPeer = kind === 'ipv4' ? Peer.ipv4(destination) : Peer.ipv6(destination);
  securityGroup.addEgressRule(peer, Port.tcp(port), 'declared egress');
  return { component: componentId, destination, port, reason };
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
