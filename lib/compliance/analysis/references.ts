import { intrinsic, object } from '../../internal/json';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';

/** The resources that a value refers to, at whatever depth in functions such as `Fn::Select` and `Fn::Join`. */
export function resourcesIn(value: unknown, stack: ModelStack, model: ResourceModel): ModelResource[] {
  const followed = model.follow(value, stack).resource;
  if (followed !== undefined) return [followed];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => resourcesIn(one, stack, model));
  const call = intrinsic(value);
  if (call?.name === 'Fn::Sub') return substituted(call.argument, stack, model);
  return Object.values(object(value)).flatMap((one) => resourcesIn(one, stack, model));
}

function substituted(argument: unknown, stack: ModelStack, model: ResourceModel): ModelResource[] {
  const [text, variables] = Array.isArray(argument) ? (argument as unknown[]) : [argument];
  const named = [...String(text).matchAll(/\$\{[^!${}]+\}/g)].flatMap(
    ([one]) => model.follow({ 'Fn::Sub': one }, stack).resource ?? [],
  );
  return [...named, ...Object.values(object(variables)).flatMap((one) => resourcesIn(one, stack, model))];
}
