import { type IPeer, Peer } from 'aws-cdk-lib/aws-ec2';
import { type AddressRange, addressRange, overlap } from '../../private/address-range';
import { StageEnvironmentError } from '../../private/errors';

// A security group holds 60 inbound rules (quota of Amazon VPC), and each range may need two: HTTPS and its redirect.
const MOST_RANGES = 30;
const WIDEST = { ipv4: 8, ipv6: 32 } as const;

/** Whose ranges are described, for errors. */
export interface RangeUse {
  /** In the singular, such as `range of the entry`. */
  readonly what: string;
  readonly row: string;
  /** What to do where there are too many. */
  readonly fewer: string;
}

/** A range that is in use, and by what. */
export interface RangeInUse {
  readonly by: string;
  readonly cidr: string;
}

const ENTRY: RangeUse = {
  what: 'range of the entry',
  row: 'STG-2',
  fewer: 'use a managed prefix list, by Entry.existing',
};

/**
 * The peers for declared entry ranges.
 *
 * @param networkCidr the environment's own range, which an entry cannot come from
 * @throws StageEnvironmentError if there are too many, or one is malformed, open to the world or overlapping
 */
export function entryRanges(cidrs: readonly string[], networkCidr?: string): IPeer[] {
  return rangePeers(
    cidrs,
    ENTRY,
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
  if (cidrs.length > MOST_RANGES) {
    throw new StageEnvironmentError({
      what: use.what.replace(/^range/, 'ranges'),
      value: cidrs.length,
      limit: `a security group holds ${MOST_RANGES} of them`,
      remedy: use.fewer,
      row: use.row,
    });
  }
  const ranges = cidrs.map((cidr) => addressRange(use.what, cidr));
  ranges.forEach((range) => refuseTheWorld(use, range));
  ranges.forEach((range, index) => {
    const twin = ranges.slice(0, index).find((earlier) => overlap(earlier, range));
    if (twin !== undefined) refuseOverlap(use, range, `'${twin.cidr}', which is declared too`);
  });
  ranges.forEach((range) => refuseInUse(use, range, inUse));
  return ranges.map((range) => (range.kind === 'ipv4' ? Peer.ipv4(range.cidr) : Peer.ipv6(range.cidr)));
}

/** @throws StageEnvironmentError if something else of the environment has a part of the range */
export function refuseInUse(
  use: Pick<RangeUse, 'what' | 'row'>,
  range: AddressRange,
  inUse: readonly RangeInUse[],
): void {
  for (const { by, cidr } of inUse) {
    if (overlap(addressRange(by, cidr), range)) refuseOverlap(use, range, `${by}, ${cidr}`);
  }
}

function refuseTheWorld({ what, row }: RangeUse, range: AddressRange): void {
  const widest = WIDEST[range.kind];
  if (range.prefix >= widest) return;
  throw new StageEnvironmentError({
    what,
    value: range.cidr,
    limit: `a way in for a team is /${widest} or smaller; anything wider is open to the world`,
    remedy: 'name the ranges the team really comes from',
    row,
  });
}

function refuseOverlap(
  { what, row }: Pick<RangeUse, 'what' | 'row'>,
  range: AddressRange,
  other: string,
): never {
  throw new StageEnvironmentError({
    what,
    value: range.cidr,
    limit: `it overlaps ${other}`,
    remedy: 'name every range once, and none twice',
    row,
  });
}
