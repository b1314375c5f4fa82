import type { Applicable } from '../../../aws/facts';
import { outcomeOfAnswers } from '../../analysis/type-facts';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, firstDeployment } from '../check';

const FINDINGS = findings('CTL', Severity.HIGH, {
  notDeletionProtected: {
    message: '{resource} has no deletion protection.',
    remediation: 'Enable the deletion protection of the resource.',
  },
  deletionProtectionUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} has deletion protection is known only at deployment.',
    remediation: 'Set the deletion protection to a literal value.',
  },
});

export const ctlDeletionProtection = defineCheck({
  id: 'CTL.deletion-protection',
  title: 'Databases, tables, user pools and load balancers have deletion protection',
  remediation: 'Enable the deletion protection of the resource.',
  findings: FINDINGS,
  asks: { every: ['data'] },
  evaluate(model, { declarations }) {
    const outcome = outcomeOfAnswers<Applicable>(
      'deletionProtection',
      findingOf,
      {
        none: 'The environment has no resource with deletion protection.',
        met: (count) =>
          `Databases, tables, user pools and load balancers have deletion protection (resources: ${count}).`,
      },
      model,
    );
    const isFirst = declarations.firstDeployment === true;
    return isFirst && outcome.state === OutcomeState.NOT_MET ? firstDeployment() : outcome;
  },
});

function findingOf(resource: ModelResource, answer: Exclude<Applicable, 'not applicable'>): CheckFinding[] {
  switch (answer) {
    case 'yes':
      return [];
    case 'no':
      return [FINDINGS.notDeletionProtected(resource)];
    case 'unknown':
      return [FINDINGS.deletionProtectionUnknown(resource)];
  }
}
