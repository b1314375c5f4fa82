import { addressRange, isPrivate } from '../../internal/address-range';
import type { DeclaredEgress } from '../../requirements/declarations';
import type { IStageNetwork } from '../../spi/network';

/**
 * Sees to it that declared traffic to the internet can leave the network.
 *
 * @throws StageEnvironmentError if the network is described without a NAT gateway
 */
export function requireInternetFor(
  { privateAccess }: IStageNetwork,
  egress: readonly DeclaredEgress[] = [],
): void {
  egress
    .filter(({ destination }) => isOnInternet(destination))
    .forEach(({ component, destination, reason }) =>
      privateAccess?.requireInternet(component, `${destination}, ${reason}`),
    );
}

/** Whether a destination is neither a prefix list nor in a range for private use. */
export function isOnInternet(destination: string): boolean {
  return !destination.startsWith('pl-') && !isPrivate(addressRange('destination', destination));
}
