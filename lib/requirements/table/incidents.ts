import { Basis, Condition } from '../requirement';
import { conditional, guide, notRequired, required, type RequirementRow, stages } from './requirement-row';

const { GUIDE, OURS } = Basis;

const READY_FOR_PROBLEMS = stages(
  notRequired(GUIDE),
  notRequired(GUIDE),
  required(OURS, {
    templateCondition: Condition.AVAILABILITY_ASKS_FOR_MONITORING,
    note: 'detection as MON-1',
  }),
  required(GUIDE),
);
const AGREED = 'that the procedure is agreed, and who does what';

/** What is prepared for the day on which something breaks, and who is there. */
export const PROBLEM_ROWS = [
  {
    id: 'PRB-1',
    title: 'Ready for unavailability',
    statement:
      'Unavailability is detected and notified, there is a procedure for it, and it is agreed who does what.',
    sources: [guide('Processes and Staff: Possible Problems')],
    stages: READY_FOR_PROBLEMS,
    proof: {
      template: { checks: ['PRB-1.detection'] },
      attested: AGREED,
    },
  },
  {
    id: 'PRB-2',
    title: 'Ready for system failures and errors',
    statement:
      'System failures and errors are detected and notified, there is a procedure for them, and it is agreed who does what.',
    sources: [guide('Processes and Staff: Possible Problems')],
    stages: READY_FOR_PROBLEMS,
    proof: {
      template: { checks: ['PRB-2.detection'] },
      attested: AGREED,
    },
  },
  {
    id: 'PRB-3',
    title: 'Ready for infrastructure failure',
    statement:
      'Infrastructure failure is detected and notified, there are procedures to restore backups and to replace hardware, and it is agreed who does what.',
    sources: [guide('Processes and Staff: Possible Problems')],
    stages: READY_FOR_PROBLEMS,
    proof: {
      template: { checks: ['PRB-3.detection'] },
      attested:
        'that there are procedures to restore backups and to replace hardware, and that it is agreed who does what',
    },
  },
  {
    id: 'PRB-4',
    title: 'Ready for data corruption',
    statement:
      'Data corruption is detected and notified, there is a procedure with point-in-time restore, and it is agreed who does what.',
    sources: [guide('Processes and Staff: Possible Problems')],
    stages: READY_FOR_PROBLEMS,
    proof: {
      template: { checks: ['PRB-4.detection', 'PRB-4.point-in-time-restore'] },
      attested:
        'that there is a procedure to restore data to a point in time, and that it is agreed who does what',
    },
  },
  {
    id: 'PRB-5',
    title: 'Ready for attacks',
    statement:
      'Unauthorized access, slow-down and malicious use are detected and notified, there is a procedure to mitigate them, and it is agreed who does what.',
    sources: [guide('Processes and Staff: Possible Problems')],
    stages: READY_FOR_PROBLEMS,
    proof: {
      template: { checks: ['PRB-5.detection'] },
      attested: 'that there is a procedure to mitigate attacks, and that it is agreed who does what',
    },
  },
  {
    id: 'PRB-6',
    title: 'Ready for a security breach',
    statement:
      'A security breach is detected and notified, there is a procedure that isolates and keeps evidence, and it is agreed who does what.',
    sources: [guide('Processes and Staff: Security Breach')],
    stages: READY_FOR_PROBLEMS,
    proof: {
      template: { checks: ['PRB-6.detection'] },
      attested:
        'that GuardDuty or the like watches the account, that there is a procedure that isolates and keeps evidence, and that it is agreed who does what',
    },
  },
  {
    id: 'STF-1',
    title: 'Staff, roles and escalation are agreed',
    statement: 'The supporting party and the business owners have agreed on staff, roles and escalation.',
    sources: [guide('Processes and Staff')],
    stages: stages(
      notRequired(GUIDE),
      notRequired(GUIDE),
      conditional(GUIDE, Condition.STAFFED, { note: 'named for what is in place' }),
      required(GUIDE),
    ),
    proof: { attested: 'that staff, roles and escalation are agreed with the business owners' },
  },
] as const satisfies readonly RequirementRow[];
