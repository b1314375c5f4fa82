import { type JsonObject, list, object, scalar } from '../model/json';
import { isLiteral, type ModelResource, type ModelStack, type ResourceModel } from '../model/resource-model';
import { type Chosen, selects } from './backup-selections';
import { type Store, storesOf } from './backup-stores';
import { cronMinutes } from './cron-interval';

const VAULT_TYPES = ['AWS::Backup::BackupVault', 'AWS::Backup::LogicallyAirGappedBackupVault'];

/** A vault as a plan names it. */
export interface NamedVault {
  /** As the plan writes it. */
  readonly text: string;
  /** None if it is known only at deployment. */
  readonly region?: string;
  /** None if no template holds it. */
  readonly resource?: ModelResource;
}

/** A copy that a rule makes. */
export interface BackupCopy extends NamedVault {
  /** None if it is kept without end, or that is known only at deployment. */
  readonly daysKept?: number;
}

/** A rule of a plan. */
export interface BackupRule {
  readonly plan: ModelResource;
  readonly name: string;
  /** None if backups are kept without end, or that is known only at deployment. */
  readonly daysKept?: number;
  readonly continuous: boolean;
  /** The most minutes between two backups; none if it is known only at deployment, or is no schedule. */
  readonly minutes?: number;
  readonly vault: NamedVault;
  readonly copies: readonly BackupCopy[];
}

/** A store, and what is done for it. */
export interface StoreBackup {
  readonly store: Store;
  /** Whether a plan selects it. */
  readonly selected: Chosen;
  /** Rules of the plans that select it. */
  readonly rules: readonly BackupRule[];
}

/** What is done for each store of the environment. */
export function backupsOf(model: ResourceModel): readonly StoreBackup[] {
  const rules = backupRules(model);
  const selections = model.ofType('AWS::Backup::BackupSelection').map((selection) => {
    const plan = model.follow(selection.properties.BackupPlanId, selection.stack).resource;
    return { selection, rules: rules.filter((rule) => rule.plan === plan) };
  });
  return storesOf(model).map((store) => {
    const chosen = selections
      .map(({ selection, rules: ofPlan }) => ({ chosen: selects(selection, store, model), rules: ofPlan }))
      .filter((one) => one.chosen !== 'no' && one.rules.length > 0);
    const sure = chosen.filter((one) => one.chosen === 'yes');
    return {
      store,
      selected: sure.length > 0 ? 'yes' : chosen.length > 0 ? 'unknown' : 'no',
      rules: [...new Set(sure.flatMap((one) => one.rules))],
    };
  });
}

/** Every rule of every plan. */
export function backupRules(model: ResourceModel): readonly BackupRule[] {
  return model.ofType('AWS::Backup::BackupPlan').flatMap((plan) =>
    list(object(plan.properties.BackupPlan).BackupPlanRule)
      .map(object)
      .filter(({ TargetBackupVault }) => TargetBackupVault !== undefined)
      .map((rule) => readRule(rule, plan, model)),
  );
}

function readRule(rule: JsonObject, plan: ModelResource, model: ResourceModel): BackupRule {
  const { stack } = plan;
  const schedule =
    rule.ScheduleExpression === undefined ? EVERY_DAY : model.text(rule.ScheduleExpression, stack);
  return {
    plan,
    name: scalar(rule.RuleName) ?? 'a rule',
    daysKept: daysKept(rule.Lifecycle),
    continuous: scalar(rule.EnableContinuousBackup) === 'true',
    minutes: cronMinutes(schedule),
    vault: vaultByName(rule.TargetBackupVault, stack, model),
    copies: list(rule.CopyActions).map((action) => ({
      ...vaultByArn(object(action).DestinationBackupVaultArn, stack, model),
      daysKept: daysKept(object(action).Lifecycle),
    })),
  };
}

function daysKept(lifecycle: unknown): number | undefined {
  const days = Number(scalar(object(lifecycle).DeleteAfterDays));
  return days >= 0 ? days : undefined;
}

/** What AWS Backup takes where a rule has no schedule. */
const EVERY_DAY = 'cron(0 5 ? * * *)';

/** A rule names its vault, which stands in the plan's own Region. */
function vaultByName(value: unknown, stack: ModelStack, model: ResourceModel): NamedVault {
  const text = model.text(value, stack);
  const followed = model.follow(value, stack).resource;
  const resource = followed ?? vaultNamed(text, stack.region, model);
  return { text, region: stack.region, resource };
}

const VAULT_ARN =
  /^arn:(?:\$\{[^}]*\}|[^:]*):backup:(\$\{[^}]*\}|[^:]*):(?:\$\{[^}]*\}|[^:]*):backup-vault:(.+)$/;

function vaultByArn(value: unknown, stack: ModelStack, model: ResourceModel): NamedVault {
  const text = model.text(value, stack);
  const followed = model.follow(value, stack).resource;
  if (followed !== undefined) return { text, region: followed.stack.region, resource: followed };
  const [, region = '', name = ''] = VAULT_ARN.exec(text) ?? [];
  const known = region !== '' && isLiteral(region) ? region : undefined;
  return { text, region: known, resource: vaultNamed(name, known, model) };
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
