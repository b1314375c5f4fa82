import { type IPeer, Peer } from 'aws-cdk-lib/aws-ec2';
import { type RangeInUse, rangePeers, type RangeUse } from '../components/team-access/client-ranges';
import { type DeclaredLaunch, LaunchKind } from '../requirements/declared-launch';
import type { DeclaredPublicAccess } from '../requirements/declared-public-access';
import type { StageKind } from '../requirements/stage-kind';
import type { LaunchPlan } from './launch-plan';

/** Options of the public access of an environment that is not open yet. */
export interface ClosedPublicAccessOptions {
  /**
   * The ranges of testers, such as those of a penetration test before the launch: up to thirty IPv4 ranges of /8 or
   * smaller that do not overlap.
   *
   * @default - only the team reaches the environment
   */
  readonly testers?: string[];
}

/** What public access is decided in. */
export interface PublicAccessBindOptions {
  readonly stage: StageKind;
  /** Ranges that no public client has. */
  readonly inUse: readonly RangeInUse[];
}

/** Whom the public load balancer admits. */
export interface PublicAccessConfig {
  readonly peers: IPeer[];
  readonly declared: DeclaredPublicAccess;
  /**
   * The plan by which the environment is open.
   *
   * @default - it is closed
   */
  readonly launch?: DeclaredLaunch;
}

/** Who besides the team reaches an environment of a launch stage. */
export class PublicAccess {
  /**
   * Only the team and declared testers, as before a launch. The security group and the web firewall refuse all others.
   *
   * @throws StageEnvironmentError if a range is malformed, wider than /8, overlaps another, or, in an environment, belongs
   * to its network or VPN
   */
  public static closed(options: ClosedPublicAccessOptions = {}): PublicAccess {
    const { testers = [] } = options;
    checkTesters(testers);
    return new PublicAccess(undefined, ({ inUse }) => only(testers, TESTERS, inUse));
  }

  /**
   * Open by a plan: to every user by a hard launch, to its audience by a soft launch.
   *
   * @throws StageEnvironmentError in a soft launch environment, for a hard launch
   */
  public static open(plan: LaunchPlan): PublicAccess {
    return new PublicAccess(plan, ({ stage, inUse }) => {
      const launch = plan._declaredFor(stage);
      if (launch.kind === LaunchKind.SOFT) {
        return { ...only(launch.audience?.ranges ?? [], AUDIENCE, inUse), launch };
      }
      return {
        peers: [Peer.anyIpv4()],
        declared: { allUsers: true, ranges: [], ports: PORTS },
        launch,
      };
    });
  }

  private constructor(
    /** The plan by which it is open; none while it is closed. */
    public readonly plan: LaunchPlan | undefined,
    private readonly configure: (bindOptions: PublicAccessBindOptions) => PublicAccessConfig,
  ) {}

  /** @internal */
  public _bind(bindOptions: PublicAccessBindOptions): PublicAccessConfig {
    return this.configure(bindOptions);
  }
}

// HTTPS, and HTTP for the redirect to it.
const PORTS = [80, 443];

const TESTERS: RangeUse = {
  what: 'range of the testers',
  peers: 'ranges of the testers',
  requirement: 'SEC-1',
  fewer: 'use fewer, wider ranges',
};
const AUDIENCE: RangeUse = {
  what: 'range of the audience',
  peers: 'ranges of the audience',
  requirement: 'LCH-2',
  fewer: 'use fewer, wider ranges',
};

/** @throws StageEnvironmentError if a range of testers is malformed, wider than /8, or overlaps another */
export function checkTesters(testers: readonly string[]): void {
  rangePeers(testers, TESTERS);
}

function only(ranges: readonly string[], use: RangeUse, inUse: readonly RangeInUse[]): PublicAccessConfig {
  return {
    peers: rangePeers(ranges, use, inUse),
    declared: { allUsers: false, ranges: [...ranges], ports: PORTS },
  };
}
