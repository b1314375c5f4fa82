import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import {
  CloudAssembly,
  type CloudFormationStackArtifact,
  UNKNOWN_ACCOUNT,
  UNKNOWN_REGION,
} from 'aws-cdk-lib/cx-api';
import { StageEnvironmentError } from '../../private/errors';
import { list, object, scalar } from './json';
import { modelOf } from './model-of';
import type { ModelResource, ResourceModel, SourceLine } from './resource-model';
import { CREATION_STACK, outermostAssembly, sourceLineIn } from './source-lines';
import { readTemplate, type Template, type TemplateSource } from './template';

// Metadata that CDK writes of every construct that stands in a template.
const LOGICAL_ID = 'aws:cdk:logicalId';
const TEMPLATE_FILE = 'aws:cdk:templateFile';
const NESTED_STACK = 'AWS::CloudFormation::Stack';

/**
 * The model of a synthesized application: every stack of a `cdk.out`, its nested assemblies and nested stacks included.
 *
 * @throws StageEnvironmentError if the folder holds no cloud assembly
 */
export function modelFromAssembly(directory: string): ResourceModel {
  return modelOf(templatesOfAssembly(directory));
}

/** The templates of a cloud assembly, each followed by those of its nested stacks. */
export function templatesOfAssembly(directory: string): readonly Template[] {
  return open(directory).stacksRecursively.flatMap((artifact) => templatesOfStack(artifact));
}

function open(directory: string): CloudAssembly {
  try {
    return new CloudAssembly(directory);
  } catch (error) {
    throw new StageEnvironmentError({
      what: 'folder of a synthesized application',
      value: directory,
      limit: `it cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      remedy: "give the folder that 'cdk synth' writes, usually 'cdk.out'",
    });
  }
}

function templatesOfStack(artifact: CloudFormationStackArtifact): Template[] {
  const { account, region } = artifact.environment;
  const directory = dirname(artifact.templateFullPath);
  const facts = constructFacts(artifact);
  return read(artifact.templateFile, {
    name: artifact.stackName,
    account: account === UNKNOWN_ACCOUNT ? undefined : account,
    region: region === UNKNOWN_REGION ? undefined : region,
  });

  function read(
    file: string,
    known: Pick<TemplateSource, 'name' | 'account' | 'region' | 'parent'>,
  ): Template[] {
    const text = readFileSync(join(directory, file), 'utf8');
    const template = readTemplate({
      ...known,
      body: JSON.parse(text),
      bytes: Buffer.byteLength(text),
      templateFile: relative(outermostAssembly(directory), join(directory, file)).replaceAll(sep, '/'),
      sources: facts.sources.get(file),
      constructPath: facts.stackPaths.get(file),
      constructPaths: facts.resourcePaths.get(file) ?? new Map<string, string>(),
    });
    const nested = [...template.resources.values()].filter(({ type }) => type === NESTED_STACK);
    return [
      template,
      ...nested.flatMap((parent) => {
        const nestedFile = nestedTemplate(parent, artifact);
        return nestedFile === undefined ? [] : read(nestedFile, { ...known, name: parent.logicalId, parent });
      }),
    ];
  }
}

/** The file of a nested template: its asset is named by the address that the parent takes it from. */
function nestedTemplate(parent: ModelResource, artifact: CloudFormationStackArtifact): string | undefined {
  const hash = /([0-9a-f]{64})\.json/.exec(JSON.stringify(parent.properties.TemplateURL))?.[1];
  if (hash === undefined) return undefined;
  const manifests = artifact.dependencies.flatMap((dependency) =>
    list(object(dependency.manifest.properties).file),
  );
  const directory = dirname(artifact.templateFullPath);
  for (const manifest of manifests) {
    const assets = object(JSON.parse(readFileSync(join(directory, String(manifest)), 'utf8')));
    const path = scalar(object(object(object(assets.files)[hash]).source).path);
    if (path !== undefined) return path;
  }
  return undefined;
}

interface ConstructFacts {
  /** Construct paths of stacks by template file. */
  readonly stackPaths: ReadonlyMap<string, string>;
  /** Construct paths of resources by template file and logical id. */
  readonly resourcePaths: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Lines of code by template file and logical id, as far as the CDK kept them. */
  readonly sources: ReadonlyMap<string, ReadonlyMap<string, SourceLine>>;
}

/** The metadata of a stack names the logical id of each construct, and the template file of each stack among them. */
function constructFacts(artifact: CloudFormationStackArtifact): ConstructFacts {
  const entries = Object.entries(artifact.metadata).map(
    ([path, metadata]) => [path.replace(/^\//, ''), metadata] as const,
  );
  const stackPaths = new Map([[basename(artifact.templateFile), artifact.hierarchicalId]]);
  for (const [path, metadata] of entries) {
    const file = metadata.find(({ type }) => type === TEMPLATE_FILE)?.data;
    if (typeof file === 'string') stackPaths.set(file, path);
  }
  const files = [...stackPaths].sort(([, one], [, other]) => other.length - one.length);
  const resourcePaths = new Map<string, Map<string, string>>();
  const sources = new Map<string, Map<string, SourceLine>>();
  const project = dirname(outermostAssembly(dirname(artifact.templateFullPath)));
  for (const [path, metadata] of entries) {
    const logicalId = metadata.find(({ type }) => type === LOGICAL_ID)?.data;
    const file = files.find(([, stackPath]) => path.startsWith(`${stackPath}/`))?.[0];
    if (typeof logicalId !== 'string' || file === undefined) continue;
    const ofFile = resourcePaths.get(file) ?? new Map<string, string>();
    resourcePaths.set(file, ofFile.set(logicalId, path));
    const source = sourceLineIn(metadata.find(({ type }) => type === CREATION_STACK)?.data, project);
    if (source !== undefined)
      sources.set(file, (sources.get(file) ?? new Map<string, SourceLine>()).set(logicalId, source));
  }
  return { stackPaths, resourcePaths, sources };
}
