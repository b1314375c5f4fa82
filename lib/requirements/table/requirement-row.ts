import type { Cell, Proof, Requirement, Source } from '../requirement';
import { Basis, type Condition, Obligation, SourceDocument } from '../requirement';
import { StageKind } from '../stage-kind';

/**
 * A requirement as it is written down. Stricter than the `Requirement` that is read: every stage has its cell, and a template
 * proof names a check.
 */
export interface RequirementRow extends Requirement {
  readonly sources: readonly [Source, ...Source[]];
  readonly stages: Readonly<Record<StageKind, Cell>>;
  readonly proof: Proof & {
    readonly template?: { readonly checks: readonly [string, ...string[]] };
  };
}

type Details = Pick<Cell, 'minimum' | 'note' | 'templateCondition'>;

/** The four cells of a requirement, in the order in which a product goes through the stages. */
export function stages(
  development: Cell,
  staging: Cell,
  softLaunch: Cell,
  production: Cell,
): Record<StageKind, Cell> {
  return {
    [StageKind.DEVELOPMENT]: development,
    [StageKind.STAGING]: staging,
    [StageKind.SOFT_LAUNCH]: softLaunch,
    [StageKind.PRODUCTION]: production,
  };
}

export function required(basis: Basis, details: Details = {}): Cell {
  return { obligation: Obligation.REQUIRED, basis, ...details };
}

export function conditional(basis: Basis, condition: Condition, details: Details = {}): Cell {
  return { obligation: Obligation.CONDITIONAL, basis, condition, ...details };
}

export function niceToHave(basis: Basis): Cell {
  return { obligation: Obligation.NICE_TO_HAVE, basis };
}

export function notRequired(basis: Basis, details: Pick<Details, 'note'> = {}): Cell {
  return { obligation: Obligation.NOT_REQUIRED, basis, ...details };
}

/** A heading of "Production Rollout Guidelines". */
export function guide(section: string): Source {
  return { document: SourceDocument.GUIDE, section };
}

/** A question or heading of "Planning for production". */
export function plan(section: string): Source {
  return { document: SourceDocument.PLAN, section };
}

/** Words of the project's brief. */
export function brief(words: string): Source {
  return { document: SourceDocument.BRIEF, section: words };
}

/** Why we go further than the documents ask. */
export function ours(reason: string): Source {
  return { document: SourceDocument.OURS, section: reason };
}
