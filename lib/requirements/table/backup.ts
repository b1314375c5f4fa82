import { Basis, Condition } from '../requirement';
import {
  brief,
  conditional,
  guide,
  niceToHave,
  notRequired,
  ours,
  required,
  type RequirementRow,
  stages,
} from './requirement-row';

const { GUIDE, OURS } = Basis;

const NO_BACKUP = notRequired(GUIDE, { note: '"No backup"' });
const WHERE_DATA_IS_RETAINED = stages(
  notRequired(GUIDE),
  NO_BACKUP,
  conditional(GUIDE, Condition.USER_DATA_RETAINED),
  required(GUIDE),
);

/** What is kept so that data outlives a loss. */
export const BACKUP_ROWS = [
  {
    id: 'BAK-1',
    title: 'Backups are taken',
    statement: 'Every data store of the environment is backed up.',
    sources: [
      guide('Requirements for a Rollout: Staging'),
      guide('Requirements for a Rollout: Soft Launch'),
      guide('Requirements for a Rollout: Production Launch'),
    ],
    stages: WHERE_DATA_IS_RETAINED,
    proof: {
      template: { checks: ['BAK-1.data-stores-backed-up'] },
      absenceCheck: 'BAK-1.absent',
    },
  },
  {
    id: 'BAK-2',
    title: 'Backups are kept in another region',
    statement:
      'The backups of every data store are copied to a different physical location than the environment: another region.',
    sources: [guide('Technological Components: Backup System'), brief('cross-region encrypted backups')],
    stages: WHERE_DATA_IS_RETAINED,
    proof: { template: { checks: ['BAK-2.copied-to-other-region'] } },
  },
  {
    id: 'BAK-3',
    title: 'Backups run at a stated interval',
    statement:
      'Backups run at a stated interval, so that the possible loss (RPO) is stated, here and in the other location. Full coverage is never claimed.',
    sources: [guide('Technological Components: Backup System')],
    stages: WHERE_DATA_IS_RETAINED,
    proof: {
      template: { checks: ['BAK-3.backup-interval'] },
    },
  },
  {
    id: 'BAK-4',
    title: 'Backups are encrypted with a customer managed key',
    statement:
      'Backups are encrypted, in the environment and in the other location: in vaults with a customer managed key, or in logically air-gapped vaults. A service that encrypts its backups as it does the data store has the store encrypted.',
    sources: [guide('Security: Secure Infrastructure'), brief('cross-region encrypted backups')],
    stages: WHERE_DATA_IS_RETAINED,
    proof: { template: { checks: ['BAK-4.backups-encrypted'] } },
  },
  {
    id: 'BAK-5',
    title: 'A restore procedure exists',
    statement: 'There is a written and runnable procedure that brings the data back.',
    sources: [guide('Processes and Staff: Possible Problems')],
    stages: WHERE_DATA_IS_RETAINED,
    proof: { template: { checks: ['BAK-5.restore-runbooks'] } },
  },
  {
    id: 'BAK-6',
    title: 'Restores are tested on a schedule',
    statement:
      'Backups are restored on a schedule, so that a backup that cannot be restored is found in time.',
    sources: [ours('a backup that was never restored is only a hope')],
    stages: stages(notRequired(GUIDE), NO_BACKUP, niceToHave(OURS), required(OURS)),
    proof: { template: { checks: ['BAK-6.restore-testing'] } },
  },
] as const satisfies readonly RequirementRow[];
