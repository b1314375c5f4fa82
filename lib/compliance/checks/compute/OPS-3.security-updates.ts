import { factsOf, typesWith } from '../../../aws/types';
import { outcomeOfEach } from '../../analysis/each';
import { ALWAYS, BY_PATCHING, NOT_APPLICABLE } from '../../../aws/facts';
import { isPatched } from '../../analysis/patching';
import { surroundingsIn } from '../../analysis/type-facts';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

const FINDINGS = findings('OPS-3', Severity.MEDIUM, {
  updatesDisabled: {
    message: '{resource} does not install {updates} automatically.',
    remediation: 'Remove {property}, or set it so that updates are installed automatically.',
  },
  updatesUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} installs {updates} automatically is known only at deployment.',
    remediation: 'Set {property} to a literal value.',
  },
  patchingUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'No template shows what patches {resource}.',
    remediation: 'Add a State Manager association with AWS-RunPatchBaseline.',
  },
});

export const ops3SecurityUpdates = defineCheck({
  id: 'OPS-3.security-updates',
  title: 'Databases, platforms and hosts install security updates automatically',
  remediation:
    'Enable automatic minor version upgrades, do not pin the platform version, and patch hosts with Systems Manager.',
  findings: FINDINGS,
  asks: { every: ['updates'] },
  evaluate(model) {
    return outcomeOfEach(model.possible(...typesWith('updates')), (resource) => findingOf(resource, model), {
      none: 'The templates have no resource whose security updates AWS leaves to the environment.',
      met: (count) =>
        `Each resource installs security updates automatically; images are updated with each release (resources: ${count}).`,
    });
  },
});

function findingOf(resource: ModelResource, model: ResourceModel): CheckFinding[] | undefined {
  const updates = factsOf(resource.type)?.updates ?? NOT_APPLICABLE;
  if (updates === ALWAYS || updates === NOT_APPLICABLE) return undefined;
  if (updates === BY_PATCHING) {
    return isPatched(resource, model) ? [] : [FINDINGS.patchingUnknown(resource)];
  }
  const text = { updates: updates.updates, property: updates.property };
  switch (updates.isAutomatic(resource, surroundingsIn(model))) {
    case 'no':
      return [FINDINGS.updatesDisabled(resource, text)];
    case 'unknown':
      return [FINDINGS.updatesUnknown(resource, text)];
    default:
      return [];
  }
}
