import { StageEnvironmentError } from '../../internal/errors';
import type { TeamAccessBindOptions } from './team-access-options';

/** The requirement of a VPN for the operations and business teams. */
export const VPN = 'SEC-2';

/** @throws StageEnvironmentError if the stage requires a VPN, and it is not waived */
export function refuseWithoutVpn(
  kind: string,
  { profile, vpnIsWaived = false }: TeamAccessBindOptions,
): void {
  if (vpnIsWaived || !profile.requirements[VPN].required) return;
  throw new StageEnvironmentError({
    id: 'team-access.vpn-required',
    what: 'teamAccess',
    value: kind,
    limit: `${profile.stage} requires a VPN`,
    remediation:
      'use TeamAccess.clientVpn, TeamAccess.existing with the evidence that it is a VPN, or TeamAccess.withoutVpn with a waiver',
    requirement: VPN,
  });
}
