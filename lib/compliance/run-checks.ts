import type { Outcome } from './outcome';
import type { CheckContext } from './checks/check';
import { CHECKS, type CheckResult, runCheck } from './checks/checks';
import { CONTROL_CHECKS } from './frameworks/control-checks';
import type { CustomCheck } from './custom-check';
import type { ResourceModel } from './model/resource-model';

const BUILT_IN = { ...CHECKS, ...CONTROL_CHECKS };

/** Runs checks of requirements, of controls and of the application, each once, even if another check reads its result. */
export function runChecks(
  ids: readonly string[],
  model: ResourceModel,
  context: CheckContext,
  customChecks: readonly CustomCheck[] = [],
): readonly CheckResult[] {
  const checks = { ...BUILT_IN, ...Object.fromEntries(customChecks.map((check) => [check.id, check])) };
  const results = new Map<string, CheckResult>();
  const run = (id: string): CheckResult => {
    const result = results.get(id) ?? runCheck(id, model, { ...context, resultOf }, checks);
    results.set(id, result);
    return result;
  };
  const resultOf = (id: string): Outcome => run(id);
  return [...new Set(ids)].map(run);
}
