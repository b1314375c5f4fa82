/* Compiled, never run: each expected error is a row that the compiler has to refuse. */
import type { CheckId, RequirementId } from '../../lib/requirements/catalog';
import type { Row } from '../../lib/requirements/rows/row';
import { guide, notRequired, required, stages } from '../../lib/requirements/rows/row';
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
] as const satisfies readonly Row[];

// @ts-expect-error a template proof names a check
export const provedByNothing = { ...written, proof: { template: {} } } as const satisfies Row;

// @ts-expect-error an empty list of checks proves nothing
export const provedByNoCheck = { ...written, proof: { template: { checks: [] } } } as const satisfies Row;

// @ts-expect-error a row has a proof
export const unproved = { ...written } as const satisfies Row;

export const oneStageOnly = {
  ...written,
  // @ts-expect-error every stage has its cell
  stages: { [StageKind.STAGING]: required(Basis.GUIDE) },
  proof: { attested: 'what is signed' },
} as const satisfies Row;

// @ts-expect-error a row has a source
export const fromNowhere = { ...written, sources: [], proof: { attested: 'x' } } as const satisfies Row;

type NamedChecks =
  | 'STG-1.owner-tags'
  | 'STG-2.no-anonymous-access'
  | 'STG-2.one-way-in'
  | 'STG-3.partner-control'
  | 'SRV-1.instances'
  | 'SRV-2.capacity'
  | 'CLU-1.servers-over-zones'
  | 'CLU-1.stores-over-zones'
  | 'BAK-1.backups-taken'
  | 'BAK-2.backups-copied'
  | 'BAK-3.stated-interval'
  | 'BAK-4.backups-encrypted'
  | 'BAK-5.restore-runbooks'
  | 'BAK-6.restores-tested'
  | 'MON-1.alarms'
  | 'MON-2.coverage'
  | 'MON-3.notified'
  | 'OPS-1.logs-kept'
  | 'OPS-1.logs-watched'
  | 'OPS-2.backups-watched'
  | 'OPS-3.security-updates'
  | 'PRB-1.detection'
  | 'PRB-2.detection'
  | 'PRB-3.detection'
  | 'PRB-4.detection'
  | 'PRB-4.point-in-time-restore'
  | 'PRB-5.detection'
  | 'PRB-6.detection'
  | 'CLU-2.several-regions'
  | 'OBS-1.traces'
  | 'OBS-1.detailed-metrics'
  | 'DWN-2.no-interruption'
  | 'DWN-2.maintenance-page'
  | 'WHN-1.freezes-kept'
  | 'NTF-1.users-told'
  | 'NTF-2.third-parties-told'
  | 'DEP-1.order'
  | 'DEP-2.in-templates'
  | 'RBK-1.rolls-back'
  | 'BAK-1.absent'
  | 'MON-1.absent'
  | 'OBS-1.absent'
  | 'SEC-1.declared-traffic-only'
  | 'SEC-1.admits-declared-only'
  | 'SEC-1.web-firewall'
  | 'SEC-2.vpn'
  | 'SEC-3.private-paths'
  | 'SEC-4.at-rest'
  | 'SEC-4.in-transit'
  | 'LCH-2.select-group-only'
  | 'FRM-1.controls'
  | 'FRM-1.residency';

/* The identifiers are literals, and exactly these, so that a table of checks can be complete. */
export const everyCheckIsNamed: Record<NamedChecks, true> = {} as Record<CheckId, true>;
export const noCheckIsUnnamed: Record<CheckId, true> = {} as Record<NamedChecks, true>;

// @ts-expect-error no row names this check
export const unknownCheck: CheckId = 'STG-1.unheard-of';

// @ts-expect-error no such row
export const unknownRow: RequirementId = 'STG-9';
