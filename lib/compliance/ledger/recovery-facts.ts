import { type BackupRule, backupRules } from '../analysis/backup-plans';
import type { ResourceModel } from '../model/resource-model';
import type { RecoveryFact } from './recovery';

const MINUTES_OF_HOUR = 60;

/** What each rule of each plan of backups keeps, and one for each of its copies to another Region. */
export function recoveryFacts(model: ResourceModel): readonly RecoveryFact[] {
  return backupRules(model).flatMap((rule) => {
    const far = rule.copies.filter(({ region }) => region !== rule.plan.stack.region);
    if (far.length === 0) return [hereOf(rule)];
    return far.map(({ region, daysKept }) => ({
      ...hereOf(rule),
      copyRpoHours: hoursOf(rule),
      copyRetentionDays: daysKept,
      copiedTo: region,
    }));
  });
}

function hereOf(rule: BackupRule): RecoveryFact {
  const { plan, name, daysKept, continuous } = rule;
  return {
    plan: `${plan.stack.name}/${plan.logicalId}`,
    rule: name,
    rpoHours: hoursOf(rule),
    retentionDays: daysKept,
    continuous,
  };
}

function hoursOf({ minutes }: BackupRule): number | undefined {
  return minutes === undefined ? undefined : minutes / MINUTES_OF_HOUR;
}
