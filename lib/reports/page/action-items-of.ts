import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { type ActionItem, ActionKind, ledgerActions } from './action-items';
import { recordActions } from './record-action-items';

const ORDER = [ActionKind.FIX, ActionKind.ATTEST, ActionKind.REVIEW];

/** Every action item of an environment: by kind, and of each kind those that keep it from passing first. */
export function actionItemsOf(named: NamedLedger): ActionItem[] {
  const items = [...ledgerActions(named), ...recordActions(named)];
  return ORDER.flatMap((kind) => [
    ...items.filter((item) => item.kind === kind && item.blocking),
    ...items.filter((item) => item.kind === kind && !item.blocking),
  ]);
}
