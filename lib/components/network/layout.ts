import { StageKind } from '../../requirements/stage-kind';
import type { StageProfile } from '../../requirements/stage-profile';

/** The layout of a stage's network, beyond the minimums of its profile. */
interface Layout {
  /** Whether each zone has a NAT gateway of its own, so that the loss of one zone interrupts no egress of the others. */
  readonly natGatewayInEachZone: boolean;
  /** Whether users get access, now or later, and the environment changes its stage in place. */
  readonly goesLive: boolean;
}

const LAYOUT: Readonly<Record<StageKind, Layout>> = {
  [StageKind.DEVELOPMENT]: { natGatewayInEachZone: false, goesLive: false },
  [StageKind.STAGING]: { natGatewayInEachZone: false, goesLive: false },
  [StageKind.SOFT_LAUNCH]: { natGatewayInEachZone: false, goesLive: true },
  [StageKind.PRODUCTION]: { natGatewayInEachZone: true, goesLive: true },
};

/** Whether a stage is for users. */
export function goesLive({ stage }: StageProfile): boolean {
  return LAYOUT[stage].goesLive;
}

/** The default number of NAT gateways of a stage. */
export function natGatewaysOf({ stage, minimum }: StageProfile): number {
  return LAYOUT[stage].natGatewayInEachZone ? minimum.zones : 1;
}
