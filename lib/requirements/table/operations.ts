import { Basis, Condition } from '../requirement';
import {
  conditional,
  guide,
  niceToHave,
  notRequired,
  required,
  type RequirementRow,
  stages,
} from './requirement-row';

const { GUIDE, OURS } = Basis;

/** What is done every day. */
export const OPERATIONS_ROWS = [
  {
    id: 'OPS-1',
    title: 'Logs are kept and watched',
    statement: 'Logs are kept for a stated time, and what they show raises an alarm.',
    sources: [guide('Processes and Staff: Day-to-Day Operations')],
    stages: stages(
      notRequired(GUIDE),
      notRequired(GUIDE),
      conditional(GUIDE, Condition.AVAILABILITY_ASKS_FOR_MONITORING),
      required(GUIDE),
    ),
    proof: { template: { checks: ['OPS-1.log-retention', 'OPS-1.log-alarms'] } },
  },
  {
    id: 'OPS-2',
    title: 'Backups are watched',
    statement: 'A backup that fails or does not happen is noticed.',
    sources: [guide('Processes and Staff: Day-to-Day Operations')],
    stages: stages(
      notRequired(GUIDE),
      notRequired(GUIDE),
      conditional(GUIDE, Condition.USER_DATA_RETAINED),
      required(GUIDE),
    ),
    proof: { template: { checks: ['OPS-2.backup-alarms'] } },
  },
  {
    id: 'OPS-3',
    title: 'Security updates',
    statement: 'Servers and systems receive security updates.',
    sources: [guide('Processes and Staff: Day-to-Day Operations')],
    stages: stages(niceToHave(OURS), niceToHave(OURS), required(OURS), required(GUIDE)),
    proof: { template: { checks: ['OPS-3.security-updates'] } },
  },
] as const satisfies readonly RequirementRow[];
