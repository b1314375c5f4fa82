import { backupsOf, type StoreBackup } from '../../analysis/backup-plans';
import { identifies } from '../../analysis/backup-selections';
import { withoutStores } from '../../analysis/backup-stores';
import { cronInterval } from '../../analysis/cron-interval';
import { resourcesIn } from '../../analysis/references';
import { type CheckFinding, findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, outcomeOf } from '../check';

const PLAN = 'AWS::Backup::RestoreTestingPlan';
const SELECTION = 'AWS::Backup::RestoreTestingSelection';

const FINDINGS = findings('BAK-6', Severity.MEDIUM, {
  notTested: {
    message: 'No restore testing plan with a schedule covers {resource}.',
    remediation:
      'Add the resource to a restore testing selection, and its vault to the restore testing plan.',
    isAbsence: true,
  },
  testUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether a restore testing plan covers {resource} is known only at deployment.',
    remediation: 'Name the ARN of the resource in the restore testing selection.',
  },
});

export const bak6RestoreTesting = defineCheck({
  id: 'BAK-6.restore-testing',
  title: 'A restore testing plan with a schedule covers every data store',
  remediation:
    'Add the data store to a restore testing selection, and its vault to the restore testing plan.',
  findings: FINDINGS,
  asks: { every: ['data'] },
  evaluate(model) {
    const backups = backupsOf(model);
    if (backups.length === 0) return withoutStores();
    return outcomeOf(
      [...backups.map(({ store }) => store.resource), ...model.ofType(PLAN)],
      backups.flatMap((backup) => findingOf(backup, model)),
      `Restores of every data store are tested on a schedule (data stores: ${backups.length}).`,
    );
  },
});

interface TestCandidate {
  readonly plan: ModelResource;
  /** False if it is known only at deployment whether the selection includes the store. */
  readonly isCertain: boolean;
}

function findingOf(backup: StoreBackup, model: ResourceModel): CheckFinding[] {
  const candidates = model
    .ofType(SELECTION)
    .flatMap((selection) => candidatesOf(selection, backup, model))
    .filter(({ plan }) => isScheduled(plan) && includesVault(plan, backup, model));
  if (candidates.some(({ isCertain }) => isCertain)) return [];
  const { resource } = backup.store;
  return [candidates.length > 0 ? FINDINGS.testUnknown(resource) : FINDINGS.notTested(resource)];
}

function candidatesOf(
  selection: ModelResource,
  { store }: StoreBackup,
  model: ResourceModel,
): TestCandidate[] {
  const { ProtectedResourceType, ProtectedResourceArns, ProtectedResourceConditions } = selection.properties;
  const plan = planOf(selection, model);
  if (plan === undefined || ProtectedResourceType !== store.type) return [];
  const selected = list(ProtectedResourceArns).map((value) => identifies(value, selection, store, model));
  if (selected.includes('yes')) return [{ plan, isCertain: true }];
  return selected.includes('unknown') || ProtectedResourceConditions !== undefined
    ? [{ plan, isCertain: false }]
    : [];
}

function planOf({ properties, stack }: ModelResource, model: ResourceModel): ModelResource | undefined {
  const value = properties.RestoreTestingPlanName;
  const name = scalar(value);
  return (
    model.follow(value, stack).resource ??
    model.possible(PLAN).find((plan) => name !== undefined && plan.properties.RestoreTestingPlanName === name)
  );
}

function isScheduled({ properties }: ModelResource): boolean {
  return cronInterval(scalar(properties.ScheduleExpression) ?? '') !== undefined;
}

/** A test restores from the vaults that its plan includes and does not exclude. */
function includesVault(plan: ModelResource, { rules }: StoreBackup, model: ResourceModel): boolean {
  const { IncludeVaults, ExcludeVaults } = object(plan.properties.RecoveryPointSelection);
  // Without a backup, BAK-1 is not met.
  if (rules.length === 0) return true;
  return rules.some(({ vault }) => {
    const isVault = (value: unknown) => {
      const text = model.text(value, plan.stack);
      return (
        text === '*' ||
        (vault.resource !== undefined && resourcesIn(value, plan.stack, model).includes(vault.resource)) ||
        text.endsWith(`:backup-vault:${scalar(vault.resource?.properties.BackupVaultName) ?? vault.text}`)
      );
    };
    return list(IncludeVaults).some(isVault) && !list(ExcludeVaults).some(isVault);
  });
}
