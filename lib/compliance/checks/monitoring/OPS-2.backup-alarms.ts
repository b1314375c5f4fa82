import { is, isLike } from '../../../internal/values';
import { type Alarm, alarmsOf, inheritedMonitoring } from '../../analysis/alarms';
import { withoutData } from '../../analysis/backup-stores';
import { backupRules, type NamedVault } from '../../analysis/backup-plans';
import { comparesWithHeartbeat } from '../../analysis/heartbeat-alarms';
import { resourcesIn } from '../../analysis/references';
import { findings } from '../../findings';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const NAMESPACE = 'AWS/Backup';

/** Jobs of AWS Backup, and the metric that shows when they fail or do not run. */
interface WatchedJobs {
  /** Such as `failed backup jobs`. */
  readonly jobs: string;
  readonly metric: string;
  /** True if the alarm is on a missing metric. */
  readonly isMissing: boolean;
}

const BACKUPS: readonly WatchedJobs[] = [
  { jobs: 'failed backup jobs', metric: 'NumberOfBackupJobsFailed', isMissing: false },
  { jobs: 'missing backup jobs', metric: 'NumberOfBackupJobsCompleted', isMissing: true },
];
const COPIES: readonly WatchedJobs[] = [
  { jobs: 'failed copy jobs', metric: 'NumberOfCopyJobsFailed', isMissing: false },
  { jobs: 'missing copy jobs', metric: 'NumberOfCopyJobsCompleted', isMissing: true },
];
const RESTORE_TESTS: readonly WatchedJobs[] = [
  { jobs: 'failed restore jobs', metric: 'NumberOfRestoreJobsFailed', isMissing: false },
  { jobs: 'missing restore jobs', metric: 'NumberOfRestoreJobsCompleted', isMissing: true },
];

const FINDINGS = findings('OPS-2', Severity.HIGH, {
  noJobAlarm: {
    message: 'No alarm with an action reports {jobs}.',
    remediation: 'Add an alarm with an action on {metric} of AWS/Backup.',
    isAbsence: true,
  },
});

export const ops2BackupAlarms = defineCheck({
  id: 'OPS-2.backup-alarms',
  title: 'Backups, copies and restore tests that fail or do not run raise an alarm with an action',
  remediation:
    'Add alarms with actions on the jobs of AWS Backup: on those that failed, and, for those that completed, on missing data or on a heartbeat without them.',
  findings: FINDINGS,
  asks: { every: ['backup'], any: ['alarm'] },
  evaluate(model, { declarations }) {
    const excused = withoutData(model) ?? inheritedMonitoring(declarations);
    if (excused !== undefined) return excused;
    const rules = backupRules(model);
    if (rules.length === 0) return notApplicable('The environment has no backup plan.');
    const vaults = rules.flatMap(({ vault, copies }) => [vault, ...copies]);
    const alarms = alarmsOf(model).filter((alarm) => alarm.isNotifying && isOnJobs(alarm, vaults, model));
    const required = [
      ...BACKUPS,
      ...(rules.some(({ copies }) => copies.length > 0) ? COPIES : []),
      ...(model.ofType('AWS::Backup::RestoreTestingPlan').length > 0 ? RESTORE_TESTS : []),
    ];
    return outcomeOf(
      [...new Set(rules.map(({ plan }) => plan)), ...alarms.map(({ resource }) => resource)],
      required
        .filter((watched) => !alarms.some((alarm) => reports(alarm, watched, model)))
        .map(({ jobs, metric }) => FINDINGS.noJobAlarm({ jobs, metric })),
      `Alarms report jobs that fail or do not run (alarms: ${alarms.length}).`,
    );
  },
});

/** True for an alarm on jobs of AWS Backup, of one of these vaults or of all. */
function isOnJobs(
  { metrics, resource }: Alarm,
  vaults: readonly NamedVault[],
  model: ResourceModel,
): boolean {
  return metrics.some(
    ({ namespace, dimensions }) =>
      is(namespace, NAMESPACE) &&
      (dimensions.length === 0 ||
        dimensions.some((value) => vaults.some((vault) => isNamed(value, resource, vault, model)))),
  );
}

function isNamed(value: unknown, { stack }: ModelResource, vault: NamedVault, model: ResourceModel): boolean {
  const text = model.text(value, stack);
  if (vault.resource === undefined) return text === vault.text;
  const { properties, stack: home } = vault.resource;
  return (
    resourcesIn(value, stack, model).includes(vault.resource) ||
    text === model.text(properties.BackupVaultName, home)
  );
}

function reports(alarm: Alarm, { metric, isMissing }: WatchedJobs, model: ResourceModel): boolean {
  const { properties } = alarm.resource;
  if (!alarm.metrics.some(({ name }) => is(name, metric))) return false;
  const isBelow = isLike(properties.ComparisonOperator, /^LessThan/);
  if (!isMissing) return !isBelow;
  const isOnWithoutData = isBelow && is(properties.TreatMissingData, 'breaching');
  return isOnWithoutData || comparesWithHeartbeat(alarm.resource, metric, model);
}
