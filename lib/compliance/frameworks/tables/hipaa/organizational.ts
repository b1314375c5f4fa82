import type { Control } from '../../framework-table';
import { MANUAL } from '../manual-duties';
import { manual } from '../controls';

const PLAN = 'Duty of the group health plan: plan documents';

/** 164.314, organizational requirements, and 164.316, policies and procedures and documentation requirements. */
export const ORGANIZATIONAL: readonly Control[] = [
  manual('164.314(a)(1)', 'Business associate contracts or other arrangements', MANUAL.buying),
  manual(
    '164.314(a)(2)(i)(A)',
    'Business associate contracts | Comply with the applicable requirements',
    MANUAL.buying,
  ),
  manual(
    '164.314(a)(2)(i)(B)',
    'Business associate contracts | Subcontractors agree to comply',
    MANUAL.buying,
  ),
  manual('164.314(a)(2)(i)(C)', 'Business associate contracts | Report security incidents', MANUAL.buying),
  manual('164.314(a)(2)(ii)', 'Other arrangements', MANUAL.buying),
  manual('164.314(a)(2)(iii)', 'Business associate contracts with subcontractors', MANUAL.buying),
  manual('164.314(b)(1)', 'Requirements for group health plans', PLAN),
  manual('164.314(b)(2)(i)', 'Group health plans | Implement safeguards', PLAN),
  manual('164.314(b)(2)(ii)', 'Group health plans | Adequate separation', PLAN),
  manual('164.314(b)(2)(iii)', 'Group health plans | Agents agree to implement security measures', PLAN),
  manual('164.314(b)(2)(iv)', 'Group health plans | Report security incidents', PLAN),
  manual('164.316(a)', 'Policies and procedures', MANUAL.policy),
  manual('164.316(b)(1)', 'Documentation', MANUAL.policy),
  manual('164.316(b)(2)(i)', 'Time limit', MANUAL.policy),
  manual('164.316(b)(2)(ii)', 'Availability', MANUAL.policy),
  manual('164.316(b)(2)(iii)', 'Updates', MANUAL.policy),
];
