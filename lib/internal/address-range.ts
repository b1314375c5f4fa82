import { IPv4, IPv6, parseCIDR } from 'ipaddr.js';
import { Token } from 'aws-cdk-lib';
import { StageEnvironmentError } from './errors';

/** A literal address range. */
export interface AddressRange {
  readonly cidr: string;
  readonly kind: 'ipv4' | 'ipv6';
  readonly prefix: number;
  readonly address: IPv4 | IPv6;
}

/**
 * Reads a CIDR range.
 *
 * @param what what is described, for the error
 * @throws StageEnvironmentError if the value is a token, malformed, or has host bits set
 */
export function addressRange(what: string, cidr: string): AddressRange {
  if (Token.isUnresolved(cidr)) {
    throw new StageEnvironmentError({
      id: 'cidr.unknown',
      what,
      value: cidr,
      limit: 'an address range is compared at synth and must be a literal',
      remediation: "write it out, such as '203.0.113.0/24'",
    });
  }
  const range = parse(cidr);
  if (range === undefined) {
    throw new StageEnvironmentError({
      id: 'cidr.malformed',
      what,
      value: cidr,
      limit: 'a range is written in CIDR notation',
      remediation:
        "write an address and a prefix length, such as '203.0.113.0/24'; one address ends in '/32'",
    });
  }
  const network = (range.kind === 'ipv4' ? IPv4 : IPv6).networkAddressFromCIDR(cidr).toString();
  if (network !== range.address.toString()) {
    throw new StageEnvironmentError({
      id: 'cidr.host-bits',
      what,
      value: cidr,
      limit: 'a range starts at its network address',
      remediation: `write '${network}/${range.prefix}' for the range, or '/${range.kind === 'ipv4' ? 32 : 128}' for the one address`,
    });
  }
  return range;
}

/** True if the ranges share an address. */
export function overlap(one: AddressRange, other: AddressRange): boolean {
  if (one.kind !== other.kind) return false;
  const prefix = Math.min(one.prefix, other.prefix);
  return firstBits(one, prefix) === firstBits(other, prefix);
}

/** The ranges for private use (RFC 1918, RFC 6598). */
export const PRIVATE_USE: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
];

/** Whether all of a range is for private use. */
export function isPrivate(range: AddressRange): boolean {
  return PRIVATE_USE.map((use) => addressRange('range for private use', use)).some(
    (use) => use.prefix <= range.prefix && overlap(use, range),
  );
}

function parse(cidr: string): AddressRange | undefined {
  const text = cidr.split('/')[0] ?? '';
  // A security group knows neither zones (fe80::1%eth0) nor IPv4 written in IPv6 (::ffff:192.0.2.1).
  if (!IPv4.isValidFourPartDecimal(text) && (!IPv6.isValid(text) || /[%.]/.test(text))) return undefined;
  try {
    const [address, prefix] = parseCIDR(cidr);
    return cidr === `${text}/${prefix}` ? { cidr, kind: address.kind(), prefix, address } : undefined;
  } catch {
    return undefined;
  }
}

function firstBits(range: AddressRange, prefix: number): string {
  const all = range.address
    .toByteArray()
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return all.slice(0, prefix);
}
