import { type IPeer, Peer } from 'aws-cdk-lib/aws-ec2';
import { type RangeInUse, rangePeers, type RangeUse } from '../components/team-access/client-ranges';
import type { DeclaredPublicAccess } from '../requirements/declared-public-access';
import { type DeclaredLaunch, LaunchKind } from '../requirements/declared-launch';
import type { StageKind } from '../requirements/stage-kind';
import type { LaunchPlan } from './launch-plan';

/** Who besides the team reaches an environment that is not open yet. */
export interface ClosedPublicAccessOptions {
  /**
   * Where testers come from, such as those who try to break in before users come: up to thirty IPv4 ranges of /8 or
   * smaller that do not overlap.
   *
   * @default - nobody besides the team
   */
  readonly testers?: string[];
}

/** What decides over access besides the access itself. */
export interface AccessSpine {
  readonly stage: StageKind;
  /** Ranges that nobody outside comes from. */
  readonly inUse: readonly RangeInUse[];
}

/** Who passes the public face, as its load balancers enforce it. */
export interface BoundAccess {
  readonly peers: readonly IPeer[];
  readonly declared: DeclaredPublicAccess;
  /** The plan by which it is open. */
  readonly launch?: DeclaredLaunch;
}

/** Who besides the team reaches an environment of a launch stage. */
export abstract class PublicAccess {
  /**
   * Only the team and declared testers, as before an opening: security group and web firewall refuse everybody else.
   *
   * @throws StageEnvironmentError if a range is malformed, open to the world, overlaps another or belongs to the
   * network or the VPN
   */
  public static closed(options: ClosedPublicAccessOptions = {}): PublicAccess {
    return new Closed(options.testers ?? []);
  }

  /**
   * Open by a plan: to every user by a hard launch, to its audience by a soft one.
   *
   * @throws StageEnvironmentError for a hard launch of a soft launch environment
   */
  public static open(plan: LaunchPlan): PublicAccess {
    return new Open(plan);
  }

  /** The plan by which it is open; none while it is closed. */
  public abstract readonly plan?: LaunchPlan;

  /** @internal */
  public abstract _bind(bindOptions: AccessSpine): BoundAccess;
}

// HTTPS, and the redirect to it.
const PORTS = [80, 443];

class Closed extends PublicAccess {
  public override readonly plan = undefined;

  constructor(private readonly testers: readonly string[]) {
    super();
    rangePeers(testers, TESTERS);
  }

  public override _bind({ inUse }: AccessSpine): BoundAccess {
    return only(this.testers, TESTERS, inUse);
  }
}

class Open extends PublicAccess {
  constructor(public override readonly plan: LaunchPlan) {
    super();
  }

  public override _bind({ stage, inUse }: AccessSpine): BoundAccess {
    const launch = this.plan._declaredFor(stage);
    if (launch.kind === LaunchKind.SOFT) {
      return { ...only(launch.audience?.ranges ?? [], AUDIENCE, inUse), launch };
    }
    return {
      peers: [Peer.anyIpv4()],
      declared: { allUsers: true, ranges: [], ports: PORTS },
      launch,
    };
  }
}

const TESTERS: RangeUse = {
  what: 'range of the testers',
  requirement: 'SEC-1',
  fewer: 'name fewer, wider ones',
};
const AUDIENCE: RangeUse = {
  what: 'range of the audience',
  requirement: 'LCH-2',
  fewer: 'name fewer, wider ones',
};

function only(ranges: readonly string[], use: RangeUse, inUse: readonly RangeInUse[]): BoundAccess {
  return {
    peers: rangePeers(ranges, use, inUse),
    declared: { allUsers: false, ranges: [...ranges], ports: PORTS },
  };
}
