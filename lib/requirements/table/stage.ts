import { Basis } from '../requirement';
import { guide, notRequired, required, type RequirementRow, stages } from './requirement-row';

const { GUIDE, OURS } = Basis;

/** Whose environment it is, and who may use it. */
export const STAGE_ROWS = [
  {
    id: 'STG-1',
    title: 'One owner',
    statement:
      'The environment has one owner: the development team in development, the partner or client in staging, the operating party in soft launch and production.',
    sources: [guide('Rollout Modes')],
    stages: stages(required(GUIDE), required(GUIDE), required(OURS), required(OURS)),
    proof: { template: { checks: ['STG-1.owner-tags'] }, declared: 'who owns the environment' },
  },
  {
    id: 'STG-2',
    title: 'Internal use only',
    statement: 'Anonymous access from the internet is denied, and there is one declared team access.',
    sources: [guide('Rollout Modes')],
    stages: stages(required(OURS), required(GUIDE), notRequired(GUIDE), notRequired(GUIDE)),
    proof: { template: { checks: ['STG-2.no-anonymous-access', 'STG-2.team-access-only'] } },
  },
  {
    id: 'STG-3',
    title: 'Controlled by the partner',
    statement:
      "The environment stands in the partner's own account, or a role lets the partner at least view, start, stop and redeploy it. The owner may widen that role.",
    sources: [guide('Rollout Modes')],
    stages: stages(notRequired(GUIDE), required(GUIDE), notRequired(GUIDE), notRequired(GUIDE)),
    proof: {
      template: { checks: ['STG-3.partner-control'] },
      declared: "that the environment stands in the partner's own account",
      either: true,
    },
  },
] as const satisfies readonly RequirementRow[];
