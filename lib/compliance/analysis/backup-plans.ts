import { isRefusedByAirGappedVault } from '../../internal/air-gapped-vaults';
import { type JsonObject, list, object, scalar } from '../../internal/json';
import { isLiteral, type ModelResource, type ModelStack, type ResourceModel } from '../model/resource-model';
import { type Selected, selects } from './backup-selections';
import { type Store, storesOf } from './backup-stores';
import { AIR_GAPPED_VAULT, VAULT_TYPES } from './backup-vaults';
import { cronInterval } from './cron-interval';

/** A vault that a plan names. */
export interface NamedVault {
  /** Its name or ARN in the plan. */
  readonly text: string;
  /** None if it is known only at deployment. */
  readonly region?: string;
  /** None if no template has it. */
  readonly resource?: ModelResource;
}

/** A copy action of a rule. */
export interface BackupCopy extends NamedVault {
  /** None if it is kept without end, or the retention is known only at deployment. */
  readonly retentionDays?: number;
}

/** A rule of a backup plan. */
export interface BackupRule {
  readonly plan: ModelResource;
  readonly name: string;
  /** None if backups are kept without end, or the retention is known only at deployment. */
  readonly retentionDays?: number;
  readonly continuous: boolean;
  /** The longest interval between two backups; none if it is known only at deployment, or the schedule is no cron expression. */
  readonly intervalMinutes?: number;
  readonly vault: NamedVault;
  readonly copies: readonly BackupCopy[];
}

/** A data store and its backups. */
export interface StoreBackup {
  readonly store: Store;
  /** Whether a plan selects it. */
  readonly selected: Selected;
  /** The rules of the plans that select it, without the refused copies. */
  readonly rules: readonly BackupRule[];
  /** Copies to logically air-gapped vaults, which do not take its type. */
  readonly refusedCopies: readonly BackupCopy[];
}

/** The backups of each data store of the environment. */
export function backupsOf(model: ResourceModel): readonly StoreBackup[] {
  const rules = backupRules(model);
  const selections = model.ofType('AWS::Backup::BackupSelection').map((selection) => {
    const plan = model.follow(selection.properties.BackupPlanId, selection.stack).resource;
    return { selection, rules: rules.filter((rule) => rule.plan === plan) };
  });
  return storesOf(model).map((store) => {
    const candidates = selections
      .map(({ selection, rules: ofPlan }) => ({ selected: selects(selection, store, model), rules: ofPlan }))
      .filter(({ selected, rules: ofPlan }) => selected !== 'no' && ofPlan.length > 0);
    const certain = candidates.filter(({ selected }) => selected === 'yes');
    return {
      store,
      selected: certain.length > 0 ? 'yes' : candidates.length > 0 ? 'unknown' : 'no',
      ...copiesOf(store, [...new Set(certain.flatMap((one) => one.rules))]),
    };
  });
}

function copiesOf(
  { type: backupType }: Store,
  rules: readonly BackupRule[],
): Pick<StoreBackup, 'rules' | 'refusedCopies'> {
  const isRefused = ({ stack: { region: home } }: ModelResource, { resource, region }: BackupCopy) =>
    resource?.type === AIR_GAPPED_VAULT &&
    isRefusedByAirGappedVault(backupType, home !== undefined && region !== home);
  return {
    rules: rules.map((rule) => ({
      ...rule,
      copies: rule.copies.filter((copy) => !isRefused(rule.plan, copy)),
    })),
    refusedCopies: rules.flatMap(({ plan, copies }) => copies.filter((copy) => isRefused(plan, copy))),
  };
}

/** The rules of all plans of the environment. */
export function backupRules(model: ResourceModel): readonly BackupRule[] {
  return model.ofType('AWS::Backup::BackupPlan').flatMap((plan) =>
    list(object(plan.properties.BackupPlan).BackupPlanRule)
      .map(object)
      .filter(({ TargetBackupVault }) => TargetBackupVault !== undefined)
      .map((rule) => readRule(rule, plan, model)),
  );
}

/** The Regions other than that of the plan to which a rule copies. */
export function remoteRegionsOf({ plan, copies }: BackupRule): readonly string[] {
  const home = plan.stack.region;
  if (home === undefined) return [];
  return copies.flatMap(({ region }) => (region === undefined || region === home ? [] : [region]));
}

/** True if a rule copies to another Region. */
export function hasRemoteCopy(rule: BackupRule): boolean {
  return remoteRegionsOf(rule).length > 0;
}

function readRule(rule: JsonObject, plan: ModelResource, model: ResourceModel): BackupRule {
  const { stack } = plan;
  const schedule =
    rule.ScheduleExpression === undefined ? DEFAULT_SCHEDULE : model.text(rule.ScheduleExpression, stack);
  return {
    plan,
    name: scalar(rule.RuleName) ?? 'unnamed',
    retentionDays: retentionDaysOf(rule.Lifecycle),
    continuous: scalar(rule.EnableContinuousBackup) === 'true',
    intervalMinutes: cronInterval(schedule),
    vault: vaultByName(rule.TargetBackupVault, stack, model),
    copies: list(rule.CopyActions).map((action) => ({
      ...vaultByArn(object(action).DestinationBackupVaultArn, stack, model),
      retentionDays: retentionDaysOf(object(action).Lifecycle),
    })),
  };
}

function retentionDaysOf(lifecycle: unknown): number | undefined {
  const days = Number(scalar(object(lifecycle).DeleteAfterDays));
  return days >= 0 ? days : undefined;
}

/** The schedule of AWS Backup for a rule without one. */
const DEFAULT_SCHEDULE = 'cron(0 5 ? * * *)';

/** A rule names its vault, which is in the Region of the plan. */
function vaultByName(value: unknown, stack: ModelStack, model: ResourceModel): NamedVault {
  const text = model.text(value, stack);
  const followed = model.follow(value, stack).resource;
  const resource = followed ?? vaultNamed(text, stack.region, model);
  return { text, region: stack.region, resource };
}

const VAULT_ARN =
  /^arn:(?:\$\{[^}]*\}|[^:]*):backup:(\$\{[^}]*\}|[^:]*):(\$\{[^}]*\}|[^:]*):backup-vault:(.+)$/;

function vaultByArn(value: unknown, stack: ModelStack, model: ResourceModel): NamedVault {
  const text = model.text(value, stack);
  const followed = model.follow(value, stack).resource;
  if (followed !== undefined) return { text, region: followed.stack.region, resource: followed };
  const [, region = '', account = '', name = ''] = VAULT_ARN.exec(text) ?? [];
  const known = region !== '' && isLiteral(region) ? region : undefined;
  const resource = vaultNamed(name, known, model);
  return { text, region: known, resource: isOfAccount(resource, account) ? resource : undefined };
}

/** False only for an account that is known and another one. */
function isOfAccount(vault: ModelResource | undefined, account: string): boolean {
  const own = vault?.stack.account;
  return own === undefined || account === '' || !isLiteral(account) || own === account;
}

function vaultNamed(
  name: string,
  region: string | undefined,
  model: ResourceModel,
): ModelResource | undefined {
  return model
    .ofType(...VAULT_TYPES)
    .filter(({ stack }) => region !== undefined && stack.region === region)
    .find(({ properties, stack, logicalId }) => {
      const reference = `${stack.name}/${logicalId}`;
      return [
        model.text(properties.BackupVaultName, stack),
        `\${${reference}}`,
        `\${${reference}.BackupVaultName}`,
      ].includes(name);
    });
}
