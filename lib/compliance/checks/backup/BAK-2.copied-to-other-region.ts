import type { Finding } from '../../outcome';
import { type BackupRule, backupsOf, type StoreBackup } from '../../analysis/backup-plans';
import { withoutStores } from '../../analysis/backup-stores';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';

export const bak2CopiedToOtherRegion: Check = {
  title: 'the backups of every data store are copied to a vault in another Region',
  remediation: 'give the backup rule a copy action to a vault in another Region',
  examine(model) {
    const all = backupsOf(model);
    const backups = all.filter(({ rules }) => rules.length > 0);
    if (all.length === 0) return withoutStores();
    if (backups.length === 0) return notApplicable('no backup is taken that could be copied');
    const regions = backups.flatMap(({ rules }) => rules.flatMap(regionsOf));
    return verdict(
      [...new Set(backups.flatMap(({ rules }) => rules.map(({ plan }) => plan)))],
      backups.flatMap((backup) => findingOf(backup)),
      `backups are copied to ${[...new Set(regions)].sort().join(', ')}`,
    );
  },
};

/** The rules by which something leaves the Region of their plan. */
export function rulesThatCopy(rules: readonly BackupRule[]): readonly BackupRule[] {
  return rules.filter((rule) => regionsOf(rule).length > 0);
}

/** The other Regions that a rule copies to. */
function regionsOf({ plan, copies }: BackupRule): readonly string[] {
  const here = plan.stack.region;
  if (here === undefined) return [];
  return copies.flatMap(({ region }) => (region === undefined || region === here ? [] : [region]));
}

function findingOf({ store: { resource }, rules }: StoreBackup): Finding[] {
  if (rulesThatCopy(rules).length > 0) return [];
  const isUnsure = rules.some(({ plan, copies }) =>
    copies.some(({ region }) => region === undefined || plan.stack.region === undefined),
  );
  return isUnsure
    ? [unknownFinding('which Region its backups are copied to is known only at deployment', resource)]
    : [notMet('its backups are not copied to another Region', resource)];
}
