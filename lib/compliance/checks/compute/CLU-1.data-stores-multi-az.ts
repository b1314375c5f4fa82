import type { Applicable } from '../../../aws/facts';
import { outcomeOfAnswers } from '../../analysis/type-facts';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

const FINDINGS = findings('CLU-1', Severity.HIGH, {
  singleAz: {
    message: '{resource} is in one Availability Zone.',
    remediation: 'Enable Multi-AZ for the database, or add a second instance to its cluster.',
  },
  multiAzUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} has a standby in another Availability Zone is known only at deployment.',
    remediation: 'Set MultiAZ to a literal value.',
  },
});

export const clu1DataStoresMultiAz = defineCheck({
  id: 'CLU-1.data-stores-multi-az',
  title: 'Each data store has a standby in another Availability Zone',
  remediation: 'Enable Multi-AZ for the database, or add a second instance to its cluster.',
  findings: FINDINGS,
  asks: { every: ['data'] },
  evaluate(model) {
    return outcomeOfAnswers<Applicable>(
      'multiAz',
      findingOf,
      {
        none: 'The environment has no data store in an Availability Zone.',
        met: (count) =>
          `Each data store has a standby in a second Availability Zone, which is two zones and not three (data stores: ${count}).`,
      },
      model,
    );
  },
});

function findingOf(store: ModelResource, answer: Exclude<Applicable, 'not applicable'>): CheckFinding[] {
  switch (answer) {
    case 'yes':
      return [];
    case 'no':
      return [FINDINGS.singleAz(store)];
    case 'unknown':
      return [FINDINGS.multiAzUnknown(store)];
  }
}
