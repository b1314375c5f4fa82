import { checkThreeZones } from '../components/network/regions';
import { type Fault, faultsAt } from '../internal/fault';
import { SETTINGS } from './codecs';
import type { Problem } from './problem';
import type { ReadEnvironment } from './read-environment';
import { problemOfFault } from './value-problems';
import type { YamlSource } from './yaml-source';

/** A Region that has too few zones for the stage, and Regions in which data may not be. */
export function regionProblems(source: YamlSource, { path, stage, values }: ReadEnvironment): Problem[] {
  const { region, network, backup, dataResidency } = values;
  const goesLive = stage !== undefined && SETTINGS.domain.stages.includes(stage);
  if (region === undefined || !goesLive) return [];
  const copies = copyRegions(backup?.written ?? {});
  const resides = (at: readonly string[], what: string, place: string): Fault[] =>
    faultsAt(at, () => dataResidency?.written._refuse(what, place));
  const faults = [
    ...resides(['region'], 'Region of the environment', region),
    ...copies.flatMap(({ at, place }) =>
      resides(['backup', ...at], 'Region that backups are copied to', place),
    ),
    ...(network?.written.zones?.length === 3 ? [] : faultsAt(['region'], () => checkThreeZones(region))),
  ];
  return faults.map((fault) => problemOfFault(source, path, fault));
}

interface CopyRegion {
  readonly at: readonly string[];
  readonly place: string;
}

function copyRegions({
  toRegion,
  toVault,
  existing,
}: NonNullable<ReadEnvironment['values']['backup']>['written']): CopyRegion[] {
  const inArn = (way: string, vault: string | undefined) =>
    vault === undefined ? [] : [{ at: [way, 'copyVault'], place: vault.split(':')[3] }];
  return [
    ...(toRegion === undefined ? [] : [{ at: ['toRegion', 'region'], place: toRegion.region }]),
    ...inArn('toVault', toVault?.copyVault),
    ...inArn('existing', existing?.copyVault),
  ];
}
