import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudAssembly, type CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
  readonly Metadata?: { readonly [name: string]: unknown };
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
}

type Section = 'Parameters' | 'Outputs' | 'Conditions' | 'Mappings' | 'Rules';

export type StackTemplate = {
  readonly Resources?: { readonly [logicalId: string]: TemplateResource };
} & { readonly [section in Section]?: { readonly [logicalId: string]: unknown } };

/** A stack, or a nested stack, with its template. */
export interface AssemblyStack {
  /** The construct path of the stack, such as `Production/Shop`. */
  readonly path: string;
  readonly template: StackTemplate;
  /** The construct paths of parameters, outputs and the like by logical id. Resources carry theirs themselves. */
  readonly elementPaths: ReadonlyMap<string, string>;
  /** The nested stacks by the logical id of the resource that deploys each. */
  readonly nested: ReadonlyMap<string, AssemblyStack>;
  /** That of the resource that deploys it; none for a stack that is not nested. */
  readonly logicalId?: string;
  /** None for a nested stack. */
  readonly artifact?: CloudFormationStackArtifact;
  /** The stack that deploys this nested stack, and the values that it hands over. */
  readonly parent?: {
    readonly stack: AssemblyStack;
    readonly parameters: { readonly [name: string]: unknown };
  };
}

/** Every stack of a cloud assembly and of the assemblies within it, each before the stacks nested in it. */
export function readAssembly(folder: string): AssemblyStack[] {
  const artifacts = new CloudAssembly(folder, { skipVersionCheck: true }).stacksRecursively;
  return artifacts.flatMap((artifact) => withNested(rootStack(artifact)));
}

const withNested = (stack: AssemblyStack): AssemblyStack[] => [
  stack,
  ...[...stack.nested.values()].flatMap(withNested),
];

function rootStack(artifact: CloudFormationStackArtifact): AssemblyStack {
  const template = artifact.template as StackTemplate;
  const paths = artifact
    .findMetadataByType('aws:cdk:logicalId')
    .map(({ data, path }) => [data as string, path.replace(/^\//, '')] as const);
  const stack = {
    path: artifact.hierarchicalId,
    template,
    elementPaths: new Map(paths),
    artifact,
  };
  return withChildren(stack, artifact.assembly.directory);
}

function withChildren(stack: Omit<AssemblyStack, 'nested'>, folder: string): AssemblyStack {
  const nested = new Map<string, AssemblyStack>();
  const complete = { ...stack, nested };
  for (const [logicalId, resource] of resourcesOf(stack.template)) {
    const asset = resource.Metadata?.['aws:asset:path'];
    if (resource.Type !== 'AWS::CloudFormation::Stack' || typeof asset !== 'string') continue;
    const template = JSON.parse(readFileSync(join(folder, asset), 'utf8')) as StackTemplate;
    const parameters = (resource.Properties?.Parameters ?? {}) as { readonly [name: string]: unknown };
    const path = nestedStackPath(constructPath(resource) ?? `${stack.path}/${logicalId}`);
    const child = {
      path,
      logicalId,
      template,
      elementPaths: new Map<string, string>(),
      parent: { stack: complete, parameters },
    };
    nested.set(logicalId, withChildren(child, folder));
  }
  return complete;
}

export const resourcesOf = ({ Resources }: StackTemplate): ReadonlyMap<string, TemplateResource> =>
  new Map(Object.entries(Resources ?? {}));

export function constructPath({ Metadata }: TemplateResource): string | undefined {
  const path = Metadata?.['aws:cdk:path'];
  return typeof path === 'string' ? path : undefined;
}

/** The CDK deploys the nested stack `Web/Stack` by a resource at `Web/Stack.NestedStack/Stack.NestedStackResource`. */
const nestedStackPath = (resourcePath: string): string =>
  resourcePath.replace(/\.NestedStack\/[^/]+\.NestedStackResource$/, '');
