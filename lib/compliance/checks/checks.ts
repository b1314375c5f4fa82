import type { CheckId } from '../../requirements/catalog';
import type { ResourceModel } from '../resource-model/resource-model';
import { admitsDeclaredOnly } from './admits-declared-only';
import { atRest } from './at-rest';
import { attackDetected } from './attack-detected';
import { automatedInTemplates } from './automated-in-templates';
import { backupsCopied } from './backups-copied';
import { backupsEncrypted } from './backups-encrypted';
import { backupsTaken } from './backups-taken';
import { backupsWatched } from './backups-watched';
import { breachDetected } from './breach-detected';
import { capacity } from './capacity';
import { type Check, type CheckContext, type Verdict, VerdictState } from './check';
import { corruptionDetected } from './corruption-detected';
import { coverage } from './coverage';
import { decide } from './decide';
import { declaredTrafficOnly } from './declared-traffic-only';
import { detailedMetrics } from './detailed-metrics';
import { failureDetected } from './failure-detected';
import { frameworkControls } from './framework-controls';
import { freezesKept } from './freezes-kept';
import { inTransit } from './in-transit';
import { infrastructureFailureDetected } from './infrastructure-failure-detected';
import { instances } from './instances';
import { logsKept } from './logs-kept';
import { logsWatched } from './logs-watched';
import { maintenancePage } from './maintenance-page';
import { monitored } from './monitored';
import { noAnonymousAccess } from './no-anonymous-access';
import { noBackup } from './no-backup';
import { noInterruption } from './no-interruption';
import { noMonitoring } from './no-monitoring';
import { noObservability } from './no-observability';
import { notified } from './notified';
import { oneWayIn } from './one-way-in';
import { ownerTags } from './owner-tags';
import { partnerControl } from './partner-control';
import { pointInTimeRestore } from './point-in-time-restore';
import { privatePaths } from './private-paths';
import { residency } from './residency';
import { restoreRunbooks } from './restore-runbooks';
import { restoresTested } from './restores-tested';
import { rollsBack } from './rolls-back';
import { rollsOutInOrder } from './rolls-out-in-order';
import { securityUpdates } from './security-updates';
import { selectGroupOnly } from './select-group-only';
import { serversOverZones } from './servers-over-zones';
import { severalRegions } from './several-regions';
import { statedInterval } from './stated-interval';
import { storesOverZones } from './stores-over-zones';
import { thirdPartiesTold } from './third-parties-told';
import { traces } from './traces';
import { unavailabilityDetected } from './unavailability-detected';
import { usersTold } from './users-told';
import { vpn } from './vpn';
import { webFirewall } from './web-firewall';

/** Every check that the catalogue names. */
export const CHECKS: Readonly<Record<CheckId, Check>> = {
  'STG-1.owner-tags': ownerTags,
  'STG-2.no-anonymous-access': noAnonymousAccess,
  'STG-2.one-way-in': oneWayIn,
  'STG-3.partner-control': partnerControl,
  'SRV-1.instances': instances,
  'SRV-2.capacity': capacity,
  'CLU-1.servers-over-zones': serversOverZones,
  'CLU-1.stores-over-zones': storesOverZones,
  'CLU-2.several-regions': severalRegions,
  'SEC-1.declared-traffic-only': declaredTrafficOnly,
  'SEC-1.admits-declared-only': admitsDeclaredOnly,
  'SEC-1.web-firewall': webFirewall,
  'SEC-2.vpn': vpn,
  'SEC-3.private-paths': privatePaths,
  'SEC-4.at-rest': atRest,
  'SEC-4.in-transit': inTransit,
  'LCH-2.select-group-only': selectGroupOnly,
  'BAK-1.backups-taken': backupsTaken,
  'BAK-2.backups-copied': backupsCopied,
  'BAK-3.stated-interval': statedInterval,
  'BAK-4.backups-encrypted': backupsEncrypted,
  'BAK-5.restore-runbooks': restoreRunbooks,
  'BAK-6.restores-tested': restoresTested,
  'MON-1.alarms': monitored,
  'MON-2.coverage': coverage,
  'MON-3.notified': notified,
  'OBS-1.traces': traces,
  'OBS-1.detailed-metrics': detailedMetrics,
  'OPS-1.logs-kept': logsKept,
  'OPS-1.logs-watched': logsWatched,
  'OPS-2.backups-watched': backupsWatched,
  'OPS-3.security-updates': securityUpdates,
  'PRB-1.detection': unavailabilityDetected,
  'PRB-2.detection': failureDetected,
  'PRB-3.detection': infrastructureFailureDetected,
  'PRB-4.detection': corruptionDetected,
  'PRB-4.point-in-time-restore': pointInTimeRestore,
  'PRB-5.detection': attackDetected,
  'PRB-6.detection': breachDetected,
  'FRM-1.controls': frameworkControls,
  'FRM-1.residency': residency,
  'DWN-2.no-interruption': noInterruption,
  'DWN-2.maintenance-page': maintenancePage,
  'WHN-1.freezes-kept': freezesKept,
  'NTF-1.users-told': usersTold,
  'NTF-2.third-parties-told': thirdPartiesTold,
  'DEP-1.order': rollsOutInOrder,
  'DEP-2.in-templates': automatedInTemplates,
  'RBK-1.rolls-back': rollsBack,
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
    return { check: id, title, remedy, ...decide(check, model, context) };
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
