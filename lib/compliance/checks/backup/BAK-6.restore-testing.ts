import type { Finding } from '../../outcome';
import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { backupsOf, type StoreBackup } from '../../analysis/backup-plans';
import { names } from '../../analysis/backup-selections';
import { withoutStores } from '../../analysis/backup-stores';
import { unknownFinding, verdict, type Check, missing } from '../check';
import { cronMinutes } from '../../analysis/cron-interval';
import { resourcesIn } from '../../analysis/references';

const PLAN = 'AWS::Backup::RestoreTestingPlan';
const SELECTION = 'AWS::Backup::RestoreTestingSelection';

export const bak6RestoreTesting: Check = {
  title: 'a restore testing plan with a schedule covers every data store',
  remediation: 'select the store, and the vault of its backups, in a restore testing plan',
  examine(model) {
    const backups = backupsOf(model);
    if (backups.length === 0) return withoutStores();
    const looked = [...backups.map(({ store }) => store.resource), ...model.ofType(PLAN)];
    return verdict(
      looked,
      backups.flatMap((backup) => findingOf(backup, model)),
      `restores of every store are tested on a schedule (stores: ${backups.length})`,
    );
  },
};

function findingOf(backup: StoreBackup, model: ResourceModel): Finding[] {
  const { resource, backupType } = backup.store;
  const chosen = model.ofType(SELECTION).flatMap((selection) => {
    const plan = planOf(selection, model);
    if (plan === undefined || selection.properties.ProtectedResourceType !== backupType) return [];
    const verdicts = list(selection.properties.ProtectedResourceArns).map((value) =>
      names(value, selection, backup.store, model),
    );
    if (verdicts.includes('yes')) return [{ plan, sure: true }];
    return verdicts.includes('unknown') || selection.properties.ProtectedResourceConditions !== undefined
      ? [{ plan, sure: false }]
      : [];
  });
  const fit = chosen.filter(({ plan }) => isScheduled(plan) && includesVault(plan, backup, model));
  if (fit.some(({ sure }) => sure)) return [];
  return fit.length > 0
    ? [unknownFinding('whether its restore is tested is known only at deployment', resource)]
    : [missing('no restore of it is tested on a schedule', resource)];
}

function planOf({ properties, stack }: ModelResource, model: ResourceModel): ModelResource | undefined {
  const value = properties.RestoreTestingPlanName;
  const name = scalar(value);
  return (
    model.follow(value, stack).resource ??
    model.ofType(PLAN).find((plan) => name !== undefined && plan.properties.RestoreTestingPlanName === name)
  );
}

function isScheduled({ properties }: ModelResource): boolean {
  return cronMinutes(scalar(properties.ScheduleExpression) ?? '') !== undefined;
}

/** A test restores from the vaults that its plan includes and does not exclude. */
function includesVault(plan: ModelResource, { rules }: StoreBackup, model: ResourceModel): boolean {
  const { IncludeVaults, ExcludeVaults } = object(plan.properties.RecoveryPointSelection);
  // A store that is not backed up is another requirement's finding.
  if (rules.length === 0) return true;
  return rules.some(({ vault }) => {
    const names = (value: unknown) => {
      const text = model.text(value, plan.stack);
      return (
        text === '*' ||
        (vault.resource !== undefined && resourcesIn(value, plan.stack, model).includes(vault.resource)) ||
        text.endsWith(`:backup-vault:${scalar(vault.resource?.properties.BackupVaultName) ?? vault.text}`)
      );
    };
    return list(IncludeVaults).some(names) && !list(ExcludeVaults).some(names);
  });
}
