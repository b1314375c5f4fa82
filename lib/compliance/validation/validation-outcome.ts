import { OutcomeState } from '../outcome';
import type { ResourceModel } from '../model/resource-model';
import type { RequirementOutcome } from '../ledger/requirement-outcome';
import type { ValidatedTemplates, ValidationError } from './template-validation';

/**
 * What the CDK's validation shows of an environment. It is met only if it looked at every template of the environment and
 * found no error there; what others have in the same stacks does not count.
 *
 * @param validated nothing if it is not known what it said
 */
export function validationOutcome(
  validated: ValidatedTemplates | undefined,
  model: ResourceModel,
): RequirementOutcome {
  if (validated === undefined) {
    return { state: OutcomeState.UNKNOWN, reason: 'it did not run, or nobody told what it said' };
  }
  const errors = validated.errors.filter((error) => isOf(error, model));
  const faults = errors.filter(({ acknowledged }) => acknowledged === undefined);
  if (faults.length > 0) return { state: OutcomeState.NOT_MET, reason: prefix(faults) };
  const unknown = [
    ...model.stacks
      .filter(({ constructPath }) => constructPath === undefined || !validated.stacks.includes(constructPath))
      .map(({ name }) => `it did not look at the template of ${name}`),
    ...model.templateGaps.map(({ description }) => description),
  ];
  if (unknown.length > 0) return { state: OutcomeState.UNKNOWN, reason: unknown.join('; ') };
  if (errors.length > 0) {
    const reasons = [...new Set(errors.flatMap(({ acknowledged = [] }) => acknowledged))];
    return {
      state: OutcomeState.WAIVED,
      reason: `acknowledged, since ${reasons.map(({ reason }) => reason).join('; ')}: ${prefix(errors)}`,
    };
  }
  const { length } = model.stacks;
  return length === 0
    ? { state: OutcomeState.NOT_REQUIRED, reason: 'there is no template' }
    : { state: OutcomeState.MET, reason: `no error in ${length} template${length === 1 ? '' : 's'}` };
}

/** What is found of a template as a whole is found of all environments that stand in it. */
function isOf({ stack, logicalId }: ValidationError, { stacks, resources }: ResourceModel): boolean {
  return logicalId === undefined
    ? stacks.some(({ constructPath }) => constructPath === stack)
    : resources.some((one) => one.logicalId === logicalId && one.stack.constructPath === stack);
}

function prefix([first, ...others]: readonly ValidationError[]): string {
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return `${first.logicalId ?? first.stack}: ${first.description} (${first.rule})${more}`;
}
