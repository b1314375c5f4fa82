import { RowState } from '../ledger';
import type { ResourceModel } from '../resource-model/resource-model';
import type { Standing } from '../row-state';
import type { ValidatedTemplates, ValidationError } from './template-validation';

/**
 * What the CDK's validation shows of an environment. It is met only if it looked at every template of the environment and
 * found no error there; what others have in the same stacks does not count.
 *
 * @param validated nothing if it is not known what it said
 */
export function standingOfValidation(
  validated: ValidatedTemplates | undefined,
  model: ResourceModel,
): Standing {
  if (validated === undefined) {
    return { state: RowState.UNDECIDABLE, reason: 'it did not run, or nobody told what it said' };
  }
  const errors = validated.errors.filter((error) => isOf(error, model));
  const faults = errors.filter(({ acknowledged }) => acknowledged === undefined);
  if (faults.length > 0) return { state: RowState.NOT_MET, reason: said(faults) };
  const unknown = [
    ...model.stacks
      .filter(({ constructPath }) => constructPath === undefined || !validated.stacks.includes(constructPath))
      .map(({ name }) => `it did not look at the template of ${name}`),
    ...model.unseen.map(({ what }) => what),
  ];
  if (unknown.length > 0) return { state: RowState.UNDECIDABLE, reason: unknown.join('; ') };
  if (errors.length > 0) {
    const reasons = [...new Set(errors.flatMap(({ acknowledged = [] }) => acknowledged))];
    return {
      state: RowState.WAIVED,
      reason: `acknowledged, since ${reasons.map(({ reason }) => reason).join('; ')}: ${said(errors)}`,
    };
  }
  const { length } = model.stacks;
  return length === 0
    ? { state: RowState.NOT_REQUIRED, reason: 'there is no template' }
    : { state: RowState.MET, reason: `no error in ${length} template${length === 1 ? '' : 's'}` };
}

/** What is found of a template as a whole is found of all environments that stand in it. */
function isOf({ stack, logicalId }: ValidationError, { stacks, resources }: ResourceModel): boolean {
  return logicalId === undefined
    ? stacks.some(({ constructPath }) => constructPath === stack)
    : resources.some((one) => one.logicalId === logicalId && one.stack.constructPath === stack);
}

function said([first, ...others]: readonly ValidationError[]): string {
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return `${first.logicalId ?? first.stack}: ${first.description} (${first.rule})${more}`;
}
