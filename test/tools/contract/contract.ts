import {
  type AssemblyStack,
  constructPath,
  readAssembly,
  resourcesOf,
  type TemplateResource,
} from '../compare-templates/read-assembly';
import { replacingProperties } from './replacement';
import { isStateful } from './stateful-types';

/** A resource that a later version must keep. */
export interface ContractResource {
  readonly type: string;
  /** Its construct path, for messages. */
  readonly path: string;
  /** Properties for which CloudFormation replaces it when they change, its physical name among them. */
  readonly fixed: { readonly [property: string]: unknown };
}

/** A stack that a later version must keep. */
export interface ContractStack {
  /** Account and Region, as `aws://111122223333/eu-west-1`; none for a nested stack, which is deployed with its parent. */
  readonly environment?: string;
  /** The stateful resources by their logical ids. */
  readonly resources: { readonly [logicalId: string]: ContractResource };
}

/** What a version promises to keep: its stacks by name; a nested stack by its parent's name and its logical id there. */
export interface Contract {
  readonly [stack: string]: ContractStack;
}

/** The contract that the templates of a cloud assembly make. */
export function contractOf(folder: string): Contract {
  return Object.fromEntries(readAssembly(folder).map((stack) => [stackName(stack), contractStack(stack)]));
}

function stackName({ artifact, parent, logicalId }: AssemblyStack): string {
  if (artifact !== undefined) return artifact.stackName;
  return parent === undefined ? '' : `${stackName(parent.stack)}/${logicalId ?? ''}`;
}

function contractStack({ artifact, template }: AssemblyStack): ContractStack {
  const stateful = [...resourcesOf(template)].filter(([, { Type }]) => isStateful(Type));
  const resources = stateful.map(([logicalId, resource]): [string, ContractResource] => [
    logicalId,
    { type: resource.Type, path: constructPath(resource) ?? logicalId, fixed: fixedProperties(resource) },
  ]);
  return {
    ...(artifact !== undefined && { environment: artifact.environment.name }),
    resources: Object.fromEntries(resources),
  };
}

function fixedProperties({
  Type: type,
  Properties: before = {},
}: TemplateResource): ContractResource['fixed'] {
  const names = Object.keys(before);
  const without = (left: string) =>
    Object.fromEntries(Object.entries(before).filter(([name]) => name !== left));
  const replacing = replacingProperties(names.map((name) => ({ type, before, after: without(name) })));
  return Object.fromEntries(
    names.filter((name, index) => replacing[index].includes(name)).map((name) => [name, before[name]]),
  );
}
