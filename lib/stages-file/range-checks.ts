import { Network } from '..';
import { type RangeInUse, refuseInUse } from '../components/team-access/client-ranges';
import { addressRange } from '../internal/address-range';
import type { KeyPath, Problem } from './problem';
import type { EnvironmentDescription } from './schema';
import { refused } from './schema-problems';
import type { YamlSource } from './yaml-source';

/** Addresses that people come from or are given, and that something else of the environment has. */
export function rangeProblems(
  source: YamlSource,
  path: KeyPath,
  { network, teamAccess, publicAccess }: Partial<EnvironmentDescription>,
): Problem[] {
  const { cidr } = Network.of(network);
  const ofNetwork = rangesOf('the network', [cidr ?? []].flat());
  const clients = [teamAccess?.clientVpn?.clientCidr ?? []].flat();
  const existing = teamAccess?.existing?.ranges ?? [];
  // Who comes through the network does not come over the internet.
  const inUse = [
    ...ofNetwork,
    ...rangesOf('the client range of the VPN', clients),
    ...rangesOf('the entry', existing),
  ];
  const { closed, open } = publicAccess ?? {};
  return [
    ...refusals(teamAccess?.networks, ['teamAccess', 'networks'], 'STG-2', ofNetwork),
    ...refusals(existing, ['teamAccess', 'existing', 'ranges'], 'STG-2', ofNetwork),
    ...refusals(closed?.testers, ['publicAccess', 'closed', 'testers'], 'SEC-1', inUse),
    ...refusals(
      open?.soft?.audience.ranges,
      ['publicAccess', 'open', 'soft', 'audience', 'ranges'],
      'LCH-2',
      inUse,
    ),
    ...clients.map((range) => refusal(range, ['teamAccess', 'clientVpn', 'clientCidr'], 'SEC-2', ofNetwork)),
  ].flatMap(({ at, refuse }) => refused(source, [...path, ...at], refuse));
}

function rangesOf(by: string, cidrs: readonly string[]): RangeInUse[] {
  return cidrs.map((cidr) => ({ by, cidr }));
}

function refusals(
  ranges: readonly string[] = [],
  at: KeyPath,
  requirement: string,
  inUse: readonly RangeInUse[],
) {
  return ranges.map((range, index) => refusal(range, [...at, index], requirement, inUse));
}

function refusal(range: string, at: KeyPath, requirement: string, inUse: readonly RangeInUse[]) {
  return {
    at,
    refuse: () => refuseInUse({ what: 'range', requirement }, addressRange('range', range), inUse),
  };
}
