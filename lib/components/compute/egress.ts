import { Stack } from 'aws-cdk-lib';
import {
  CfnSecurityGroupEgress,
  CfnSecurityGroupIngress,
  type IPeer,
  Peer,
  Port,
  type SecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import type { Construct, IDependable } from 'constructs';
import { addressRange } from '../../internal/address-range';
import { StageEnvironmentError } from '../../internal/errors';
import { checkedText } from '../../internal/checked-text';
import type { DeclaredEgress } from '../../requirements/declarations';
import type { PrivateAccess } from '../../spi/network';
import type { IStageHost } from '../../spi/stage-host';
import { isPrivate } from './images';

/** Where a service sends egress to, beyond its images, AWS and what it uses. */
export interface EgressRule {
  /** A range, IPv4 or IPv6, such as `198.51.100.7/32`. */
  readonly destination: string;
  readonly port: number;
  /** Why, for the ledger. */
  readonly reason: string;
}

interface Leaving {
  readonly componentId: string;
  readonly host: IStageHost;
  readonly securityGroup: SecurityGroup;
  /** The names of the images that its tasks pull. */
  readonly images: readonly string[];
  readonly declared: readonly EgressRule[];
}

/** What leaves, and what must stand before a task can pull its image. */
export interface WayOut {
  readonly egress: readonly DeclaredEgress[];
  readonly readinessDependency: readonly IDependable[];
}

const ANYWHERE = '0.0.0.0/0';
const HTTPS = Port.tcp(443);

/** Opens the ways on which a service leaves its network, and tells of each. */
export function allowEgress(scope: Construct, leaving: Leaving): WayOut {
  const { host, declared, componentId } = leaving;
  const { privateAccess } = host.network;
  const own = declared.map((egress) => openDeclared(leaving, egress));
  const inside = privateAccess === undefined ? undefined : stayInside(scope, leaving, privateAccess);
  const reason = inside === undefined ? 'pulls its images and calls AWS' : inside.leftOver;
  const isOpen = declared.some(({ destination, port }) => destination === ANYWHERE && port === 443);
  const manual = reason === undefined || isOpen ? [] : [toAnywhere(leaving, reason)];
  const s3 = privateAccess?.s3PrefixList;
  const toS3 =
    s3 === undefined ? [] : [{ component: componentId, destination: s3, port: 443, reason: LAYERS }];
  return { egress: [...manual, ...toS3, ...own], readinessDependency: inside?.readinessDependency ?? [] };
}

const LAYERS = 'layers of its images in Amazon S3, inside the network';

function toAnywhere({ componentId, securityGroup }: Leaving, reason: string): DeclaredEgress {
  securityGroup.addEgressRule(Peer.anyIpv4(), HTTPS, 'pulls its images and calls AWS');
  return { component: componentId, destination: ANYWHERE, port: 443, reason };
}

/** Lets the service through to AWS inside the network, and says for what it has to leave all the same. */
function stayInside(
  scope: Construct,
  { host, images, securityGroup }: Leaving,
  { endpoints, readinessDependency, s3PrefixList }: PrivateAccess,
): { readonly leftOver?: string; readonly readinessDependency: readonly IDependable[] } {
  const { region } = Stack.of(scope);
  const through = new CfnSecurityGroupIngress(scope, 'ThroughEndpoints', {
    groupId: endpoints.securityGroupId,
    sourceSecurityGroupId: securityGroup.securityGroupId,
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    description: `${scope.node.id} of ${host.environmentName} calls AWS`,
  });
  securityGroup.addEgressRule(endpoints, HTTPS, 'calls AWS inside the network');
  if (s3PrefixList !== undefined) {
    securityGroup.addEgressRule(Peer.prefixList(s3PrefixList), HTTPS, 'layers of images in Amazon S3');
  }
  const rules = securityGroup.node.children.filter((child) => child instanceof CfnSecurityGroupEgress);
  const manual = images.filter((image) => !isPrivate(image, region));
  const reasons = [
    ...(manual.length === 0 ? [] : [`pulls ${manual.join(', ')} over the internet`]),
    ...(s3PrefixList === undefined
      ? [
          `layers of its images in Amazon S3, whose prefix list in ${region} is not known (s3PrefixList of the network)`,
        ]
      : []),
  ];
  return {
    leftOver: reasons.length === 0 ? undefined : reasons.join('; '),
    readinessDependency: [readinessDependency, through, ...rules],
  };
}

function openDeclared({ componentId, securityGroup }: Leaving, egress: EgressRule): DeclaredEgress {
  const what = `service ${componentId}: egress`;
  const { destination, port, reason } = egress;
  const range = addressRange(what, destination);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new StageEnvironmentError({
      what: `${what}: port`,
      value: port,
      limit: 'a port is a whole number from 1 to 65535',
      remediation: 'write the port that it calls',
    });
  }
  checkedText(`reason of ${what}`, reason, 'SEC-1');
  const peer: IPeer = range.kind === 'ipv4' ? Peer.ipv4(destination) : Peer.ipv6(destination);
  securityGroup.addEgressRule(peer, Port.tcp(port), 'declared egress');
  return { component: componentId, destination, port, reason };
}
