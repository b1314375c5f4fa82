import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import {
  CloudAssembly,
  type CloudFormationStackArtifact,
  UNKNOWN_ACCOUNT,
  UNKNOWN_REGION,
} from 'aws-cdk-lib/cx-api';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import { fileAccess } from '../../internal/file-access';
import { type LocalTemplates, localTemplateOf, NESTED_STACK } from './local-templates';
import type { TemplateFiles } from './template-files';
import type { GivenParameters } from './template-parameters';
import { list, object, scalar } from '../../internal/json';
import { manifestFault } from './manifest';
import { nestedIn } from './nested-stacks';
import type { ModelResource, SourceLine } from './resource-model';
import { CREATION_STACK, outermostAssembly, sourceLineIn } from './source-lines';
import { readTemplate, type Template, type TemplateSource } from './template';

// Metadata of every construct that is in a template.
const LOGICAL_ID = 'aws:cdk:logicalId';
const TEMPLATE_FILE = 'aws:cdk:templateFile';

/**
 * The templates of a synthesized application (`cdk.out`), with those of nested assemblies, each followed by those of its
 * nested stacks.
 *
 * @throws StageEnvironmentError if the folder has no cloud assembly, or a damaged one
 */
export function templatesOfAssembly(directory: string, reading: AssemblyReading = {}): readonly Template[] {
  return stacksOf(directory).flatMap((artifact) =>
    nestedIn(artifact.templateFullPath, templatesOfStack(artifact, reading)),
  );
}

/** How the templates of an assembly are read. */
export interface AssemblyReading {
  /** @default - parameters are known only at deployment */
  readonly parameters?: GivenParameters;
  /** @default - nested templates that are not in the assembly are gaps */
  readonly replacements?: { readonly local: LocalTemplates; readonly files: TemplateFiles };
}

function stacksOf(directory: string): readonly CloudFormationStackArtifact[] {
  const wrong = (fault: Pick<StageEnvironmentErrorProps, 'id' | 'limit'>) =>
    new StageEnvironmentError({
      ...fault,
      what: 'folder of a synthesized application',
      value: directory,
      remediation: "give the folder that 'cdk synth' writes, usually 'cdk.out'",
    });
  try {
    const fault = manifestFault(directory);
    if (fault === undefined) return new CloudAssembly(directory).stacksRecursively;
    throw wrong({ id: 'assembly.manifest', limit: fault });
  } catch (error) {
    if (error instanceof StageEnvironmentError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw wrong({ id: 'assembly.unreadable', limit: `it cannot be read: ${reason}` });
  }
}

/** The text and the value of a JSON file of an assembly. */
function jsonOf(path: string): { readonly text: string; readonly value: unknown } {
  const remediation = "synthesize the application again with 'cdk synth'";
  return fileAccess({ what: 'file of a synthesized application', path, action: 'read', remediation }, () => {
    const text = readFileSync(path, 'utf8');
    return { text, value: JSON.parse(text) as unknown };
  });
}

function templatesOfStack(
  artifact: CloudFormationStackArtifact,
  { parameters, replacements }: AssemblyReading,
): Iterable<Template> {
  const { account, region } = artifact.environment;
  const directory = dirname(artifact.templateFullPath);
  const facts = factsOf(artifact);
  return read(artifact.templateFile, {
    name: artifact.stackName,
    account: account === UNKNOWN_ACCOUNT ? undefined : account,
    region: region === UNKNOWN_REGION ? undefined : region,
    ...(Object.keys(artifact.tags).length > 0 && { tags: artifact.tags }),
  });

  function* read(
    file: string,
    known: Pick<TemplateSource, 'name' | 'account' | 'region' | 'parent' | 'tags'>,
  ): Iterable<Template> {
    const { text, value } = jsonOf(join(directory, file));
    const template = readTemplate({
      ...known,
      parameters,
      body: value,
      bytes: Buffer.byteLength(text),
      templateFile: relative(outermostAssembly(directory), join(directory, file)).replaceAll(sep, '/'),
      prepare: (logicalId, resource) =>
        replacements?.local.nested(logicalId, resource, known.name) ?? resource,
      ...facts.get(file),
    });
    yield template;
    for (const parent of template.resources.values()) {
      if (parent.type !== NESTED_STACK) continue;
      const { account, region } = known;
      const nested = { account, region, name: parent.logicalId };
      const mapped = localTemplateOf(parent);
      const nestedFile = mapped === undefined ? nestedTemplate(parent, artifact) : undefined;
      if (mapped !== undefined && replacements !== undefined) {
        yield* replacements.files.nestedTemplates(mapped, nested, parent, outermostAssembly(directory));
      }
      if (nestedFile !== undefined) yield* read(nestedFile, { ...nested, parent });
    }
  }
}

/** The file of a nested template, whose asset hash is in the TemplateURL of its parent. */
function nestedTemplate(parent: ModelResource, artifact: CloudFormationStackArtifact): string | undefined {
  const hash = String(/([0-9a-f]{64})\.json/.exec(JSON.stringify(parent.properties.TemplateURL))?.[1]);
  const directory = dirname(artifact.templateFullPath);
  return artifact.dependencies
    .flatMap((dependency) => list(object(dependency.manifest.properties).file))
    .map((manifest) => object(jsonOf(join(directory, String(manifest))).value))
    .map(({ files }) => scalar(object(object(object(files)[hash]).source).path))
    .find((path) => path !== undefined);
}

/** The construct path of a stack, and by logical id the construct paths and the code of its resources. */
interface StackFacts {
  readonly constructPath: string;
  readonly constructPaths: Map<string, string>;
  readonly sources: Map<string, SourceLine>;
}

/** By template file. The metadata of a stack has the template files of its nested stacks, and all logical ids. */
function factsOf({
  templateFile,
  templateFullPath,
  hierarchicalId,
  metadata,
}: CloudFormationStackArtifact): ReadonlyMap<string, StackFacts> {
  const constructs = Object.entries(metadata).map(([path, entries]) => ({
    path: path.replace(/^\//, ''),
    prefix: (wanted: string) => entries.find(({ type }) => type === wanted)?.data,
  }));
  const paths = new Map([[basename(templateFile), hierarchicalId]]);
  for (const { path, prefix } of constructs) {
    const file = scalar(prefix(TEMPLATE_FILE));
    if (file !== undefined) paths.set(file, path);
  }
  const facts = new Map(
    [...paths].map(([file, constructPath]): [string, StackFacts] => [
      file,
      { constructPath, constructPaths: new Map(), sources: new Map() },
    ]),
  );
  const innermostFirst = [...facts.values()].sort(
    (one, other) => other.constructPath.length - one.constructPath.length,
  );
  const project = dirname(outermostAssembly(dirname(templateFullPath)));
  for (const { path, prefix } of constructs) {
    const logicalId = scalar(prefix(LOGICAL_ID));
    const stack = innermostFirst.find(({ constructPath }) => path.startsWith(`${constructPath}/`));
    if (logicalId === undefined) continue;
    stack?.constructPaths.set(logicalId, path);
    const source = sourceLineIn(prefix(CREATION_STACK), project);
    if (source !== undefined) stack?.sources.set(logicalId, source);
  }
  return facts;
}
