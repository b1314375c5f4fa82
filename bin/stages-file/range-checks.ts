import { Network } from '../../lib';
import { refuseInUse } from '../../lib/components/entry/entry-ranges';
import { addressRange } from '../../lib/private/address-range';
import type { KeyPath, Problem } from './problem';
import type { EnvironmentDescription } from './schema';
import { refused } from './schema-problems';
import type { YamlSource } from './yaml-source';

/** Addresses that people come from or are given, and that something else of the environment has. */
export function rangeProblems(
  source: YamlSource,
  path: KeyPath,
  { network, entry, access }: Partial<EnvironmentDescription>,
): Problem[] {
  const { cidr } = Network.of(network);
  const ofNetwork = cidr === undefined ? [] : [{ by: 'the network', cidr }];
  const clients = [entry?.clientVpn?.clientCidr ?? []].flat();
  const ofClients = clients.map((range) => ({ by: 'the client range of the VPN', cidr: range }));
  const { closed, open } = access ?? {};
  const toEach = (ranges: readonly string[] | undefined, at: KeyPath) =>
    (ranges ?? []).map((range, index) => ({
      range,
      at: [...at, index],
      inUse: [...ofNetwork, ...ofClients],
    }));
  return [
    ...clients.map((range) => ({ range, at: ['entry', 'clientVpn', 'clientCidr'], inUse: ofNetwork })),
    ...toEach(closed?.testers, ['access', 'closed', 'testers']),
    ...toEach(open?.soft?.audience.ranges, ['access', 'open', 'soft', 'audience', 'ranges']),
  ].flatMap(({ range, at, inUse }) =>
    refused(source, [...path, ...at], () =>
      refuseInUse({ what: 'range', row: 'SEC-1' }, addressRange('range', range), inUse),
    ),
  );
}
