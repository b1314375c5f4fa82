import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { scalar } from '../../model/json';
import { type Alarm, alarmsOf, watchedElsewhere } from '../../analysis/alarms';
import { backupRules, type NamedVault } from '../../analysis/backup-plans';
import { notApplicable, verdict, type Check, missing } from '../check';
import { resourcesIn } from '../../analysis/references';

const NAMESPACE = 'AWS/Backup';

interface Watched {
  readonly what: string;
  readonly metric: string;
  /** True for what is noticed by its absence. */
  readonly absent: boolean;
}

const BACKUPS: readonly Watched[] = [
  { what: 'backups that fail', metric: 'NumberOfBackupJobsFailed', absent: false },
  { what: 'backups that do not happen', metric: 'NumberOfBackupJobsCompleted', absent: true },
];
const COPIES: readonly Watched[] = [
  { what: 'copies that fail', metric: 'NumberOfCopyJobsFailed', absent: false },
  { what: 'copies that do not happen', metric: 'NumberOfCopyJobsCompleted', absent: true },
];
const RESTORE_TESTS: readonly Watched[] = [
  { what: 'restores that fail', metric: 'NumberOfRestoreJobsFailed', absent: false },
  { what: 'tests of restores that do not happen', metric: 'NumberOfRestoreJobsCompleted', absent: true },
];

export const ops2BackupAlarms: Check = {
  title: 'backups, copies and tests of restores that fail or do not happen raise an alarm with an action',
  remediation:
    'make alarms with actions on the jobs of AWS Backup: on those that failed, and on the absence of those that ended well',
  examine(model, { declarations }) {
    const inherited = watchedElsewhere(declarations);
    if (inherited !== undefined) return inherited;
    const rules = backupRules(model);
    if (rules.length === 0) return notApplicable('there is no backup plan to watch');
    const vaults = rules.flatMap(({ vault, copies }) => [vault, ...copies]);
    const alarms = alarmsOf(model).filter((alarm) => alarm.acts && isOf(alarm, vaults, model));
    const asked = [
      ...BACKUPS,
      ...(rules.some(({ copies }) => copies.length > 0) ? COPIES : []),
      ...(model.ofType('AWS::Backup::RestoreTestingPlan').length > 0 ? RESTORE_TESTS : []),
    ];
    return verdict(
      [...new Set(rules.map(({ plan }) => plan)), ...alarms.map(({ resource }) => resource)],
      asked
        .filter((watched) => !alarms.some((alarm) => tellsOf(alarm, watched)))
        .map(({ what }) => missing(`no alarm with an action tells of ${what}`)),
      `${alarms.length} alarms tell of jobs that fail or do not happen`,
    );
  },
};

/** An alarm on jobs of AWS Backup, of these vaults or of all. */
function isOf({ metrics, resource }: Alarm, vaults: readonly NamedVault[], model: ResourceModel): boolean {
  return metrics.some(
    ({ namespace, dimensions }) =>
      namespace === NAMESPACE &&
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

function tellsOf({ metrics, resource: { properties } }: Alarm, { metric, absent }: Watched): boolean {
  const below = scalar(properties.ComparisonOperator)?.startsWith('LessThan') === true;
  const missing = properties.TreatMissingData === 'breaching';
  return metrics.some(({ name }) => name === metric) && (absent ? below && missing : !below);
}
