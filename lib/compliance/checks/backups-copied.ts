import { type BackupRule, backupsOf, type StoreBackup } from './backup-plans';
import { withoutStores } from './backup-stores';
import { notApplicable, notMet, undecidable, verdict, type Check, type Finding } from './check';

export const backupsCopied: Check = {
  title: 'the backups of every data store are copied to a vault in another Region',
  remedy: 'give the backup rule a copy action to a vault in another Region',
  examine(model) {
    const all = backupsOf(model);
    const backups = all.filter(({ rules }) => rules.length > 0);
    if (all.length === 0) return withoutStores();
    if (backups.length === 0) return notApplicable('no backup is taken that could be copied');
    return verdict(
      [...new Set(backups.flatMap(({ rules }) => rules.map(({ plan }) => plan)))],
      backups.flatMap((backup) => findingOf(backup)),
      `backups are copied to ${regionsOf(backups)}`,
    );
  },
};

/** The rules by which something leaves the Region of their plan. */
export function rulesThatCopy(rules: readonly BackupRule[]): readonly BackupRule[] {
  return rules.filter(({ plan, copies }) =>
    copies.some(
      ({ region }) => region !== undefined && plan.stack.region !== undefined && region !== plan.stack.region,
    ),
  );
}

function findingOf({ store: { resource }, rules }: StoreBackup): Finding[] {
  if (rulesThatCopy(rules).length > 0) return [];
  const copies = rules.flatMap(({ plan, copies: ofRule }) => ofRule.map((copy) => ({ plan, copy })));
  const unsure = copies.some(
    ({ plan, copy }) => copy.region === undefined || plan.stack.region === undefined,
  );
  return unsure
    ? [undecidable('which Region its backups are copied to is known only at deployment', resource)]
    : [
        notMet(
          copies.length === 0
            ? 'its backups are not copied'
            : 'its backups are copied within their own Region',
          resource,
        ),
      ];
}

function regionsOf(backups: readonly StoreBackup[]): string {
  const regions = backups.flatMap(({ rules }) =>
    rulesThatCopy(rules).flatMap(({ copies }) => copies.flatMap(({ region }) => region ?? [])),
  );
  return [...new Set(regions)].sort().join(', ');
}
