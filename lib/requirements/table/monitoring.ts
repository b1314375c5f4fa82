import { Basis, Condition } from '../requirement';
import {
  brief,
  conditional,
  guide,
  niceToHave,
  notRequired,
  required,
  type RequirementRow,
  stages,
} from './requirement-row';

const { GUIDE } = Basis;

const WHERE_AVAILABILITY_ASKS = stages(
  notRequired(GUIDE),
  notRequired(GUIDE, { note: '"No monitoring"' }),
  conditional(GUIDE, Condition.AVAILABILITY_ASKS_FOR_MONITORING),
  required(GUIDE),
);

/** Who sees what the environment does. */
export const MONITORING_ROWS = [
  {
    id: 'MON-1',
    title: 'The environment is monitored',
    statement: 'The environment is watched, and trouble raises an alarm.',
    sources: [
      guide('Requirements for a Rollout: Staging'),
      guide('Requirements for a Rollout: Soft Launch'),
      guide('Requirements for a Rollout: Production Launch'),
      brief('CloudWatch monitoring'),
    ],
    stages: WHERE_AVAILABILITY_ASKS,
    proof: {
      template: { checks: ['MON-1.alarms'] },
      absenceCheck: 'MON-1.absent',
    },
  },
  {
    id: 'MON-2',
    title: 'Monitoring covers what matters',
    statement: 'Monitoring covers each database, each core service and the backup system.',
    sources: [guide('Technological Components: Monitoring System')],
    stages: WHERE_AVAILABILITY_ASKS,
    proof: { template: { checks: ['MON-2.alarm-coverage'] } },
  },
  {
    id: 'MON-3',
    title: 'The relevant parties are notified',
    statement: 'An issue reaches the people who must know of it.',
    sources: [guide('Technological Components: Monitoring System')],
    stages: WHERE_AVAILABILITY_ASKS,
    proof: {
      template: { checks: ['MON-3.alarm-notifications'] },
      attested: 'that each contact answered a test notification',
    },
  },
  {
    id: 'OBS-1',
    title: 'Observability',
    statement:
      'Engineers and operations can observe, measure and tune code, architecture and infrastructure.',
    sources: [
      guide('Technological Components: Observability Platform'),
      guide('Requirements for a Rollout: Staging'),
      guide('Requirements for a Rollout: Soft Launch'),
      guide('Requirements for a Rollout: Production Launch'),
    ],
    stages: stages(niceToHave(GUIDE), niceToHave(GUIDE), niceToHave(GUIDE), niceToHave(GUIDE)),
    proof: {
      template: { checks: ['OBS-1.tracing', 'OBS-1.detailed-metrics'] },
      absenceCheck: 'OBS-1.absent',
    },
  },
] as const satisfies readonly RequirementRow[];
