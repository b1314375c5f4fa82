import { type IPeer, Peer } from 'aws-cdk-lib/aws-ec2';
import { type AddressRange, addressRange, overlap } from '../../internal/address-range';
import { StageEnvironmentError } from '../../internal/errors';

// A security group holds 60 inbound rules (quota of Amazon VPC), and each peer may need two: HTTPS and its redirect.
const MOST_PEERS = 30;
const WIDEST = 8;

/** Whose ranges are described, for errors. */
export interface RangeUse {
  /** In the singular, such as `range of the entry`. */
  readonly what: string;
  readonly requirement: string;
  /** What to do where there are too many. */
  readonly fewer: string;
}

/** A range that is in use, and by what. */
export interface RangeInUse {
  readonly by: string;
  readonly cidr: string;
}

const TEAM_ACCESS: RangeUse = {
  what: 'range of the entry',
  requirement: 'STG-2',
  fewer: 'use a managed prefix list, by TeamAccess.existing',
};

/**
 * The peers for declared entry ranges.
 *
 * @param networkCidr the environment's own range, which an entry cannot come from
 * @throws StageEnvironmentError if there are too many, or one is malformed, open to the world or overlapping
 */
export function clientRanges(cidrs: readonly string[], networkCidr?: string): IPeer[] {
  return rangePeers(
    cidrs,
    TEAM_ACCESS,
    networkCidr === undefined ? [] : [{ by: "the environment's own network", cidr: networkCidr }],
  );
}

/**
 * The peers for ranges that somebody comes from.
 *
 * @throws StageEnvironmentError if there are too many, or one is malformed, open to the world, overlaps another or is in use
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
    refuseTheWorld(use, range);
  });
  ranges.forEach((range, index) => {
    const twin = ranges.slice(0, index).find((earlier) => overlap(earlier, range));
    if (twin !== undefined) refuseOverlap(use, range, `'${twin.cidr}', which is declared too`);
  });
  ranges.forEach((range) => refuseInUse(use, range, inUse));
  return ranges.map(({ cidr }) => Peer.ipv4(cidr));
}

/** @throws StageEnvironmentError if these are more than a security group holds */
export function checkPeers(count: number, { what, requirement, fewer }: RangeUse = TEAM_ACCESS): void {
  if (count <= MOST_PEERS) return;
  throw new StageEnvironmentError({
    what: what.replace(/^range/, 'ranges, prefix lists and security groups'),
    value: count,
    limit: `a security group holds ${MOST_PEERS} of them`,
    remediation: fewer,
    requirement,
  });
}

/** @throws StageEnvironmentError if something else of the environment has a part of the range */
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
    what,
    value: range.cidr,
    limit: 'the load balancer of an environment speaks IPv4',
    remediation: 'name the IPv4 ranges that people come from',
    requirement,
  });
}

function refuseTheWorld({ what, requirement }: RangeUse, range: AddressRange): void {
  if (range.prefix >= WIDEST) return;
  throw new StageEnvironmentError({
    what,
    value: range.cidr,
    limit: `a range that people come from is /${WIDEST} or smaller; anything wider is open to the world`,
    remediation: 'name the ranges that they really come from',
    requirement,
  });
}

function refuseOverlap(
  { what, requirement }: Pick<RangeUse, 'what' | 'requirement'>,
  range: AddressRange,
  other: string,
): never {
  throw new StageEnvironmentError({
    what,
    value: range.cidr,
    limit: `it overlaps ${other}`,
    remediation: 'name every range once, and none twice',
    requirement,
  });
}
