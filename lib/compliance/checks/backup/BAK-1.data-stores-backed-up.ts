import { backupsOf } from '../../analysis/backup-plans';
import { withoutStores } from '../../analysis/backup-stores';
import { findings } from '../../findings';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, outcomeOf } from '../check';

const FINDINGS = findings('BAK-1', Severity.HIGH, {
  notSelected: {
    message: 'No backup plan selects {resource}.',
    remediation:
      'Add the resource to a backup selection, or return it as a ProtectedResource of its component.',
    isAbsence: true,
  },
  selectionUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether a backup plan selects {resource} is known only at deployment.',
    remediation: 'Name the resource, or a tag with literal values, in the backup selection.',
  },
});

export const bak1DataStoresBackedUp = defineCheck({
  id: 'BAK-1.data-stores-backed-up',
  title: 'A backup plan selects every data store that AWS Backup can protect',
  remediation:
    'Add the data store to a backup selection, or return it as a ProtectedResource of its component.',
  findings: FINDINGS,
  evaluate(model) {
    const backups = backupsOf(model);
    if (backups.length === 0) return withoutStores();
    return outcomeOf(
      backups.map(({ store }) => store.resource),
      backups.flatMap(({ store: { resource }, selected }) => {
        if (selected === 'yes') return [];
        return selected === 'no' ? [FINDINGS.notSelected(resource)] : [FINDINGS.selectionUnknown(resource)];
      }),
      `Backup plans select every data store (data stores: ${backups.length}).`,
    );
  },
});
