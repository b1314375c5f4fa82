import { backupsOf, hasRemoteCopy, remoteRegionsOf, type StoreBackup } from '../../analysis/backup-plans';
import { withoutStores } from '../../analysis/backup-stores';
import { type CheckFinding, findings } from '../../findings';
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
  copyRegionUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The Region to which the backups of {resource} are copied is known only at deployment.',
    remediation: 'Set the ARN of the destination vault, and the Region of the stack, to literal values.',
  },
});

export const bak2CopiedToOtherRegion = defineCheck({
  id: 'BAK-2.copied-to-other-region',
  title: 'The backups of every data store are copied to a vault in another Region',
  remediation: 'Add a copy action to a vault in another Region to the rule of the backup plan.',
  findings: FINDINGS,
  evaluate(model) {
    const all = backupsOf(model);
    const backups = all.filter(({ rules }) => rules.length > 0);
    if (all.length === 0) return withoutStores();
    if (backups.length === 0) return notApplicable('No backup plan selects a data store (BAK-1).');
    const regions = backups.flatMap(({ rules }) => rules.flatMap(remoteRegionsOf));
    return outcomeOf(
      [...new Set(backups.flatMap(({ rules }) => rules.map(({ plan }) => plan)))],
      backups.flatMap(findingOf),
      `Backups are copied to ${[...new Set(regions)].sort().join(', ')}.`,
    );
  },
});

function findingOf({ store: { resource }, rules, refusedCopies }: StoreBackup): CheckFinding[] {
  if (rules.some(hasRemoteCopy)) return [];
  const isUnknown = rules.some(({ plan, copies }) =>
    copies.some(({ region }) => region === undefined || plan.stack.region === undefined),
  );
  if (isUnknown) return [FINDINGS.copyRegionUnknown(resource)];
  const refused = refusedCopies.at(0);
  return [
    refused === undefined
      ? FINDINGS.noCopyToOtherRegion(resource)
      : FINDINGS.airGappedVaultOnly(resource, { vault: refused.text }),
  ];
}
