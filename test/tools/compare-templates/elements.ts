import type { AssemblyStack } from './read-assembly';
import { constructPath, resourcesOf } from './read-assembly';

export enum ElementKind {
  STACK = 'Stack',
  RESOURCE = 'Resource',
  PARAMETER = 'Parameter',
  OUTPUT = 'Output',
  CONDITION = 'Condition',
  MAPPING = 'Mapping',
  RULE = 'Rule',
}

/** What a template declares under a logical id, or a stack as a whole. */
export interface Element {
  readonly kind: ElementKind;
  readonly stack: AssemblyStack;
  /** None for a stack. */
  readonly logicalId: string;
  readonly path: string;
  readonly body: unknown;
}

/** What is compared in a template of its own and in a nested one, where parameters and outputs only carry references. */
const SECTIONS = {
  Conditions: ElementKind.CONDITION,
  Mappings: ElementKind.MAPPING,
  Rules: ElementKind.RULE,
} as const;
const ROOT_SECTIONS = {
  ...SECTIONS,
  Parameters: ElementKind.PARAMETER,
  Outputs: ElementKind.OUTPUT,
} as const;

/** Everything that a stack's template declares, and the stack itself unless it is nested. */
export function elementsOf(stack: AssemblyStack): Element[] {
  const resources = [...resourcesOf(stack.template)].map(([logicalId, body]) => ({
    kind: ElementKind.RESOURCE,
    stack,
    logicalId,
    path: constructPath(body) ?? stack.elementPaths.get(logicalId) ?? `${stack.path}/${logicalId}`,
    body,
  }));
  const sections: Readonly<Record<string, ElementKind>> =
    stack.parent === undefined ? ROOT_SECTIONS : SECTIONS;
  const others = Object.entries(sections).flatMap(([section, kind]) =>
    Object.entries(stack.template[section as keyof typeof ROOT_SECTIONS] ?? {}).map(([logicalId, body]) => ({
      kind,
      stack,
      logicalId,
      path: stack.elementPaths.get(logicalId) ?? `${stack.path}/${logicalId}`,
      body,
    })),
  );
  return [...stackElement(stack), ...resources, ...others];
}

function stackElement(stack: AssemblyStack): Element[] {
  const { artifact } = stack;
  if (artifact === undefined) return [];
  const { stackName, environment, terminationProtection = false, tags } = artifact;
  const ownSections = ['Resources', ...Object.keys(ROOT_SECTIONS)];
  const attributes = Object.entries(stack.template).filter(([section]) => !ownSections.includes(section));
  const body = {
    ...Object.fromEntries(attributes),
    stackName,
    environment: environment.name,
    terminationProtection,
    tags,
  };
  return [{ kind: ElementKind.STACK, stack, logicalId: '', path: stack.path, body }];
}
