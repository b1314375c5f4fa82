import { type IPeer, Peer } from 'aws-cdk-lib/aws-ec2';
import { type AddressRange, addressRange, overlap } from '../../private/address-range';
import { StageEnvironmentError } from '../../private/errors';

// A security group holds 60 inbound rules (quota of Amazon VPC), and each peer may need two: HTTPS and its redirect.
const MOST_PEERS = 30;
const WIDEST = 8;

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
  ranges.forEach((range) => {
    refuseIPv6(what, range);
    refuseTheWorld(what, range);
  });
  ranges.forEach((range, index) => {
    const twin = ranges.slice(0, index).find((earlier) => overlap(earlier, range));
    if (twin !== undefined) refuseOverlap(what, range, `'${twin.cidr}', which is declared too`);
  });
  if (networkCidr !== undefined) {
    const network = addressRange('address range of the network', networkCidr);
    const inside = ranges.find((range) => overlap(network, range));
    if (inside !== undefined) refuseOverlap(what, inside, `the environment's own network, ${networkCidr}`);
  }
  return ranges.map(({ cidr }) => Peer.ipv4(cidr));
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

function refuseIPv6(what: string, range: AddressRange): void {
  if (range.kind === 'ipv4') return;
  throw new StageEnvironmentError({
    what,
    value: range.cidr,
    limit: 'the load balancer of an environment speaks IPv4',
    remedy: 'name the IPv4 ranges from which the team comes',
    row: 'STG-2',
  });
}

function refuseTheWorld(what: string, range: AddressRange): void {
  if (range.prefix >= WIDEST) return;
  throw new StageEnvironmentError({
    what,
    value: range.cidr,
    limit: `a way in for a team is /${WIDEST} or smaller; anything wider is open to the world`,
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
