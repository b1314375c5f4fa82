import type { ModelResource } from './model/resource-model';
import type { ResourceName } from './outcome';

/** A resource as ledgers and reports name it. */
export function nameOf(resource: ModelResource): ResourceName {
  const { type, logicalId, stack, constructPath, source } = resource;
  return {
    type,
    logicalId,
    stack: stack.name,
    ...(constructPath === undefined ? {} : { constructPath }),
    ...(source === undefined ? {} : { source: `${source.file}:${source.line}:${source.column}` }),
  };
}

/** A resource as findings name it: with the file in which it stands. */
export function locatedNameOf(resource: ModelResource): ResourceName {
  const { templateFile } = resource.stack;
  return { ...nameOf(resource), ...(templateFile === undefined ? {} : { templateFile }) };
}

/** The construct path of a resource; without one, its stack and logical id. */
export function pathOf({ constructPath, stack, logicalId }: ResourceName): string {
  return constructPath ?? `${stack}/${logicalId}`;
}
