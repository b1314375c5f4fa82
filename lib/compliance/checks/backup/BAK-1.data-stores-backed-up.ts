import { backupsOf } from '../../analysis/backup-plans';
import { withoutStores } from '../../analysis/backup-stores';
import { unknownFinding, verdict, type Check, missing } from '../check';

export const bak1DataStoresBackedUp: Check = {
  title: 'a backup plan selects every data store that AWS Backup can hold',
  remediation: 'select the store in a backup plan, or attach it to the backup as recoverable',
  examine(model) {
    const backups = backupsOf(model);
    if (backups.length === 0) return withoutStores();
    return verdict(
      backups.map(({ store }) => store.resource),
      backups.flatMap(({ store: { resource }, selected }) => {
        if (selected === 'yes') return [];
        return selected === 'no'
          ? [missing('no backup plan selects it', resource)]
          : [unknownFinding('whether a backup plan selects it is known only at deployment', resource)];
      }),
      `backup plans select every store (stores: ${backups.length})`,
    );
  },
};
