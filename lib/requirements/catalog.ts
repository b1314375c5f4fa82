import { deepFreeze } from './deep-freeze';
import type { Requirement } from './requirement';
import { BACKUP_ROWS } from './table/backup';
import { FORMAL_ROWS } from './table/formal';
import { LAUNCH_ROWS } from './table/launch';
import { MONITORING_ROWS } from './table/monitoring';
import { OPERATIONS_ROWS } from './table/operations';
import { PROBLEM_ROWS } from './table/incidents';
import { SECURITY_ROWS } from './table/security';
import { SERVER_AND_CLUSTER_ROWS } from './table/servers-and-clusters';
import { STAGE_ROWS } from './table/stage';

const ROWS = [
  ...STAGE_ROWS,
  ...SERVER_AND_CLUSTER_ROWS,
  ...BACKUP_ROWS,
  ...MONITORING_ROWS,
  ...SECURITY_ROWS,
  ...OPERATIONS_ROWS,
  ...PROBLEM_ROWS,
  ...FORMAL_ROWS,
  ...LAUNCH_ROWS,
] as const;

type WrittenProof = (typeof ROWS)[number]['proof'];
type ProvingCheck<P> = P extends { readonly template: { readonly checks: readonly (infer C)[] } } ? C : never;
type AbsenceCheck<P> = P extends { readonly absenceCheck: infer C } ? C : never;

/** The identifier of a requirement. */
export type RequirementId = (typeof ROWS)[number]['id'];

/** The identifier of a rule that some requirement names. A table of rules keyed by it is complete, and has none to spare. */
export type CheckId = ProvingCheck<WrittenProof> | AbsenceCheck<WrittenProof>;

/** Every requirement, in the order of the reports. The only place where an obligation or a minimum lives. */
export const CATALOG: readonly Requirement[] = deepFreeze(ROWS);
