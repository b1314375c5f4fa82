import { OutcomeState, type RequirementOutcome } from '../outcome';
import type { ResourceModel } from '../model/resource-model';
import type { ValidatedTemplates } from './template-validation';
import type { ValidationError } from './validation-error';

/** The errors in the templates of an environment. Other resources in the same stacks are left out. */
export function errorsOfEnvironment(
  { errors }: ValidatedTemplates,
  { stacks, resources }: ResourceModel,
): ValidationError[] {
  return errors.filter(({ stack, logicalId }) =>
    // An error in a template as a whole concerns every environment in it.
    logicalId === undefined
      ? stacks.some(({ constructPath }) => constructPath === stack)
      : resources.some((one) => one.logicalId === logicalId && one.stack.constructPath === stack),
  );
}

/**
 * The outcome of the CDK's validation for an environment: met only if it validated every template of the environment and
 * found no error.
 *
 * @param validated none if the result is not known
 */
export function validationOutcome(
  validated: ValidatedTemplates | undefined,
  model: ResourceModel,
): RequirementOutcome {
  if (validated === undefined) {
    return { state: OutcomeState.UNKNOWN, reason: 'the validation did not run, or its result is not given' };
  }
  const errors = errorsOfEnvironment(validated, model);
  const faults = errors.filter(({ acknowledged }) => acknowledged === undefined);
  if (faults.length > 0) return { state: OutcomeState.NOT_MET, reason: summaryOf(faults) };
  const unknown = [
    ...model.stacks
      .filter(({ constructPath }) => constructPath === undefined || !validated.stacks.includes(constructPath))
      .map(({ name }) => `the template of ${name} was not validated`),
    ...model.templateGaps.map(({ description }) => description),
  ];
  if (unknown.length > 0) return { state: OutcomeState.UNKNOWN, reason: unknown.join('; ') };
  if (errors.length > 0) {
    const reasons = [...new Set(errors.flatMap(({ acknowledged = [] }) => acknowledged))];
    return {
      state: OutcomeState.WAIVED,
      reason: `acknowledged in code (${reasons.map(({ reason }) => reason).join('; ')}): ${summaryOf(errors)}`,
    };
  }
  const { length } = model.stacks;
  return length === 0
    ? { state: OutcomeState.NOT_REQUIRED, reason: 'there is no template' }
    : { state: OutcomeState.MET, reason: `no error in ${length} template${length === 1 ? '' : 's'}` };
}

/** The first error, and how many more there are. */
function summaryOf([first, ...others]: readonly ValidationError[]): string {
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return `${first.logicalId ?? first.stack}: ${first.description} (${first.rule})${more}`;
}
