import * as fs from 'node:fs';
import * as path from 'node:path';
import { Failure } from './failure';

/** A stack as it was synthesized. */
export interface SynthesizedStack {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly template: Template;
  /** The files of its assets, by the key that each is stored under; the templates of nested stacks are among them. */
  readonly assets: { readonly [objectKey: string]: string };
}

/** An environment: a stage with its stacks, in the order of the assembly. */
export interface SynthesizedEnvironment {
  readonly id: string;
  readonly stacks: readonly SynthesizedStack[];
}

/** The parts of a CloudFormation template that the read-back needs. */
export interface Template {
  readonly Resources: { readonly [logicalId: string]: TemplateResource };
  readonly Parameters?: { readonly [name: string]: { readonly Type: string; readonly Default?: unknown } };
  readonly Mappings?: { readonly [name: string]: unknown };
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
  readonly Metadata?: { readonly [name: string]: unknown };
}

interface Manifest {
  readonly artifacts?: Artifacts;
}

interface Artifacts {
  readonly [id: string]: Artifact;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: {
    readonly directoryName?: string;
    readonly displayName?: string;
    readonly stackName?: string;
    readonly templateFile?: string;
    readonly file?: string;
  };
}

interface AssetManifest {
  readonly files?: { readonly [id: string]: FileAsset };
}

interface FileAsset {
  readonly source: { readonly path?: string };
  readonly destinations: { readonly [id: string]: { readonly objectKey: string } };
}

/** Where a stack stands that leaves its account or region open. */
export const OPEN_PLACE = { account: '123456789012', region: 'us-east-1' } as const;

/**
 * The environments of a synthesized application.
 *
 * @param folder the assembly, such as `cdk.out`
 * @throws Failure if it holds none
 */
export function readEnvironments(folder: string): SynthesizedEnvironment[] {
  const environments = Object.entries(readManifest(folder))
    .filter(([, artifact]) => artifact.type === 'cdk:cloud-assembly')
    .map(([id, artifact]) => ({
      id: artifact.properties?.displayName ?? id,
      stacks: readStacks(path.join(folder, artifact.properties?.directoryName ?? id)),
    }));
  if (environments.length === 0) {
    throw new Failure(`${folder} holds no environment; an environment is a stage of the application.`);
  }
  return environments;
}

function readStacks(folder: string): SynthesizedStack[] {
  const artifacts = readManifest(folder);
  const assetManifests = new Map(
    Object.entries(artifacts).map(([id, artifact]) => [id, artifact.properties?.file]),
  );
  return Object.entries(artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, artifact]) => {
      const [, account = '', region = ''] =
        /^aws:\/\/([^/]+)\/([^/]+)$/.exec(artifact.environment ?? '') ?? [];
      return {
        name: artifact.properties?.stackName ?? id,
        account: account === 'unknown-account' ? OPEN_PLACE.account : account,
        region: region === 'unknown-region' ? OPEN_PLACE.region : region,
        template: readTemplate(path.join(folder, artifact.properties?.templateFile ?? `${id}.template.json`)),
        assets: readAssets(folder, assetManifests.get(`${id}.assets`)),
      };
    });
}

function readAssets(folder: string, file: string | undefined): { [objectKey: string]: string } {
  if (file === undefined) return {};
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as AssetManifest;
  return Object.fromEntries(
    Object.values(manifest.files ?? {}).flatMap(({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }) => [objectKey, path.join(folder, source.path ?? '')]),
    ),
  );
}

/**
 * The template of a nested stack, which a template names by the URL that it is stored under.
 *
 * @throws Failure if no asset of the stack is stored there
 */
export function readNestedTemplate(stack: SynthesizedStack, url: string): Template {
  const file = Object.entries(stack.assets).find(([objectKey]) => url.endsWith(`/${objectKey}`))?.[1];
  if (file === undefined)
    throw new Failure(`${stack.name} has a nested stack whose template is not there: ${url}`);
  return readTemplate(file);
}

/** Reads a template file. */
export function readTemplate(file: string): Template {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Template;
}

function readManifest(folder: string): Artifacts {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  return manifest.artifacts ?? {};
}
