import type { Finding } from '../../outcome';
import type { DeclaredObjectives } from '../../../requirements/declared-objectives';
import type { Declarations } from '../../../requirements/declarations';
import { scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { isSpreadHere, leastOf, mostOf, runsOnce, serversOf, subnetsOf } from '../../analysis/servers';
import { standbyOf, storesOf } from '../../analysis/standby';
import { type Zones, zonesOf } from '../../analysis/zones';

// AWS, service level agreements for compute, RDS and ElastiCache (November 2026): percent of a month.
const SERVERS_OVER_ZONES = 99.99;
const STORE_WITH_STANDBY = 99.95;
const ALONE = 99.5;

export const objectives: Check = {
  title: 'instances, zones and scaling bear the availability and the peak that the business needs',
  remediation:
    'give the server more zones, instances or room to scale, the store a standby, or declare what the business really needs',
  examine(model, { declarations }) {
    const { objectives: needs } = declarations;
    if (needs === undefined) return notApplicable('nobody has said what the business needs');
    const servers = serversOf(model).filter(
      (server) => isSpreadHere(server) && !runsOnce(server, declarations),
    );
    const stores = storesOf(model);
    return verdict(
      [...servers, ...stores],
      [
        ...servers.flatMap((server) => serverFindings(server, needs, model, declarations)),
        ...stores.flatMap((store) => storeFindings(store, needs, model)),
      ],
      `${servers.length} servers bear ${needs.peakLoad} times what their least instances do, and they and ${stores.length} stores are made for ${needs.availability}% of a month`,
    );
  },
};

function serverFindings(
  server: ModelResource,
  { availability, peakLoad }: DeclaredObjectives,
  model: ResourceModel,
  declarations: Declarations,
): Finding[] {
  const [least, most] = [leastOf(server, model), mostOf(server, model)];
  if ([least, most].some(Number.isNaN))
    return [unknownFinding('how many instances it has is known only at deployment', server)];
  const zones = zonesOf(subnetsOf(server), server.stack, model, declarations);
  const asked = Math.ceil(least * peakLoad);
  return [
    ...availabilityFindings(server, least > 1, zones, availability),
    ...(most < asked
      ? [
          notMet(
            `it grows to ${most} instances, and the peak of ${peakLoad} times its ${least} takes ${asked}`,
            server,
          ),
        ]
      : []),
  ];
}

/** What is promised for servers over zones holds for several of them in several zones. */
function availabilityFindings(
  server: ModelResource,
  areSeveral: boolean,
  { count, mayBeMore }: Zones,
  asked: number,
): Finding[] {
  const of = (isSpread: boolean) =>
    promises(server, areSeveral && isSpread ? SERVERS_OVER_ZONES : ALONE, asked);
  const [forSure, atBest] = [of(count > 1), of(count > 1 || mayBeMore)];
  return forSure.length > atBest.length
    ? [unknownFinding('in how many zones it stands is known only at deployment', server)]
    : atBest;
}

function storeFindings(
  store: ModelResource,
  { availability }: DeclaredObjectives,
  model: ResourceModel,
): Finding[] {
  const standby = standbyOf(store, model);
  if (scalar(standby) === undefined)
    return [unknownFinding('whether it has a standby is known only at deployment', store)];
  return promises(store, scalar(standby) === 'true' ? STORE_WITH_STANDBY : ALONE, availability);
}

function promises(resource: ModelResource, promised: number, asked: number): Finding[] {
  if (asked <= promised) return [];
  return [
    notMet(`AWS promises ${promised}% of a month for it as it stands, and ${asked}% are declared`, resource),
  ];
}
