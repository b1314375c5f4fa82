import type { CheckFinding } from '../findings';
import type { Path } from '../model/exploration';
import type { ModelResource } from '../model/resource-model';
import { type AssumedValue, OutcomeState } from '../outcome';

/**
 * The findings of all paths of an evaluation. What each path finds is certain; what some find is unknown.
 *
 * @param isAlways whether these are all paths; on others, there is nothing to evaluate
 */
export function mergedFindings(
  paths: readonly Path<readonly CheckFinding[]>[],
  isAlways: boolean,
): readonly CheckFinding[] {
  if (paths.length === 0) return [];
  if (isAlways && paths.length === 1) return paths[0].result;
  const certain = isAlways ? certainFindings(paths) : [];
  const keys = new Set(certain.map(keyOf));
  const others = [...paths]
    .sort((one, other) => one.assumptions.length - other.assumptions.length)
    .flatMap(({ result, assumptions }) =>
      result.filter((one) => !keys.has(keyOf(one))).map((one) => assuming(one, assumptions)),
    );
  return [...certain, ...uniqueFindings(others)];
}

/** What each path finds; if each finds another fault, there is one in any case: the first, with what it assumes. */
function certainFindings(paths: readonly Path<readonly CheckFinding[]>[]): readonly CheckFinding[] {
  const [first, ...others] = paths;
  const keysOfOthers = others.map(({ result }) => new Set(result.map(keyOf)));
  const inAll = first.result.filter((finding) => keysOfOthers.every((keys) => keys.has(keyOf(finding))));
  const isFaulty = paths.every(({ result }) => result.some(isFault));
  if (!isFaulty || inAll.some(isFault)) return inAll;
  const { assumptions } = first;
  return [...first.result.filter(isFault).map((fault) => ({ ...fault, assumptions })), ...inAll];
}

/** A finding as it is under assumptions: unknown. */
export function assuming(finding: CheckFinding, assumptions: readonly AssumedValue[]): CheckFinding {
  return {
    ...finding,
    state: OutcomeState.UNKNOWN,
    ...(assumptions.length > 0 && { assumptions: [...(finding.assumptions ?? []), ...assumptions] }),
  };
}

/** Each finding under the first of the assumptions that lead to it. */
export function uniqueFindings(findings: readonly CheckFinding[]): CheckFinding[] {
  const first = new Map<string, CheckFinding>();
  for (const finding of findings) {
    const key = keyOf({ ...finding, state: OutcomeState.UNKNOWN });
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}

function isFault({ state }: CheckFinding): boolean {
  return state === OutcomeState.NOT_MET;
}

export function keyOf({ definition, state, parameters, resource }: CheckFinding): string {
  return JSON.stringify([definition.id, state, parameters, resource && resourceKey(resource)]);
}

export function resourceKey({ stack, logicalId }: ModelResource): string {
  return `${stack.name}/${logicalId}`;
}
