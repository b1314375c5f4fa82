import type { CheckId } from '../../requirements/catalog';
import type { ResourceModel } from '../resource-model/resource-model';
import { type Check, type CheckContext, type Verdict, VerdictState } from './check';
import { declaredTrafficOnly } from './declared-traffic-only';
import { instances } from './instances';
import { noAnonymousAccess } from './no-anonymous-access';
import { noBackup } from './no-backup';
import { noMonitoring } from './no-monitoring';
import { noObservability } from './no-observability';
import { oneWayIn } from './one-way-in';
import { ownerTags } from './owner-tags';
import { partnerControl } from './partner-control';

/** Every check that the catalogue names. */
export const CHECKS: Readonly<Record<CheckId, Check>> = {
  'STG-1.owner-tags': ownerTags,
  'STG-2.no-anonymous-access': noAnonymousAccess,
  'STG-2.one-way-in': oneWayIn,
  'STG-3.partner-control': partnerControl,
  'SRV-1.instances': instances,
  'SEC-1.declared-traffic-only': declaredTrafficOnly,
  'BAK-1.absent': noBackup,
  'MON-1.absent': noMonitoring,
  'OBS-1.absent': noObservability,
};

/** A verdict, and which check it is of. */
export interface CheckResult extends Verdict {
  readonly check: string;
  readonly title: string;
  readonly remedy: string;
}

/** Runs a check. One that breaks down has found something it cannot judge, which is never a pass. */
export function runCheck(
  id: string,
  model: ResourceModel,
  context: CheckContext,
  checks: Readonly<Partial<Record<string, Check>>> = CHECKS,
): CheckResult {
  const check = checks[id];
  if (check === undefined) {
    const reason = `there is no check '${id}'`;
    return {
      check: id,
      title: reason,
      remedy: 'report this to the authors of the package',
      ...broken(reason),
    };
  }
  const { title, remedy } = check;
  try {
    return { check: id, title, remedy, ...check.examine(model, context) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { check: id, title, remedy, ...broken(`the check failed: ${message}`) };
  }
}

function broken(reason: string): Verdict {
  return {
    state: VerdictState.NOT_MET,
    reason,
    resources: [],
    findings: [{ state: VerdictState.NOT_MET, reason }],
  };
}
