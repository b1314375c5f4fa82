import type { Declarations } from '../../lib/requirements/declarations';
import { type BackupTemplates, backupTemplates, ledgerOf, notMet } from './compliant-backup';
import { type MutableTemplate, resourceOf } from './compliant-staging';

/** An environment with backups and exactly one change. */
export interface BackupMutant {
  /** The change. */
  readonly broken: string;
  readonly inTemplates?: (templates: BackupTemplates) => void;
  readonly inDeclarations?: Partial<Declarations>;
  /** The requirements of backups that change, with their new state. */
  readonly changes: Record<string, string>;
}

export const PLAN = 'AWS::Backup::BackupPlan';

export function properties(template: MutableTemplate, type: string, start = ''): Record<string, unknown> {
  return resourceOf(template, type, start).Properties;
}

export function ruleOf({ home }: BackupTemplates): Record<string, unknown> {
  const plan = properties(home, PLAN).BackupPlan as { BackupPlanRule: Record<string, unknown>[] };
  return plan.BackupPlanRule[0];
}

export function selectionOf({ home }: BackupTemplates, store: string): Record<string, unknown> {
  return properties(home, 'AWS::Backup::BackupSelection', `Select${store}`).BackupSelection as Record<
    string,
    unknown
  >;
}

export function copyTo(templates: BackupTemplates, arn: unknown): void {
  ruleOf(templates).CopyActions = [{ DestinationBackupVaultArn: arn }];
}

/** Copies to the vault of the copies and to a logically air-gapped vault beside it, or to the latter only. */
export function copyToAirGapped(
  templates: BackupTemplates,
  { only = false, ...vault }: Record<string, unknown> & { readonly only?: boolean } = {},
): void {
  templates.other.Resources.AirGapped = {
    Type: 'AWS::Backup::LogicallyAirGappedBackupVault',
    Properties: { BackupVaultName: 'air-gapped', MinRetentionDays: 7, MaxRetentionDays: 365, ...vault },
  };
  const rule = ruleOf(templates);
  const copies = (only ? [] : rule.CopyActions) as unknown[];
  const DestinationBackupVaultArn = 'arn:aws:backup:eu-central-1:111122223333:backup-vault:air-gapped';
  rule.CopyActions = [...copies, { DestinationBackupVaultArn }];
}

export function remove({ home }: BackupTemplates, type: string, start = ''): void {
  home.Resources = Object.fromEntries(
    Object.entries(home.Resources).filter(([id, { Type }]) => Type !== type || !id.startsWith(start)),
  );
}

export function changesExactly(mutants: readonly BackupMutant[]): void {
  test.each(mutants)('$broken', ({ inTemplates, inDeclarations, changes }) => {
    const templates = backupTemplates();
    inTemplates?.(templates);

    expect(notMet(ledgerOf(templates, inDeclarations))).toEqual(changes);
  });
}
