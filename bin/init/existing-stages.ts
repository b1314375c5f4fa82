import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The keys and stages of the environments in the stages.yaml of a folder; none if it cannot be read. */
export function existingStages(folder: string): string[] {
  const file = parsed(join(folder, 'stages.yaml'));
  return Object.entries(file?.environments ?? {}).flatMap(([key, environment]) => [
    key,
    ...(typeof environment?.stage === 'string' ? [environment.stage] : []),
  ]);
}

interface StagesYaml {
  readonly environments?: Readonly<Record<string, { readonly stage?: unknown } | null>> | null;
}

function parsed(path: string): StagesYaml | null {
  try {
    return parse(readFileSync(path, 'utf8')) as StagesYaml | null;
  } catch {
    // Whoever loads the file gets every problem with its place.
    return null;
  }
}
