import { StageKind } from '../../requirements/stage-kind';
import type { StageProfile } from '../../requirements/stage-profile';

/** What a stage makes of its network, beyond the figures that its profile asks for. */
interface Layout {
  /** True if each zone has a NAT gateway of its own, so that the loss of one takes nobody else's egress. */
  readonly natGatewayInEachZone: boolean;
  /** True if users come, now or later, and the environment grows in place. */
  readonly goesLive: boolean;
}

const LAYOUT: Readonly<Record<StageKind, Layout>> = {
  [StageKind.DEVELOPMENT]: { natGatewayInEachZone: false, goesLive: false },
  [StageKind.STAGING]: { natGatewayInEachZone: false, goesLive: false },
  [StageKind.SOFT_LAUNCH]: { natGatewayInEachZone: false, goesLive: true },
  [StageKind.PRODUCTION]: { natGatewayInEachZone: true, goesLive: true },
};

export function goesLive({ stage }: StageProfile): boolean {
  return LAYOUT[stage].goesLive;
}

/** The NAT gateways of a stage, unless its description says otherwise. */
export function natGatewaysOf({ stage, minimum }: StageProfile): number {
  return LAYOUT[stage].natGatewayInEachZone ? minimum.zones : 1;
}
