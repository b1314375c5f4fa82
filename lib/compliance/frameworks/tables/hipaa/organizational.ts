import type { Control } from '../../framework-table';
import { OUTSIDE } from '../duties';
import { outside } from '../entries';

const PLAN = 'a matter of the documents of a group health plan, which no environment shows';

/** 164.314 and 164.316 */
export const ORGANIZATIONAL: readonly Control[] = [
  outside('164.314(a)(1)', 'Contracts with business associates', OUTSIDE.buying),
  outside('164.314(a)(2)(i)(A)', 'The contract: to comply with the rule', OUTSIDE.buying),
  outside('164.314(a)(2)(i)(B)', 'The contract: subcontractors agree to the same', OUTSIDE.buying),
  outside('164.314(a)(2)(i)(C)', 'The contract: incidents are reported', OUTSIDE.buying),
  outside('164.314(a)(2)(ii)', 'Other arrangements of government bodies', OUTSIDE.buying),
  outside('164.314(a)(2)(iii)', 'Contracts of associates with subcontractors', OUTSIDE.buying),
  outside('164.314(b)(1)', 'Group health plans', PLAN),
  outside('164.314(b)(2)(i)', 'The plan: safeguards', PLAN),
  outside('164.314(b)(2)(ii)', 'The plan: separation from the employer', PLAN),
  outside('164.314(b)(2)(iii)', 'The plan: agents agree to the same', PLAN),
  outside('164.314(b)(2)(iv)', 'The plan: incidents are reported', PLAN),
  outside('164.316(a)', 'Policies and procedures', OUTSIDE.policy),
  outside('164.316(b)(1)', 'Documentation', OUTSIDE.policy),
  outside('164.316(b)(2)(i)', 'Documentation: kept for six years', OUTSIDE.policy),
  outside('164.316(b)(2)(ii)', 'Documentation: at hand for who needs it', OUTSIDE.policy),
  outside('164.316(b)(2)(iii)', 'Documentation: reviewed and updated', OUTSIDE.policy),
];
