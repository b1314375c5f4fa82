import { type Outcome, OutcomeState } from '../outcome';
import type { CheckId } from '../../requirements/catalog';
import type { ResourceModel } from '../model/resource-model';
import { sec1DeclaredIngressOnly } from './network/SEC-1.declared-ingress-only';
import { sec4EncryptedAtRest } from './encryption/SEC-4.encrypted-at-rest';
import { attackDetected } from './incidents/PRB-5.detection';
import { dep2AutomatedDeployment } from './launch/DEP-2.automated-deployment';
import { bak2CopiedToOtherRegion } from './backup/BAK-2.copied-to-other-region';
import { bak4BackupsEncrypted } from './backup/BAK-4.backups-encrypted';
import { bak1DataStoresBackedUp } from './backup/BAK-1.data-stores-backed-up';
import { ops2BackupAlarms } from './monitoring/OPS-2.backup-alarms';
import { breachDetected } from './incidents/PRB-6.detection';
import { objectives } from './compute/SRV-2.capacity';
import { type Check, type CheckContext } from './check';
import { corruptionDetected } from './incidents/PRB-4.detection';
import { mon2AlarmCoverage } from './monitoring/MON-2.alarm-coverage';
import { decide } from '../analysis/scenario-outcome';
import { sec1DeclaredEgressOnly } from './network/SEC-1.declared-egress-only';
import { obs1DetailedMetrics } from './monitoring/OBS-1.detailed-metrics';
import { failureDetected } from './incidents/PRB-2.detection';
import { frm1Controls } from './frameworks/FRM-1.controls';
import { whn1ChangeCalendar } from './launch/WHN-1.change-calendar';
import { sec4EncryptedInTransit } from './encryption/SEC-4.encrypted-in-transit';
import { infrastructureFailureDetected } from './incidents/PRB-3.detection';
import { srv1MinInstances } from './compute/SRV-1.min-instances';
import { ops1LogRetention } from './monitoring/OPS-1.log-retention';
import { ops1LogAlarms } from './monitoring/OPS-1.log-alarms';
import { dwn2MaintenancePage } from './launch/DWN-2.maintenance-page';
import { mon1Alarms } from './monitoring/MON-1.alarms';
import { stg2NoAnonymousAccess } from './access/STG-2.no-anonymous-access';
import { noBackup } from './backup/BAK-1.absent';
import { dwn2ZeroDowntime } from './launch/DWN-2.zero-downtime';
import { noMonitoring } from './monitoring/MON-1.absent';
import { noObservability } from './monitoring/OBS-1.absent';
import { mon3AlarmNotifications } from './monitoring/MON-3.alarm-notifications';
import { stg2TeamAccessOnly } from './access/STG-2.team-access-only';
import { stg1OwnerTags } from './access/STG-1.owner-tags';
import { stg3PartnerControl } from './access/STG-3.partner-control';
import { prb4PointInTimeRestore } from './backup/PRB-4.point-in-time-restore';
import { sec3PrivatePaths } from './network/SEC-3.private-paths';
import { dataResidency } from './frameworks/FRM-1.data-residency';
import { bak5RestoreRunbooks } from './backup/BAK-5.restore-runbooks';
import { bak6RestoreTesting } from './backup/BAK-6.restore-testing';
import { rollsBackDeployment } from './launch/RBK-1.automatic-rollback';
import { dep1DeploymentOrder } from './launch/DEP-1.deployment-order';
import { ops3SecurityUpdates } from './compute/OPS-3.security-updates';
import { lch2RestrictedAudience } from './access/LCH-2.restricted-audience';
import { clu1ServersMultiAz } from './compute/CLU-1.servers-multi-az';
import { clu2MultiRegion } from './compute/CLU-2.multi-region';
import { bak3BackupInterval } from './backup/BAK-3.backup-interval';
import { clu1DataStoresMultiAz } from './compute/CLU-1.data-stores-multi-az';
import { thirdPartiesTold } from './launch/NTF-2.third-party-notices';
import { obs1Tracing } from './monitoring/OBS-1.tracing';
import { unavailabilityDetected } from './incidents/PRB-1.detection';
import { usersTold } from './launch/NTF-1.user-notices';
import { sec2Vpn } from './access/SEC-2.vpn';
import { sec1WebFirewall } from './network/SEC-1.web-firewall';

/** Every check that the catalogue names. */
export const CHECKS: Readonly<Record<CheckId, Check>> = {
  'STG-1.owner-tags': stg1OwnerTags,
  'STG-2.no-anonymous-access': stg2NoAnonymousAccess,
  'STG-2.team-access-only': stg2TeamAccessOnly,
  'STG-3.partner-control': stg3PartnerControl,
  'SRV-1.min-instances': srv1MinInstances,
  'SRV-2.capacity': objectives,
  'CLU-1.servers-multi-az': clu1ServersMultiAz,
  'CLU-1.data-stores-multi-az': clu1DataStoresMultiAz,
  'CLU-2.multi-region': clu2MultiRegion,
  'SEC-1.declared-egress-only': sec1DeclaredEgressOnly,
  'SEC-1.declared-ingress-only': sec1DeclaredIngressOnly,
  'SEC-1.web-firewall': sec1WebFirewall,
  'SEC-2.vpn': sec2Vpn,
  'SEC-3.private-paths': sec3PrivatePaths,
  'SEC-4.encrypted-at-rest': sec4EncryptedAtRest,
  'SEC-4.encrypted-in-transit': sec4EncryptedInTransit,
  'LCH-2.restricted-audience': lch2RestrictedAudience,
  'BAK-1.data-stores-backed-up': bak1DataStoresBackedUp,
  'BAK-2.copied-to-other-region': bak2CopiedToOtherRegion,
  'BAK-3.backup-interval': bak3BackupInterval,
  'BAK-4.backups-encrypted': bak4BackupsEncrypted,
  'BAK-5.restore-runbooks': bak5RestoreRunbooks,
  'BAK-6.restore-testing': bak6RestoreTesting,
  'MON-1.alarms': mon1Alarms,
  'MON-2.alarm-coverage': mon2AlarmCoverage,
  'MON-3.alarm-notifications': mon3AlarmNotifications,
  'OBS-1.tracing': obs1Tracing,
  'OBS-1.detailed-metrics': obs1DetailedMetrics,
  'OPS-1.log-retention': ops1LogRetention,
  'OPS-1.log-alarms': ops1LogAlarms,
  'OPS-2.backup-alarms': ops2BackupAlarms,
  'OPS-3.security-updates': ops3SecurityUpdates,
  'PRB-1.detection': unavailabilityDetected,
  'PRB-2.detection': failureDetected,
  'PRB-3.detection': infrastructureFailureDetected,
  'PRB-4.detection': corruptionDetected,
  'PRB-4.point-in-time-restore': prb4PointInTimeRestore,
  'PRB-5.detection': attackDetected,
  'PRB-6.detection': breachDetected,
  'FRM-1.controls': frm1Controls,
  'FRM-1.data-residency': dataResidency,
  'DWN-2.zero-downtime': dwn2ZeroDowntime,
  'DWN-2.maintenance-page': dwn2MaintenancePage,
  'WHN-1.change-calendar': whn1ChangeCalendar,
  'NTF-1.user-notices': usersTold,
  'NTF-2.third-party-notices': thirdPartiesTold,
  'DEP-1.deployment-order': dep1DeploymentOrder,
  'DEP-2.automated-deployment': dep2AutomatedDeployment,
  'RBK-1.automatic-rollback': rollsBackDeployment,
  'BAK-1.absent': noBackup,
  'MON-1.absent': noMonitoring,
  'OBS-1.absent': noObservability,
};

/** A verdict, and which check it is of. */
export interface CheckResult extends Outcome {
  readonly check: string;
  readonly title: string;
  readonly remediation: string;
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
      remediation: 'report this to the authors of the package',
      ...broken(reason),
    };
  }
  const { title, remediation } = check;
  try {
    return { check: id, title, remediation, ...decide(check, model, context) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { check: id, title, remediation, ...broken(`the check failed: ${message}`) };
  }
}

function broken(reason: string): Outcome {
  return {
    state: OutcomeState.NOT_MET,
    reason,
    resources: [],
    findings: [{ state: OutcomeState.NOT_MET, reason }],
  };
}
