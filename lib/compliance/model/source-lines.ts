import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { SourceLine } from './resource-model';

/** Metadata of every construct with `CDK_DEBUG`: the calls that make it, the innermost first. */
export const CREATION_STACK = 'aws:cdk:creationStack';

const FRAME = /\(?((?:\/|[A-Za-z]:\\)[^()]+):(\d+):(\d+)\)?$/;

/** The innermost call in the code of the application. */
export function sourceLineIn(trace: unknown, project: string): SourceLine | undefined {
  if (!Array.isArray(trace)) return undefined;
  for (const call of trace) {
    const frame = FRAME.exec(String(call));
    if (frame === null || frame[1].includes(`${sep}node_modules${sep}`)) continue;
    const file = relative(project, frame[1]).replaceAll(sep, '/');
    return { file, line: Number(frame[2]), column: Number(frame[3]) };
  }
  return undefined;
}

/** The outermost assembly around this one. Paths of files are relative to it, and so equal on every machine. */
export function outermostAssembly(assembly: string): string {
  const parent = dirname(resolve(assembly));
  return existsSync(join(parent, 'manifest.json')) ? outermostAssembly(parent) : resolve(assembly);
}
