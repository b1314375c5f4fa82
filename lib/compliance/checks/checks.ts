import type { CheckId } from '../../requirements/catalog';
import type { ResourceModel } from '../resource-model/resource-model';
import { type Check, type CheckContext, type Verdict, VerdictState } from './check';
import { attackDetected } from './attack-detected';
import { breachDetected } from './breach-detected';
import { corruptionDetected } from './corruption-detected';
import { coverage } from './coverage';
import { declaredTrafficOnly } from './declared-traffic-only';
import { failureDetected } from './failure-detected';
import { infrastructureFailureDetected } from './infrastructure-failure-detected';
import { instances } from './instances';
import { logsKept } from './logs-kept';
import { logsWatched } from './logs-watched';
import { monitored } from './monitored';
import { noAnonymousAccess } from './no-anonymous-access';
import { noBackup } from './no-backup';
import { noMonitoring } from './no-monitoring';
import { noObservability } from './no-observability';
import { notified } from './notified';
import { oneWayIn } from './one-way-in';
import { ownerTags } from './owner-tags';
import { partnerControl } from './partner-control';
import { pointInTimeRestore } from './point-in-time-restore';
import { securityUpdates } from './security-updates';
import { unavailabilityDetected } from './unavailability-detected';

/** Every check that the catalogue names. */
export const CHECKS: Readonly<Record<CheckId, Check>> = {
  'STG-1.owner-tags': ownerTags,
  'STG-2.no-anonymous-access': noAnonymousAccess,
  'STG-2.one-way-in': oneWayIn,
  'STG-3.partner-control': partnerControl,
  'SRV-1.instances': instances,
  'SEC-1.declared-traffic-only': declaredTrafficOnly,
  'MON-1.alarms': monitored,
  'MON-2.coverage': coverage,
  'MON-3.notified': notified,
  'OPS-1.logs-kept': logsKept,
  'OPS-1.logs-watched': logsWatched,
  'OPS-3.security-updates': securityUpdates,
  'PRB-1.detection': unavailabilityDetected,
  'PRB-2.detection': failureDetected,
  'PRB-3.detection': infrastructureFailureDetected,
  'PRB-4.detection': corruptionDetected,
  'PRB-4.point-in-time-restore': pointInTimeRestore,
  'PRB-5.detection': attackDetected,
  'PRB-6.detection': breachDetected,
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
