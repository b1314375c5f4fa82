import { StageKind } from '..';
import { nearest } from '../internal/did-you-mean';
import type { PartnerDescription } from './team-access-schema';
import type { LaunchKey } from './launch-schema';
import type { EnvironmentDescription } from './schema';

const KINDS = Object.values(StageKind);

/** The kind that an environment's own `stage`, or else its key, names; none if there is no such kind. */
export function kindOf(key: string, stage: string | undefined): StageKind | undefined {
  return KINDS.find((kind: string) => kind === (stage ?? key));
}

/** Who controls a staging environment beside its owner: exactly one of the two ways. */
export type StatedPartner =
  | { readonly ownAccount: NonNullable<PartnerDescription['ownAccount']> }
  | { readonly role: NonNullable<PartnerDescription['role']> };

type Needed = 'domain' | 'publicAccess' | 'backup' | 'frameworks';

/** What an environment that goes live answers. */
export type StatedAnswers = Pick<EnvironmentDescription, LaunchKey> &
  Required<Pick<EnvironmentDescription, Needed>>;

/** What production answers. */
export type StatedForProduction = StatedAnswers & Required<Pick<EnvironmentDescription, 'objectives'>>;

/** What an environment is built as: its kind, with what only that kind asks for. */
export type RequirementOutcome =
  | { readonly kind: StageKind.DEVELOPMENT }
  | { readonly kind: StageKind.STAGING; readonly partner: StatedPartner }
  | { readonly kind: StageKind.SOFT_LAUNCH; readonly answers: StatedAnswers }
  | { readonly kind: StageKind.PRODUCTION; readonly answers: StatedForProduction };

/** How an environment stands; none if it says too much or too little for its kind. */
export function requirementOutcome(
  kind: StageKind,
  settings: EnvironmentDescription,
): RequirementOutcome | undefined {
  const { partner, domain, publicAccess, backup, frameworks, objectives } = settings;
  if (kind === StageKind.DEVELOPMENT) return { kind };
  if (kind === StageKind.STAGING) {
    const { ownAccount, role } = partner ?? {};
    if (ownAccount !== undefined) return { kind, partner: { ownAccount } };
    return role && { kind, partner: { role } };
  }
  if (!(domain && publicAccess && backup && frameworks)) return undefined;
  const answers = { ...settings, domain, publicAccess, backup, frameworks };
  if (kind === StageKind.SOFT_LAUNCH) return { kind, answers };
  return objectives && { kind, answers: { ...answers, objectives } };
}

/** True if users come, and what they need is asked for. */
export function goesLive(kind: StageKind): kind is StageKind.SOFT_LAUNCH | StageKind.PRODUCTION {
  return kind === StageKind.SOFT_LAUNCH || kind === StageKind.PRODUCTION;
}

/** What to say of a kind that there is none of. */
export function refusedKind(kind: unknown): string {
  const candidate = typeof kind === 'string' ? nearest(kind, KINDS) : undefined;
  const remediation = candidate === undefined ? 'choose one of them' : `did you mean '${candidate}'?`;
  return `there are ${KINDS.join(', ')}; ${remediation}`;
}
