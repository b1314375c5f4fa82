import { unknownIn } from '../../internal/unknown-value';
import type { ModelStack, ResourceModel } from '../model/resource-model';

/** The text of a value, for questions about it; the value itself, if only the deployment knows its text. */
export function contentOf(value: unknown, stack: ModelStack, model: ResourceModel): unknown {
  const unknown = unknownIn(value);
  return unknown === undefined ? model.text(value, stack) : (unknown.text() ?? value);
}
