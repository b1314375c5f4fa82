import { type RangeInUse, refuseInUse } from '../components/team-access/client-ranges';
import { addressRange } from '../internal/address-range';
import { type Fault, faultsAt, type KeyPath } from '../internal/fault';
import { DEFAULT_CIDR } from '../components/network/network';
import type { Problem } from './problem';
import type { ReadEnvironment } from './read-environment';
import { problemOfFault } from './value-problems';
import type { YamlSource } from './yaml-source';

/** Address ranges of clients that something else of the environment uses. */
export function rangeProblems(source: YamlSource, { path, values, malformed }: ReadEnvironment): Problem[] {
  const { network, teamAccess, publicAccess } = values;
  if (malformed.includes('network')) return [];
  const cidr = network?.written.cidr ?? DEFAULT_CIDR;
  const clients = teamAccess?.written.clientVpn?.written.clientCidr;
  const existing = teamAccess?.written.existing?.ranges ?? [];
  const ofNetwork = [{ by: 'the network', cidr }];
  // Who comes through the network does not come over the internet.
  const inUse = [
    ...ofNetwork,
    ...rangesOf('the client range of the VPN', clients === undefined ? [] : [clients]),
    ...rangesOf('the team access', existing),
  ];
  const { closed, open } = publicAccess?.written ?? {};
  const audience = open?.soft?.audience.ranges;
  return [
    ...inUseFaults(teamAccess?.written.networks, ['teamAccess', 'networks'], 'STG-2', ofNetwork),
    ...inUseFaults(existing, ['teamAccess', 'existing', 'ranges'], 'STG-2', ofNetwork),
    ...(clients === undefined
      ? []
      : faultOf(clients, ['teamAccess', 'clientVpn', 'clientCidr'], 'SEC-2', ofNetwork)),
    ...inUseFaults(closed?.testers, ['publicAccess', 'closed', 'testers'], 'SEC-1', inUse),
    ...inUseFaults(audience, ['publicAccess', 'open', 'soft', 'audience', 'ranges'], 'LCH-2', inUse),
  ].map((fault) => problemOfFault(source, path, fault));
}

function rangesOf(by: string, cidrs: readonly string[]): RangeInUse[] {
  return cidrs.map((cidr) => ({ by, cidr }));
}

function inUseFaults(
  ranges: readonly string[] = [],
  at: KeyPath,
  requirement: string,
  inUse: readonly RangeInUse[],
): Fault[] {
  return ranges.flatMap((range, index) => faultOf(range, [...at, index], requirement, inUse));
}

function faultOf(range: string, at: KeyPath, requirement: string, inUse: readonly RangeInUse[]): Fault[] {
  return faultsAt(at, () => refuseInUse({ what: 'range', requirement }, addressRange('range', range), inUse));
}
