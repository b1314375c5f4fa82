import type { Declarations } from '../../requirements/declarations';
import { intrinsic, list, scalar } from '../../internal/json';
import { isLiteral, type ModelResource, type ModelStack, type ResourceModel } from '../model/resource-model';

/** The Availability Zones of subnets or servers. */
export interface Zones {
  /** The number of zones that are certainly different. */
  readonly count: number;
  /** True if there may be more, known only at deployment. */
  readonly mayBeMore: boolean;
}

/** The Availability Zones of subnets, from the templates or as the environment declares them. */
export function zonesOf(
  subnets: readonly unknown[],
  stack: ModelStack,
  model: ResourceModel,
  { network }: Declarations,
): Zones {
  const zones = subnets.map((value) => {
    const { resource } = model.follow(value, stack);
    if (resource?.type === 'AWS::EC2::Subnet') return zoneOf(resource, model);
    const id = model.text(value, stack);
    return network?.subnets.find((subnet) => subnet.id === id)?.zone;
  });
  return counted(zones);
}

/** The Availability Zones by their names; all of a Region are as many as only the deployment knows. */
export function namedZones(names: readonly unknown[], stack: ModelStack, model: ResourceModel): Zones {
  return counted(names.map((name) => zoneName(name, stack, model)));
}

function counted(zones: readonly (string | undefined)[]): Zones {
  const known = [...new Set(zones.filter((zone) => zone !== undefined))];
  // A zone by its name may be the same as one by its index, or by its id.
  const byIndex = known.filter((zone) => zone.startsWith(BY_INDEX)).length;
  const byId = known.filter((zone) => ZONE_ID.test(zone)).length;
  const count = Math.max(byIndex, byId, known.length - byIndex - byId);
  return { count, mayBeMore: count < known.length || zones.includes(undefined) };
}

/** The zone of a subnet, by its name, id or index; undefined if it is known only at deployment. */
export function zoneOf({ properties, stack }: ModelResource, model: ResourceModel): string | undefined {
  return zoneName(properties.AvailabilityZone ?? properties.AvailabilityZoneId, stack, model);
}

const BY_INDEX = 'zone ';
/** Such as `euw1-az2`. */
const ZONE_ID = /-az\d+$/;

function zoneName(value: unknown, stack: ModelStack, model: ResourceModel): string | undefined {
  const select = intrinsic(value);
  if (select?.name === 'Fn::Select') {
    const [index, zones] = list(select.argument);
    const isAll = intrinsic(zones)?.name === 'Fn::GetAZs';
    const position = Number(scalar(index));
    // Reports count zones from one.
    return isAll && Number.isInteger(position) ? `${BY_INDEX}${position + 1}` : undefined;
  }
  const text = model.text(value, stack);
  return isLiteral(text) ? text : undefined;
}
