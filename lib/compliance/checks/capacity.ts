import type { DeclaredCapacity } from '../../requirements/declared-capacity';
import type { Declarations } from '../../requirements/declarations';
import { scalar } from '../resource-model/json';
import type { ModelResource, ResourceModel } from '../resource-model/resource-model';
import { notApplicable, notMet, undecidable, verdict, type Check, type Finding } from './check';
import { isSpreadHere, leastOf, mostOf, runsOnce, serversOf, subnetsOf } from './servers';
import { standbyOf, storesOf } from './standby';
import { type Zones, zonesOf } from './zones';

// AWS, service level agreements for compute, RDS and ElastiCache (November 2026): percent of a month.
const SERVERS_OVER_ZONES = 99.99;
const STORE_WITH_STANDBY = 99.95;
const ALONE = 99.5;

export const capacity: Check = {
  title: 'instances, zones and scaling bear the availability and the peak that the business needs',
  remedy:
    'give the server more zones, instances or room to scale, the store a standby, or declare what the business really needs',
  examine(model, { declarations }) {
    const { capacity: needs } = declarations;
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
      `${servers.length} servers bear ${needs.peak} times what their least instances do, and they and ${stores.length} stores are made for ${needs.availability}% of a month`,
    );
  },
};

function serverFindings(
  server: ModelResource,
  { availability, peak }: DeclaredCapacity,
  model: ResourceModel,
  declarations: Declarations,
): Finding[] {
  const [least, most] = [leastOf(server, model), mostOf(server, model)];
  if ([least, most].some(Number.isNaN))
    return [undecidable('how many instances it has is known only at deployment', server)];
  const zones = zonesOf(subnetsOf(server), server.stack, model, declarations);
  const asked = Math.ceil(least * peak);
  return [
    ...availabilityFindings(server, least > 1, zones, availability),
    ...(most < asked
      ? [
          notMet(
            `it grows to ${most} instances, and the peak of ${peak} times its ${least} takes ${asked}`,
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
    ? [undecidable('in how many zones it stands is known only at deployment', server)]
    : atBest;
}

function storeFindings(
  store: ModelResource,
  { availability }: DeclaredCapacity,
  model: ResourceModel,
): Finding[] {
  const standby = standbyOf(store, model);
  if (scalar(standby) === undefined)
    return [undecidable('whether it has a standby is known only at deployment', store)];
  return promises(store, scalar(standby) === 'true' ? STORE_WITH_STANDBY : ALONE, availability);
}

function promises(resource: ModelResource, promised: number, asked: number): Finding[] {
  if (asked <= promised) return [];
  return [
    notMet(`AWS promises ${promised}% of a month for it as it stands, and ${asked}% are declared`, resource),
  ];
}
