import type { Outcome } from './outcome';
import { type CheckContext } from './checks/check';
import { CHECKS, type CheckResult, runCheck } from './checks/checks';
import { CONTROL_CHECKS } from './frameworks/control-checks';
import type { ResourceModel } from './model/resource-model';

const ALL_CHECKS = { ...CHECKS, ...CONTROL_CHECKS };

/** Runs checks of requirements and of controls, each once, however often it is named or another check asks for it. */
export function runChecks(
  ids: readonly string[],
  model: ResourceModel,
  context: CheckContext,
): readonly CheckResult[] {
  const results = new Map<string, CheckResult>();
  const run = (id: string): CheckResult => {
    const result = results.get(id) ?? runCheck(id, model, { ...context, resultOf }, ALL_CHECKS);
    results.set(id, result);
    return result;
  };
  const resultOf = (id: string): Outcome => run(id);
  return [...new Set(ids)].map(run);
}
