import { backupsOf, hasRemoteCopy, remoteRegionsOf, type StoreBackup } from '../../analysis/backup-plans';
import { withoutStores } from '../../analysis/backup-stores';
import { surroundingsIn } from '../../analysis/type-facts';
import { type CheckFinding, findings } from '../../findings';
import type { ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const FINDINGS = findings('BAK-2', Severity.HIGH, {
  noCopyToOtherRegion: {
    message: '{resource} has no copy action to another Region.',
    remediation: 'Add a rule with copyActions to the backup plan.',
  },
  airGappedVaultOnly: {
    message:
      '{resource} is copied to another Region only by a copy action to {vault}, a logically air-gapped vault, which does not take it.',
    remediation: 'Add a copy action to a backup vault in another Region.',
  },
  cannotBeCopied: {
    message: 'AWS Backup does not copy backups of {resource} to another Region.',
    remediation:
      'Replicate the data to another Region by its own service, or use a store that AWS Backup copies.',
  },
  copyRegionUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The Region to which the backups of {resource} are copied is known only at deployment.',
    remediation: 'Set the ARN of the destination vault, and the Region of the stack, to literal values.',
  },
  copySupportUnknown: {
    state: OutcomeState.UNKNOWN,
    message:
      'Whether AWS Backup copies the backups of {resource} to other Regions is known only at deployment.',
    remediation: 'Set the properties that decide the kind of the resource to literal values.',
  },
});

export const bak2CopiedToOtherRegion = defineCheck({
  id: 'BAK-2.copied-to-other-region',
  title: 'The backups of every data store are copied to a vault in another Region',
  remediation: 'Add a copy action to a vault in another Region to the rule of the backup plan.',
  findings: FINDINGS,
  asks: { every: ['data'], any: ['backup'] },
  evaluate(model) {
    const all = backupsOf(model);
    const backups = all.filter(({ rules }) => rules.length > 0);
    if (all.length === 0) return withoutStores();
    if (backups.length === 0) return notApplicable('No backup plan is known to select a data store (BAK-1).');
    const regions = backups.flatMap(({ rules }) => rules.flatMap(remoteRegionsOf));
    return outcomeOf(
      [...new Set(backups.flatMap(({ rules }) => rules.map(({ plan }) => plan)))],
      backups.flatMap((backup) => findingOf(backup, model)),
      `Backups are copied to ${[...new Set(regions)].sort().join(', ')}.`,
    );
  },
});

function findingOf({ store, rules, refusedCopies }: StoreBackup, model: ResourceModel): CheckFinding[] {
  const { resource, copies } = store;
  const canBeCopied = copies?.(resource, surroundingsIn(model));
  if (canBeCopied === 'no') return [FINDINGS.cannotBeCopied(resource)];
  if (canBeCopied === 'unknown') return [FINDINGS.copySupportUnknown(resource)];
  if (rules.some(hasRemoteCopy)) return [];
  const isUnknown = rules.some(({ plan, copies: actions }) =>
    actions.some(({ region }) => region === undefined || plan.stack.region === undefined),
  );
  if (isUnknown) return [FINDINGS.copyRegionUnknown(resource)];
  const refused = refusedCopies.at(0);
  return [
    refused === undefined
      ? FINDINGS.noCopyToOtherRegion(resource)
      : FINDINGS.airGappedVaultOnly(resource, { vault: refused.text }),
  ];
}
