import type { IVpnConnection } from 'aws-cdk-lib/aws-ec2';
import { Token } from 'aws-cdk-lib';
import type { IStageNetwork } from '../spi/network';
import { StageEnvironmentError } from '../internal/errors';
import { checkedText } from '../internal/checked-text';
import { type DeclaredPath, PathCarrier } from '../requirements/declared-path';
import { PathTraffic } from '../requirements/path-traffic';

/** A site-to-site VPN that carries backups or monitoring. */
export interface SiteToSitePathOptions {
  /** What travels: backups or monitoring. */
  readonly traffic: PathTraffic;
  /** Where it starts, such as `the network`. */
  readonly from: string;
  /** Where it ends, such as `the monitoring of the partner's data centre`. */
  readonly to: string;
  /** The connection. Checks see it only if it is in the environment's network. */
  readonly connection: IVpnConnection;
}

/** A VPC endpoint that carries backups or monitoring. */
export interface EndpointPathOptions {
  /** What travels: backups or monitoring. */
  readonly traffic: PathTraffic;
  /** Where it starts, such as `the servers`. */
  readonly from: string;
  /** The service's short name, such as `monitoring` or `backup`. */
  readonly service: string;
}

/** Backups or monitoring that go from a Region to another one within AWS. */
export interface AwsNetworkPathOptions {
  /** What travels: backups or monitoring. */
  readonly traffic: PathTraffic;
  /** The Region in which it starts. */
  readonly fromRegion: string;
  /** Another Region, in which it ends. */
  readonly toRegion: string;
}

/**
 * A path that backups or monitoring take (SEC-3): which traffic, from where to where, by which carrier. The guideline asks
 * for a site-to-site VPN or an equally private path; whether a carrier is equally private is for a reviewer to decide.
 */
export class PrivatePath {
  /** Over a site-to-site VPN: encrypted, through the internet. */
  public static overSiteToSiteVpn(options: SiteToSitePathOptions): PrivatePath {
    const { traffic, connection } = options;
    const { vpnId } = connection;
    return new PrivatePath({
      traffic,
      from: checkedText('start of the private path', options.from, REQUIREMENT),
      to: checkedText('end of the private path', options.to, REQUIREMENT),
      over: PathCarrier.SITE_TO_SITE_VPN,
      carrier: Token.isUnresolved(vpnId) ? connection.node.path : vpnId,
    });
  }

  /** Over a VPC endpoint: from the network to an AWS service, without the internet. */
  public static overEndpoint({ traffic, from, service }: EndpointPathOptions): PrivatePath {
    return new PrivatePath({
      traffic,
      from: checkedText('start of the private path', from, REQUIREMENT),
      to: `the AWS service ${checkedText('service of the private path', service, REQUIREMENT)}`,
      over: PathCarrier.VPC_ENDPOINT,
      carrier: service,
    });
  }

  /**
   * Over the network of AWS between its Regions. AWS encrypts this traffic and keeps it off the internet, but the line is
   * shared.
   *
   * @throws StageEnvironmentError if both Regions are the same
   */
  public static overAwsNetwork({ traffic, fromRegion, toRegion }: AwsNetworkPathOptions): PrivatePath {
    if (fromRegion === toRegion) {
      throw new StageEnvironmentError({
        id: 'private-path.same-region',
        what: 'private path between Regions',
        value: toRegion,
        limit: 'a path leads from one Region to another',
        remediation: 'name two Regions',
        requirement: REQUIREMENT,
      });
    }
    return new PrivatePath({
      traffic,
      from: fromRegion,
      to: toRegion,
      over: PathCarrier.AWS_NETWORK,
      carrier: toRegion,
    });
  }

  private constructor(
    /** The path, as checks and reports read it. */
    public readonly declared: DeclaredPath,
  ) {}
}

const REQUIREMENT = 'SEC-3';

/** The paths of monitoring over the endpoints of the environment's network. */
export function ownPaths({ privateAccess }: IStageNetwork): DeclaredPath[] {
  if (privateAccess === undefined) return [];
  return ['logs', 'monitoring']
    .filter((service) => privateAccess.awsServices.includes(service))
    .map(
      (service) =>
        PrivatePath.overEndpoint({ traffic: PathTraffic.MONITORING, from: 'the servers', service }).declared,
    );
}
