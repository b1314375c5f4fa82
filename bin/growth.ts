import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STAGE_TAGS, StageEnvironmentError, StageKind } from '../lib';

/** Why an environment of a stage does not become one of another. */
const STAYS: Readonly<Record<StageKind, string>> = {
  [StageKind.DEVELOPMENT]: 'what development holds is made to be thrown away, and is not carried on',
  [StageKind.STAGING]: 'what staging holds is made to be thrown away, and is not carried into production',
  [StageKind.SOFT_LAUNCH]: 'the data of its users would lose what protects it',
  [StageKind.PRODUCTION]: 'its users would lose a zone, a standby and instances that they rely on',
};

const KIND = new RegExp(`"Key":\\s*"${STAGE_TAGS.kind}",\\s*"Value":\\s*"(\\w+)"`);

/**
 * Refuses to turn an environment into one of another stage under its key, as far as an earlier synthesis into the same
 * folder tells what it was: synthesis knows nothing of what is deployed. Soft launch grows into production in place, and
 * nothing else does.
 *
 * @param assembly the folder of the assembly
 * @param name the environment's key
 * @throws StageEnvironmentError for any other pair of stages
 */
export function checkGrowth(assembly: string, name: string, kind: StageKind): void {
  const before = stageBefore(join(assembly, `assembly-${name}`));
  if (before === undefined || before === kind) return;
  if (before === StageKind.SOFT_LAUNCH && kind === StageKind.PRODUCTION) return;
  throw new StageEnvironmentError({
    what: `stage of environment ${name}`,
    value: kind,
    limit: `it was ${before} when it was synthesized before, and only soft launch grows into production: ${STAYS[before]}`,
    remedy: `describe ${kind} under a key of its own; if ${name} has never been deployed, remove the folder of the assembly, such as cdk.out`,
  });
}

function stageBefore(folder: string): StageKind | undefined {
  if (!existsSync(folder)) return undefined;
  const templates = readdirSync(folder).filter((file) => file.endsWith('.template.json'));
  const kinds = templates.map((file) => KIND.exec(readFileSync(join(folder, file), 'utf8'))?.[1]);
  return Object.values(StageKind).find((kind) => kinds.includes(kind));
}
