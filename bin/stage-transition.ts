import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STAGE_TAGS, StageEnvironmentError, StageKind } from '../lib';
import { stageTransitionRefusal } from '../lib/requirements/stage-transition';

const KIND = new RegExp(`"Key":\\s*"${STAGE_TAGS.kind}",\\s*"Value":\\s*"(\\w+)"`);

/**
 * Refuses to turn an environment into one of another stage under its key, as far as an earlier synthesis into the same
 * folder tells what it was: earlier than CloudFormation refuses it, and also for a production that grew from soft launch.
 *
 * @param assembly the folder of the assembly
 * @param name the environment's key
 * @throws StageEnvironmentError for any other pair of stages
 */
export function checkStageTransition(assembly: string, name: string, kind: StageKind): void {
  const before = stageBefore(join(assembly, `assembly-${name}`));
  const reason = before && stageTransitionRefusal(before, kind);
  if (reason === undefined) return;
  throw new StageEnvironmentError({
    what: `stage of environment ${name}`,
    value: kind,
    limit: `it was ${before} when it was synthesized before, and ${reason}`,
    remediation: `describe ${kind} under a key of its own; if ${name} has never been deployed, remove the folder of the assembly, such as cdk.out`,
  });
}

function stageBefore(folder: string): StageKind | undefined {
  if (!existsSync(folder)) return undefined;
  const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  const kinds = templates.map((file) => KIND.exec(readFileSync(join(folder, file), 'utf8'))?.[1]);
  return Object.values(StageKind).find((kind) => kinds.includes(kind));
}
