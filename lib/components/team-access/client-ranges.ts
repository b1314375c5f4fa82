import { type IPeer, Peer } from 'aws-cdk-lib/aws-ec2';
import { type AddressRange, addressRange, overlap } from '../../internal/address-range';
import { StageEnvironmentError } from '../../internal/errors';

// A security group holds 60 inbound rules (quota of Amazon VPC), and each peer may need two: HTTPS and its redirect.
const MAX_PEERS = 30;
const WIDEST_PREFIX = 8;

/** What ranges are for, as errors name it. */
export interface RangeUse {
  /** In the singular, such as `range of the team access`. */
  readonly what: string;
  /** All that count towards the limit, such as `ranges of the testers`. */
  readonly peers: string;
  readonly requirement: string;
  /** The remediation for too many ranges. */
  readonly fewer: string;
}

/** A range that is in use. */
export interface RangeInUse {
  /** What uses it. */
  readonly by: string;
  readonly cidr: string;
}

const TEAM_ACCESS: RangeUse = {
  what: 'range of the team access',
  peers: 'ranges, prefix lists and security groups of the team access',
  requirement: 'STG-2',
  fewer: 'use a managed prefix list, by TeamAccess.existing',
};

/**
 * The peers for the ranges of a team access.
 *
 * @param networkCidr the environment's own range, from which no client comes
 * @throws StageEnvironmentError if there are too many, or one is malformed, too wide or overlapping
 */
export function clientRanges(cidrs: readonly string[], networkCidr?: string): IPeer[] {
  return rangePeers(
    cidrs,
    TEAM_ACCESS,
    networkCidr === undefined ? [] : [{ by: "the environment's own network", cidr: networkCidr }],
  );
}

/**
 * The peers for ranges of clients.
 *
 * @throws StageEnvironmentError if there are too many, or one is malformed, too wide, overlaps another or is in use
 */
export function rangePeers(
  cidrs: readonly string[],
  use: RangeUse,
  inUse: readonly RangeInUse[] = [],
): IPeer[] {
  checkPeers(cidrs.length, use);
  const ranges = cidrs.map((cidr) => addressRange(use.what, cidr));
  ranges.forEach((range) => {
    refuseIPv6(use, range);
    refuseTooWide(use, range);
  });
  ranges.forEach((range, index) => {
    const twin = ranges.slice(0, index).find((earlier) => overlap(earlier, range));
    if (twin !== undefined) refuseOverlap(use, range, `'${twin.cidr}', which is also declared`);
  });
  ranges.forEach((range) => refuseInUse(use, range, inUse));
  return ranges.map(({ cidr }) => Peer.ipv4(cidr));
}

/** @throws StageEnvironmentError if a security group cannot hold that many */
export function checkPeers(count: number, { peers, requirement, fewer }: RangeUse = TEAM_ACCESS): void {
  if (count <= MAX_PEERS) return;
  throw new StageEnvironmentError({
    id: 'client-ranges.too-many',
    what: peers,
    value: count,
    limit: `a security group holds ${MAX_PEERS} of them`,
    remediation: fewer,
    requirement,
  });
}

/** @throws StageEnvironmentError if something else of the environment uses a part of the range */
export function refuseInUse(
  use: Pick<RangeUse, 'what' | 'requirement'>,
  range: AddressRange,
  inUse: readonly RangeInUse[],
): void {
  for (const { by, cidr } of inUse) {
    if (overlap(addressRange(by, cidr), range)) refuseOverlap(use, range, `${by}, ${cidr}`);
  }
}

function refuseIPv6({ what, requirement }: RangeUse, range: AddressRange): void {
  if (range.kind === 'ipv4') return;
  throw new StageEnvironmentError({
    id: 'client-ranges.ipv6',
    what,
    value: range.cidr,
    limit: 'the load balancers of an environment have IPv4 addresses only',
    remediation: 'use the IPv4 ranges of the clients',
    requirement,
  });
}

function refuseTooWide({ what, requirement }: RangeUse, range: AddressRange): void {
  if (range.prefix >= WIDEST_PREFIX) return;
  throw new StageEnvironmentError({
    id: 'client-ranges.too-wide',
    what,
    value: range.cidr,
    limit: `a range of clients is /${WIDEST_PREFIX} or smaller; a wider one is open to the internet`,
    remediation: 'use the actual ranges of the clients',
    requirement,
  });
}

function refuseOverlap(
  { what, requirement }: Pick<RangeUse, 'what' | 'requirement'>,
  range: AddressRange,
  other: string,
): never {
  throw new StageEnvironmentError({
    id: 'client-ranges.overlap',
    what,
    value: range.cidr,
    limit: `it overlaps ${other}`,
    remediation: 'use ranges that do not overlap',
    requirement,
  });
}
