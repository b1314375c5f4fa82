import { type AddressRange, addressRange, isPrivate, PRIVATE_USE } from '../../internal/address-range';
import { StageEnvironmentError } from '../../internal/errors';

/**
 * The address range of a network.
 *
 * @throws StageEnvironmentError if it is malformed, not private, or not from /16 to /22
 */
export function privateRange(cidr: string): AddressRange {
  const what = 'address range of the network';
  const range = addressRange(what, cidr);
  if (range.kind !== 'ipv4' || range.prefix < 16 || range.prefix > 22) {
    throw new StageEnvironmentError({
      id: 'network.cidr-size',
      what,
      value: cidr,
      limit:
        'it must be an IPv4 range from /16 (the largest of a VPC) to /22 (the smallest with room for four zones)',
      remediation: "choose a free range, such as '10.20.0.0/16'",
    });
  }
  if (!isPrivate(range)) {
    throw new StageEnvironmentError({
      id: 'network.cidr-not-private',
      what,
      value: cidr,
      limit: `it must be in a range for private use (${PRIVATE_USE.join(', ')})`,
      remediation: "choose one such as '10.20.0.0/16'",
    });
  }
  return range;
}
