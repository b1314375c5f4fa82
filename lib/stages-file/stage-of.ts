import type { Refusal } from '../internal/codec/refusal';
import { nearest } from '../internal/did-you-mean';
import { StageKind } from '../requirements/stage-kind';

const KINDS = Object.values(StageKind);

/** The stage that an environment's own `stage`, or else its key, names; none if there is no such stage. */
export function stageOf(key: string, stage: string | undefined): StageKind | undefined {
  return KINDS.find((kind: string) => kind === (stage ?? key));
}

/** The limit and the remediation for a stage that does not exist. */
export function refusedKind(kind: unknown): Refusal {
  const candidate = typeof kind === 'string' ? nearest(kind, KINDS) : undefined;
  const remediation = candidate === undefined ? 'choose one of them' : `did you mean '${candidate}'?`;
  return { id: 'stages-file.unknown-stage', limit: `the stages are ${KINDS.join(', ')}`, remediation };
}
