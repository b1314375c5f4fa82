import { type BackupRule, backupRules } from '../analysis/backup-plans';
import type { ResourceModel } from '../model/resource-model';
import type { RecoveryFact } from './recovery';

const MINUTES_OF_HOUR = 60;

/** What each rule of each plan of backups keeps, and one for each of its copies to another Region. */
export function recoveryFacts(model: ResourceModel): readonly RecoveryFact[] {
  return backupRules(model).flatMap((rule) => {
    const far = rule.copies.filter(({ region }) => region !== rule.plan.stack.region);
    if (far.length === 0) return [hereOf(rule)];
    return far.map(({ region, retentionDays }) => ({
      ...hereOf(rule),
      copyRpoHours: hoursOf(rule),
      copyRetentionDays: retentionDays,
      copiedTo: region,
    }));
  });
}

function hereOf(rule: BackupRule): RecoveryFact {
  const { plan, name, retentionDays, continuous } = rule;
  return {
    plan: `${plan.stack.name}/${plan.logicalId}`,
    rule: name,
    rpoHours: hoursOf(rule),
    retentionDays,
    continuous,
  };
}

function hoursOf({ intervalMinutes }: BackupRule): number | undefined {
  return intervalMinutes === undefined ? undefined : intervalMinutes / MINUTES_OF_HOUR;
}
