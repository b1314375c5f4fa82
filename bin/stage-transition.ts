import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StageEnvironmentError, StageKind } from '../lib';
import { STAGE_TAGS } from '../lib/compliance';
import { transitionRefusal } from '../lib/command-line';

const KIND = new RegExp(`"Key":\\s*"${STAGE_TAGS.kind}",\\s*"Value":\\s*"(\\w+)"`);

/**
 * Refuses to change the stage of an environment under its key, as far as an earlier synthesis into the same folder shows
 * its stage: earlier than CloudFormation refuses it, and also for a production that was a soft launch before.
 *
 * @param assembly the folder of the assembly
 * @param name the key of the environment
 * @throws StageEnvironmentError for any other transition than from soft launch to production
 */
export function checkStageTransition(assembly: string, name: string, kind: StageKind): void {
  const before = stageBefore(join(assembly, `assembly-${name}`));
  const reason = before && transitionRefusal(before, kind);
  if (reason === undefined) return;
  throw new StageEnvironmentError({
    id: 'stage.transition-refused',
    what: `stage of environment ${name}`,
    value: kind,
    limit: `the earlier synthesis has ${before}, and ${reason}`,
    remediation: `describe ${kind} under a key of its own; if ${name} has never been deployed, remove the folder of the assembly, such as cdk.out`,
  });
}

function stageBefore(folder: string): StageKind | undefined {
  if (!existsSync(folder)) return undefined;
  const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  const kinds = templates.map((file) => KIND.exec(readFileSync(join(folder, file), 'utf8'))?.[1]);
  return Object.values(StageKind).find((kind) => kinds.includes(kind));
}
