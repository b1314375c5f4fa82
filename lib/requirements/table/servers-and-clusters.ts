import { Basis } from '../requirement';
import {
  brief,
  guide,
  niceToHave,
  notRequired,
  required,
  type RequirementRow,
  stages,
} from './requirement-row';

const { BRIEF, GUIDE, OURS } = Basis;

const ONE_INSTANCE = { minimum: { instances: 1 } };

/** How many servers there are, and where they stand. */
export const SERVER_AND_CLUSTER_ROWS = [
  {
    id: 'SRV-1',
    title: 'At least one instance of the servers',
    statement: 'At least one instance of each server runs.',
    sources: [
      guide('Requirements for a Rollout: Staging'),
      guide('Requirements for a Rollout: Soft Launch'),
      guide('Technological Components: Production Environment'),
    ],
    stages: stages(
      required(OURS, ONE_INSTANCE),
      required(GUIDE, ONE_INSTANCE),
      required(GUIDE, ONE_INSTANCE),
      required(GUIDE, ONE_INSTANCE),
    ),
    proof: { template: { checks: ['SRV-1.min-instances'] } },
  },
  {
    id: 'SRV-2',
    title: "Capacity follows the business's needs",
    statement:
      'Capacity follows what the business needs in availability, continuity and reliability, and those needs are stated.',
    sources: [guide('Requirements for a Rollout: Production Launch')],
    stages: stages(notRequired(GUIDE), notRequired(GUIDE), notRequired(GUIDE), required(GUIDE)),
    proof: {
      declared: 'the availability, continuity and reliability that the business needs',
      template: { checks: ['SRV-2.capacity'] },
    },
  },
  {
    id: 'CLU-1',
    title: 'Fault-tolerant clusters',
    statement:
      'Each cluster has at least three servers on distinct physical hosts, over three zones, so that a quorum survives the loss of one. A service that must run once is declared as such, with the reason.',
    sources: [guide('Technological Components: Cluster'), brief('three-zone clusters')],
    stages: stages(
      notRequired(GUIDE),
      notRequired(GUIDE, { note: '"Cluster solutions (not required)"' }),
      notRequired(GUIDE, { note: '"Cluster solutions (not required)"' }),
      required(BRIEF, { minimum: { instances: 3, zones: 3 } }),
    ),
    proof: {
      template: { checks: ['CLU-1.servers-multi-az', 'CLU-1.data-stores-multi-az'] },
      declared:
        'services that must run once, with the reason; hosts that a template cannot show to be distinct',
    },
  },
  {
    id: 'CLU-2',
    title: 'Clusters in several locations',
    statement: 'The system runs clusters in several locations or on several continents.',
    sources: [guide('Technological Components: Production Environment')],
    stages: stages(notRequired(GUIDE), notRequired(GUIDE), notRequired(GUIDE), niceToHave(GUIDE)),
    proof: { template: { checks: ['CLU-2.multi-region'] } },
  },
] as const satisfies readonly RequirementRow[];
