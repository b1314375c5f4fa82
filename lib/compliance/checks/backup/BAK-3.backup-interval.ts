import type { Finding } from '../../outcome';
import type { DeclaredRecoveryPoint } from '../../../requirements/declared-backup';
import { type BackupRule, backupsOf, type StoreBackup } from '../../analysis/backup-plans';
import { type Store, withoutStores } from '../../analysis/backup-stores';
import { rulesThatCopy } from './BAK-2.copied-to-other-region';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';

export const bak3BackupInterval: Check = {
  title: 'the possible loss is stated, and every data store is backed up as often as that takes',
  remediation:
    'shorten the interval of the backup rule, switch continuous backup on, or state the loss that is possible',
  examine(model, { declarations: { backup } }) {
    const all = backupsOf(model);
    const backups = all.filter(({ rules }) => rules.length > 0);
    if (all.length === 0) return withoutStores();
    if (backups.length === 0) return notApplicable('no backup is taken that could have an interval');
    const looked = [...new Set(backups.flatMap(({ rules }) => rules.map(({ plan }) => plan)))];
    const stated = backup?.recoveryPoint;
    if (stated === undefined) return verdict(looked, [notMet('nobody states the possible loss')], '');
    return verdict(
      looked,
      backups.flatMap((one) => findingsOf(one, stated)),
      `a loss costs at most the last ${stated.here} minutes here and ${stated.there} from the copies`,
    );
  },
};

function findingsOf({ store, rules }: StoreBackup, stated: DeclaredRecoveryPoint): Finding[] {
  const copying = rulesThatCopy(rules);
  return [
    ...findingOf(store, 'here', lossHere(store, rules), stated.here),
    // Where nothing is copied, that is another requirement's finding.
    ...(copying.length === 0 ? [] : findingOf(store, 'from the copies', shortest(copying), stated.there)),
  ];
}

function findingOf({ resource }: Store, where: string, loss: number | undefined, stated: number): Finding[] {
  if (loss === undefined) {
    return [
      unknownFinding(`how often it is backed up is not to be read from its schedule (${where})`, resource),
    ];
  }
  return loss <= stated
    ? []
    : [notMet(`a loss costs up to ${loss} minutes ${where}, and ${stated} are stated`, resource)];
}

function lossHere({ newestMinutesLost }: Store, rules: readonly BackupRule[]): number | undefined {
  const continuous = newestMinutesLost !== undefined && rules.some((rule) => rule.continuous);
  return continuous ? newestMinutesLost : shortest(rules);
}

function shortest(rules: readonly BackupRule[]): number | undefined {
  const known = rules.flatMap(({ minutes }) => minutes ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}
