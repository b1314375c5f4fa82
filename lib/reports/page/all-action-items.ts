import type { NamedLedger } from '../report-files';
import { ledgerNeeds, type Need, NeedKind } from './action-items';
import { recordNeeds } from './record-action-items';

const IN_ORDER = [NeedKind.MEND, NeedKind.ANSWER, NeedKind.LOOK];

/** Everything about an environment that needs somebody: what is wrong, then what is open; what stops it before the rest. */
export function needsOf(named: NamedLedger): Need[] {
  const needs = [...ledgerNeeds(named), ...recordNeeds(named)];
  return IN_ORDER.flatMap((kind) => [
    ...needs.filter((need) => need.kind === kind && need.blocking),
    ...needs.filter((need) => need.kind === kind && !need.blocking),
  ]);
}
