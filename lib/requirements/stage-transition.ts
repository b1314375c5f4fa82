import { StageKind } from './stage-kind';

/** Why an environment of a stage does not become one of another. */
const STAYS: Readonly<Record<StageKind, string>> = {
  [StageKind.DEVELOPMENT]: 'what development holds is made to be thrown away, and is not carried on',
  [StageKind.STAGING]: 'what staging holds is made to be thrown away, and is not carried into production',
  [StageKind.SOFT_LAUNCH]: 'the data of its users would lose what protects it',
  [StageKind.PRODUCTION]: 'its users would lose a zone, a standby and instances that they rely on',
};

/**
 * Why an environment of one stage does not become one of another in place. Soft launch grows into production, and nothing
 * else does.
 *
 * @returns nothing if it does
 */
export function stageTransitionRefusal(before: StageKind, after: StageKind): string | undefined {
  const grows = before === StageKind.SOFT_LAUNCH && after === StageKind.PRODUCTION;
  return before === after || grows ? undefined : `only soft launch grows into production: ${STAYS[before]}`;
}
