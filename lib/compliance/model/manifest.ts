import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isObject, object } from '../../internal/json';

/** A fault in the manifest of an assembly, or of a nested one, that the CDK does not report. */
export function manifestFault(directory: string): string | undefined {
  const manifest: unknown = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
  if (!isObject(manifest)) return 'its manifest.json is not an object';
  const faults = Object.entries(object(manifest.artifacts)).map(([id, artifact]) => {
    const fault = artifactFault(artifact, directory);
    return fault && `artifact '${id}' of its manifest.json ${fault}`;
  });
  return faults.find((fault) => fault !== undefined);
}

function artifactFault(artifact: unknown, directory: string): string | undefined {
  if (!isObject(artifact)) return 'is not an object';
  const { templateFile, directoryName } = object(artifact.properties);
  if (artifact.type === 'aws:cloudformation:stack') {
    return typeof templateFile === 'string' ? undefined : 'has no template file';
  }
  if (artifact.type !== 'cdk:cloud-assembly') return undefined;
  if (typeof directoryName !== 'string') return 'has no folder';
  const nested = join(directory, directoryName);
  // Nested assemblies are in subfolders; another folder may contain itself.
  if (/^(?:\.\.|$)/.test(relative(directory, nested))) return 'is an assembly outside of its folder';
  return manifestFault(nested);
}
