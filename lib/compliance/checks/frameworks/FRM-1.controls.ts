import type { Outcome } from '../../outcome';
import { CONTROL_CHECKS } from '../../frameworks/control-checks';
import { together } from '../../analysis/combined-outcomes';
import { declaredTables } from '../../frameworks/declared-tables';
import { type Check, type CheckContext, notApplicable } from '../check';
import type { ResourceModel } from '../../model/resource-model';

export const frm1Controls: Check = {
  title: 'what the declared frameworks ask of resources holds, beyond the requirements and the cdk-nag packs',
  remediation: 'look up in the account of the framework which control fails, and mend what its check names',
  examine(model, context) {
    const tables = declaredTables(context.declarations.frameworks ?? []);
    if (tables.length === 0) return notApplicable('no framework is declared');
    const asked = new Set<string>(
      tables.flatMap(({ controls }) => controls.flatMap(({ proof }) => proof.checks ?? [])),
    );
    const verdicts = Object.entries(CONTROL_CHECKS)
      .filter(([id]) => asked.has(id))
      .map(([id, check]) => named(id, verdictOf(id, check, model, context)));
    return together(verdicts, 'nothing of the environment is what the declared frameworks ask of resources');
  },
};

function verdictOf(id: string, check: Check, model: ResourceModel, context: CheckContext): Outcome {
  return context.resultOf?.(id) ?? check.examine(model, context);
}

/** Each reason with the check that gives it. */
function named(id: string, { reason, findings, ...rest }: Outcome): Outcome {
  return {
    ...rest,
    reason: `${id}: ${reason}`,
    findings: findings.map((finding) => ({ ...finding, reason: `${id}: ${finding.reason}` })),
  };
}
