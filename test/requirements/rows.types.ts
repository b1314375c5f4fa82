/* Compiled, never run: each expected error is a requirement that the compiler has to refuse. */
import type { CheckId, RequirementId } from '../../lib/requirements/catalog';
import type { RequirementRow } from '../../lib/requirements/table/requirement-row';
import { guide, notRequired, required, stages } from '../../lib/requirements/table/requirement-row';
import { Basis } from '../../lib/requirements/requirement';
import { StageKind } from '../../lib/requirements/stage-kind';

const written = {
  id: 'XXX-1',
  title: 'Title',
  statement: 'Statement.',
  sources: [guide('Rollout Modes')] as const,
  stages: stages(
    required(Basis.GUIDE),
    required(Basis.GUIDE),
    notRequired(Basis.GUIDE),
    notRequired(Basis.GUIDE),
  ),
};

export const accepted = [
  { ...written, proof: { template: { checks: ['XXX-1.check'] } } },
  { ...written, proof: { attested: 'what is signed' } },
] as const satisfies readonly RequirementRow[];

// @ts-expect-error a template proof names a check
export const provedByNothing = { ...written, proof: { template: {} } } as const satisfies RequirementRow;

export const provedByNoCheck = {
  ...written,
  // @ts-expect-error an empty list of checks proves nothing
  proof: { template: { checks: [] } },
} as const satisfies RequirementRow;

// @ts-expect-error a requirement has a proof
export const unproved = { ...written } as const satisfies RequirementRow;

export const oneStageOnly = {
  ...written,
  // @ts-expect-error every stage has its cell
  stages: { [StageKind.STAGING]: required(Basis.GUIDE) },
  proof: { attested: 'what is signed' },
} as const satisfies RequirementRow;

export const fromNowhere = {
  ...written,
  // @ts-expect-error a requirement has a source
  sources: [],
  proof: { attested: 'x' },
} as const satisfies RequirementRow;

type NamedChecks =
  | 'STG-1.owner-tags'
  | 'STG-2.no-anonymous-access'
  | 'STG-2.team-access-only'
  | 'STG-3.partner-control'
  | 'SRV-1.min-instances'
  | 'SRV-2.capacity'
  | 'CLU-1.servers-multi-az'
  | 'CLU-1.data-stores-multi-az'
  | 'BAK-1.data-stores-backed-up'
  | 'BAK-2.copied-to-other-region'
  | 'BAK-3.backup-interval'
  | 'BAK-4.backups-encrypted'
  | 'BAK-5.restore-runbooks'
  | 'BAK-6.restore-testing'
  | 'MON-1.alarms'
  | 'MON-2.alarm-coverage'
  | 'MON-3.alarm-notifications'
  | 'OPS-1.log-retention'
  | 'OPS-1.log-alarms'
  | 'OPS-2.backup-alarms'
  | 'OPS-3.security-updates'
  | 'PRB-1.detection'
  | 'PRB-2.detection'
  | 'PRB-3.detection'
  | 'PRB-4.detection'
  | 'PRB-4.point-in-time-restore'
  | 'PRB-5.detection'
  | 'PRB-6.detection'
  | 'CLU-2.multi-region'
  | 'OBS-1.tracing'
  | 'OBS-1.detailed-metrics'
  | 'DWN-2.zero-downtime'
  | 'DWN-2.maintenance-page'
  | 'WHN-1.change-calendar'
  | 'NTF-1.user-notices'
  | 'NTF-2.third-party-notices'
  | 'DEP-1.deployment-order'
  | 'DEP-2.automated-deployment'
  | 'RBK-1.automatic-rollback'
  | 'BAK-1.absent'
  | 'MON-1.absent'
  | 'OBS-1.absent'
  | 'SEC-1.declared-egress-only'
  | 'SEC-1.declared-ingress-only'
  | 'SEC-1.web-firewall'
  | 'SEC-2.vpn'
  | 'SEC-3.private-paths'
  | 'SEC-4.encrypted-at-rest'
  | 'SEC-4.encrypted-in-transit'
  | 'LCH-2.restricted-audience'
  | 'FRM-1.controls'
  | 'FRM-1.data-residency';

/* The identifiers are literals, and exactly these, so that a table of checks can be complete. */
export const everyCheckIsNamed: Record<NamedChecks, true> = {} as Record<CheckId, true>;
export const noCheckIsUnnamed: Record<CheckId, true> = {} as Record<NamedChecks, true>;

// @ts-expect-error no requirement names this check
export const unknownCheck: CheckId = 'STG-1.unheard-of';

// @ts-expect-error no such requirement
export const unknownRow: RequirementId = 'STG-9';
