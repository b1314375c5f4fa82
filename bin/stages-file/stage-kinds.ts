import { StageKind } from '../../lib';
import { nearest } from '../../lib/private/nearest';
import type { PartnerDescription } from './schema';

/** The kinds of stage that this version builds. */
export const BUILT_KINDS = [StageKind.DEVELOPMENT, StageKind.STAGING] as const;

export type BuiltKind = (typeof BUILT_KINDS)[number];

const BUILDS = `this version builds ${BUILT_KINDS.join(' and ')}`;

/** The kind that an environment's own `stage`, or else its key, names; none if this version builds no such kind. */
export function builtKind(key: string, stage: string | undefined): BuiltKind | undefined {
  return BUILT_KINDS.find((kind: string) => kind === (stage ?? key));
}

/** Who controls a staging environment beside its owner: exactly one of the two ways. */
export type StatedPartner =
  | { readonly ownAccount: NonNullable<PartnerDescription['ownAccount']> }
  | { readonly role: NonNullable<PartnerDescription['role']> };

/** What an environment is built as: its kind, with who controls it where the kind asks for that. */
export type Standing =
  | { readonly kind: StageKind.DEVELOPMENT }
  | { readonly kind: StageKind.STAGING; readonly partner: StatedPartner };

/** How an environment stands; none if it has a partner too many or too few. */
export function standingOf(kind: BuiltKind, partner: PartnerDescription | undefined): Standing | undefined {
  if (kind === StageKind.DEVELOPMENT) return partner === undefined ? { kind } : undefined;
  const { ownAccount, role } = partner ?? {};
  if (ownAccount !== undefined) return { kind, partner: { ownAccount } };
  return role && { kind, partner: { role } };
}

/** What to say of a kind that cannot be built. */
export function refusedKind(kind: unknown): string {
  const known: readonly string[] = Object.values(StageKind);
  if (typeof kind === 'string' && known.includes(kind)) {
    return `${BUILDS}, and the next adds ${kind}; choose one of the two until then`;
  }
  const candidate = typeof kind === 'string' ? nearest(kind, known) : undefined;
  return `${BUILDS}; ${candidate === undefined ? 'choose one of the two' : `did you mean '${candidate}'?`}`;
}
