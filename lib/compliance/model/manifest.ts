import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isObject, object } from './json';

/** What is wrong with the manifest of an assembly, or of one nested in it, that the CDK takes as it comes. */
export function manifestFault(directory: string): string | undefined {
  const manifest: unknown = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
  if (!isObject(manifest)) return 'its manifest.json is no object';
  const faults = Object.entries(object(manifest.artifacts)).map(([id, artifact]) => {
    const fault = artifactFault(artifact, directory);
    return fault && `artifact '${id}' of its manifest.json ${fault}`;
  });
  return faults.find((fault) => fault !== undefined);
}

function artifactFault(artifact: unknown, directory: string): string | undefined {
  if (!isObject(artifact)) return 'is no object';
  const { templateFile, directoryName } = object(artifact.properties);
  if (artifact.type === 'aws:cloudformation:stack') {
    return typeof templateFile === 'string' ? undefined : 'names no template';
  }
  if (artifact.type !== 'cdk:cloud-assembly') return undefined;
  if (typeof directoryName !== 'string') return 'names no folder';
  const nested = join(directory, directoryName);
  // The folders of nested assemblies lie deeper each: one that does not may lead back to itself.
  if (/^(?:\.\.|$)/.test(relative(directory, nested))) return 'is an assembly that is not below its folder';
  return manifestFault(nested);
}
