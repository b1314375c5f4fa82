import { z } from 'zod';
import type { StageEnvironmentErrorProps } from '../errors';

/** Why a codec refuses a value. The reader puts the place and the value before it, and the label after it. */
export type Refusal = Pick<StageEnvironmentErrorProps, 'id' | 'limit' | 'remediation' | 'requirement'>;

/** What names a refusal whatever its words are. */
export type RefusalLabel = Pick<Refusal, 'id' | 'requirement'>;

/** The words of a refusal. */
export function refusalText({ limit, remediation }: Pick<Refusal, 'limit' | 'remediation'>): string {
  return `${limit}; ${remediation}`;
}

/** The parameters of a refinement that refuses a value. */
export function refused(refusal: Refusal) {
  return { error: refusalText(refusal), params: { label: labelOf(refusal) } };
}

/** The same, as an issue of zod. */
export function refusedIssue(refusal: Refusal, path: readonly PropertyKey[], value: unknown) {
  return {
    code: 'custom' as const,
    path: [...path],
    message: refusalText(refusal),
    params: { label: labelOf(refusal), value },
    continue: false,
  };
}

const LABELS = z.registry<{ readonly label: RefusalLabel }>();

/** Labels whatever a schema itself refuses, such as a wrong type. The labels of refinements are their own. */
export function labelled<T extends z.ZodType>(schema: T, refusal: RefusalLabel): T {
  LABELS.add(schema, { label: labelOf(refusal) });
  return schema;
}

/** The label of what a schema itself refuses. */
export function schemaLabel(schema: z.ZodType): RefusalLabel | undefined {
  return LABELS.get(schema)?.label;
}

/** The label of what a refinement refuses. */
export function issueLabel(issue: z.core.$ZodIssue): RefusalLabel | undefined {
  return issue.code === 'custom' ? (issue.params?.label as RefusalLabel | undefined) : undefined;
}

function labelOf({ id, requirement }: RefusalLabel): RefusalLabel {
  return { id, requirement };
}
