import { zoneOf } from '../analysis/zones';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';
import type { Picture, PicturePlace } from './picture';
import { edgesOf } from './architecture-edges';
import { type Box, boxesOf, idOf, labelOf } from './architecture-nodes';

const UNKNOWN_REGION = 'Region known at deployment';

/** The architecture in templates: the resources by place, and the connections between them. */
export function drawPicture(model: ResourceModel): Picture {
  const boxes = boxesOf(model);
  return {
    places: placesOf(boxes, model),
    nodes: boxes.map(({ resource, kind, label, subnets }) => ({
      id: idOf(resource),
      kind,
      label,
      places: placeIdsOf(resource.stack, subnets, model),
    })),
    edges: edgesOf(boxes, model),
  };
}

function placesOf(boxes: readonly Box[], model: ResourceModel): PicturePlace[] {
  const regions = [...new Set(model.stacks.map(regionOf))].sort();
  const networks = [
    ...new Set([
      ...model.ofType('AWS::EC2::VPC'),
      ...subnetsOf(boxes, model).flatMap((subnet) => networkOf(subnet, model) ?? []),
    ]),
  ];
  const zones = new Map<string, PicturePlace>();
  for (const subnet of subnetsOf(boxes, model)) {
    const place = zonePlace(subnet, model);
    if (place !== undefined) zones.set(place.id, place);
  }
  return [
    ...regions.map((region): PicturePlace => ({ id: regionId(region), kind: 'region', label: region })),
    ...networks.map((network): PicturePlace => ({
      id: idOf(network),
      kind: 'network',
      label: labelOf(network),
      inside: regionId(regionOf(network.stack)),
    })),
    ...[...zones.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
  ];
}

/** The subnets of the environment's own networks, and those of the boxes. */
function subnetsOf(boxes: readonly Box[], model: ResourceModel): readonly ModelResource[] {
  return [...new Set([...model.ofType('AWS::EC2::Subnet'), ...boxes.flatMap(({ subnets }) => subnets)])];
}

/** The zones of its subnets; the Region, if no zone is known. */
function placeIdsOf(stack: ModelStack, subnets: readonly ModelResource[], model: ResourceModel): string[] {
  const zones = subnets.flatMap((subnet) => zonePlace(subnet, model)?.id ?? []);
  return zones.length === 0 ? [regionId(regionOf(stack))] : [...new Set(zones)].sort();
}

function zonePlace(subnet: ModelResource, model: ResourceModel): PicturePlace | undefined {
  const network = networkOf(subnet, model);
  const zone = zoneOf(subnet, model);
  if (network === undefined || zone === undefined) return undefined;
  return { id: `${idOf(network)}/${zone}`, kind: 'zone', label: zone, inside: idOf(network) };
}

function networkOf({ properties, stack }: ModelResource, model: ResourceModel): ModelResource | undefined {
  return model.follow(properties.VpcId, stack).resource;
}

function regionOf({ region = UNKNOWN_REGION }: ModelStack): string {
  return region;
}

function regionId(region: string): string {
  return `region:${region}`;
}
