import { StageEnvironmentError } from '../../internal/errors';
import type { TeamAccessBindOptions } from './team-access';

/** The requirement of a VPN for the operations and business teams. */
export const VPN = 'SEC-2';

/** @throws StageEnvironmentError if the stage asks for a VPN and nobody has waived it */
export function refuseWithoutVpn(
  kind: string,
  { profile, vpnIsWaived = false }: TeamAccessBindOptions,
): void {
  if (vpnIsWaived || !profile.requirements[VPN].required) return;
  throw new StageEnvironmentError({
    what: 'teamAccess',
    value: kind,
    limit: `${profile.stage} asks for a VPN`,
    remediation:
      'choose TeamAccess.clientVpn, TeamAccess.existing with the evidence that it is a VPN, or Entry.withoutVpn with a waiver',
    requirement: VPN,
  });
}
