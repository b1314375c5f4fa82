import { type BackupRule, backupRules } from '../analysis/backup-plans';
import type { ResourceModel } from '../model/resource-model';
import type { RecoveryFact } from './recovery';

const MINUTES_OF_HOUR = 60;

/** RPO and retention of each rule of each backup plan: one fact for each copy to another Region, else one for the rule. */
export function recoveryFacts(model: ResourceModel): RecoveryFact[] {
  return backupRules(model).flatMap((rule) => {
    const remote = rule.copies.filter(({ region }) => region !== rule.plan.stack.region);
    if (remote.length === 0) return [withoutCopy(rule)];
    return remote.map(({ region, retentionDays }) => ({
      ...withoutCopy(rule),
      copyRpoHours: hoursOf(rule),
      copyRetentionDays: retentionDays,
      copiedTo: region,
    }));
  });
}

function withoutCopy(rule: BackupRule): RecoveryFact {
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
