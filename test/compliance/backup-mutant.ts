import type { Declarations } from '../../lib/requirements/declarations';
import { type BackupTemplates, backupTemplates, ledgerOf, notMet } from './compliant-backup';
import { type MutableTemplate, resourceOf } from './compliant-staging';

/** An environment with backups, in which exactly one thing is different. */
export interface BackupMutant {
  /** What is different, and nothing else. */
  readonly broken: string;
  readonly inTemplates?: (templates: BackupTemplates) => void;
  readonly inDeclarations?: Partial<Declarations>;
  /** The requirements about backups that turn, and what they turn to. */
  readonly turns: Record<string, string>;
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

export function remove({ home }: BackupTemplates, type: string, start = ''): void {
  home.Resources = Object.fromEntries(
    Object.entries(home.Resources).filter(([id, { Type }]) => Type !== type || !id.startsWith(start)),
  );
}

export function turnsExactly(mutants: readonly BackupMutant[]): void {
  test.each(mutants)('$broken: exactly those requirements turn', ({ inTemplates, inDeclarations, turns }) => {
    const templates = backupTemplates();
    inTemplates?.(templates);

    expect(notMet(ledgerOf(templates, inDeclarations))).toEqual(turns);
  });
}
