import { StageEnvironmentError } from '../../private/errors';
import type { EntrySpine } from './entry';

/** The requirement of a VPN for the operations and business teams. */
export const VPN = 'SEC-2';

/** @throws StageEnvironmentError if the stage asks for a VPN and nobody has waived it */
export function refuseWithoutVpn(kind: string, { profile, vpnIsWaived = false }: EntrySpine): void {
  if (vpnIsWaived || !profile.requirements[VPN].required) return;
  throw new StageEnvironmentError({
    what: 'entry',
    value: kind,
    limit: `${profile.stage} asks for a VPN`,
    remedy:
      'choose Entry.clientVpn, Entry.existing with the evidence that it is a VPN, or Entry.withoutVpn with a waiver',
    row: VPN,
  });
}
