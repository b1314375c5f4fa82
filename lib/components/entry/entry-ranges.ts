import { type IPeer, Peer } from 'aws-cdk-lib/aws-ec2';
import { type AddressRange, addressRange, overlap } from '../../private/address-range';
import { StageEnvironmentError } from '../../private/errors';

// A security group holds 60 inbound rules (quota of Amazon VPC), and each peer may need two: HTTPS and its redirect.
const MOST_PEERS = 30;
const WIDEST = { ipv4: 8, ipv6: 32 } as const;

/**
 * The peers for declared entry ranges.
 *
 * @param networkCidr the environment's own range, which an entry cannot come from
 * @throws StageEnvironmentError if there are too many, or one is malformed, open to the world or overlapping
 */
export function entryRanges(cidrs: readonly string[], networkCidr?: string): IPeer[] {
  const what = 'range of the entry';
  checkPeers(cidrs.length);
  const ranges = cidrs.map((cidr) => addressRange(what, cidr));
  ranges.forEach((range) => refuseTheWorld(what, range));
  ranges.forEach((range, index) => {
    const twin = ranges.slice(0, index).find((earlier) => overlap(earlier, range));
    if (twin !== undefined) refuseOverlap(what, range, `'${twin.cidr}', which is declared too`);
  });
  if (networkCidr !== undefined) {
    const network = addressRange('address range of the network', networkCidr);
    const inside = ranges.find((range) => overlap(network, range));
    if (inside !== undefined) refuseOverlap(what, inside, `the environment's own network, ${networkCidr}`);
  }
  return ranges.map((range) => (range.kind === 'ipv4' ? Peer.ipv4(range.cidr) : Peer.ipv6(range.cidr)));
}

/** @throws StageEnvironmentError if these are more than a security group holds */
export function checkPeers(count: number): void {
  if (count <= MOST_PEERS) return;
  throw new StageEnvironmentError({
    what: 'ranges, prefix lists and security groups of the entry',
    value: count,
    limit: `a security group holds ${MOST_PEERS} of them`,
    remedy: 'use a managed prefix list, by Entry.existing',
    row: 'STG-2',
  });
}

function refuseTheWorld(what: string, range: AddressRange): void {
  const widest = WIDEST[range.kind];
  if (range.prefix >= widest) return;
  throw new StageEnvironmentError({
    what,
    value: range.cidr,
    limit: `a way in for a team is /${widest} or smaller; anything wider is open to the world`,
    remedy: 'name the ranges the team really comes from',
    row: 'STG-2',
  });
}

function refuseOverlap(what: string, range: AddressRange, other: string): never {
  throw new StageEnvironmentError({
    what,
    value: range.cidr,
    limit: `it overlaps ${other}`,
    remedy: 'name every range once, and none twice',
    row: 'STG-2',
  });
}
