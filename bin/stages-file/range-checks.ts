import { Network } from '../../lib';
import { type RangeInUse, refuseInUse } from '../../lib/components/entry/entry-ranges';
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
  const ofNetwork = rangesOf('the network', [cidr ?? []].flat());
  const clients = [entry?.clientVpn?.clientCidr ?? []].flat();
  const existing = entry?.existing?.ranges ?? [];
  // Who comes through the network does not come over the internet.
  const inUse = [
    ...ofNetwork,
    ...rangesOf('the client range of the VPN', clients),
    ...rangesOf('the entry', existing),
  ];
  const { closed, open } = access ?? {};
  return [
    ...refusals(entry?.networks, ['entry', 'networks'], 'STG-2', ofNetwork),
    ...refusals(existing, ['entry', 'existing', 'ranges'], 'STG-2', ofNetwork),
    ...refusals(closed?.testers, ['access', 'closed', 'testers'], 'SEC-1', inUse),
    ...refusals(
      open?.soft?.audience.ranges,
      ['access', 'open', 'soft', 'audience', 'ranges'],
      'LCH-2',
      inUse,
    ),
    ...clients.map((range) => refusal(range, ['entry', 'clientVpn', 'clientCidr'], 'SEC-2', ofNetwork)),
  ].flatMap(({ at, refuse }) => refused(source, [...path, ...at], refuse));
}

function rangesOf(by: string, cidrs: readonly string[]): RangeInUse[] {
  return cidrs.map((cidr) => ({ by, cidr }));
}

function refusals(ranges: readonly string[] = [], at: KeyPath, row: string, inUse: readonly RangeInUse[]) {
  return ranges.map((range, index) => refusal(range, [...at, index], row, inUse));
}

function refusal(range: string, at: KeyPath, row: string, inUse: readonly RangeInUse[]) {
  return { at, refuse: () => refuseInUse({ what: 'range', row }, addressRange('range', range), inUse) };
}
