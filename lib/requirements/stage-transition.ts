import { StageKind } from './stage-kind';

/** Why an environment of a stage cannot become one of another stage. */
const REASONS: Readonly<Record<StageKind, string>> = {
  [StageKind.DEVELOPMENT]: 'the data of development is temporary',
  [StageKind.STAGING]: 'the data of staging is temporary',
  [StageKind.SOFT_LAUNCH]: 'the data of its users would lose its protection',
  [StageKind.PRODUCTION]: 'its users would lose a zone, a standby and instances',
};

/**
 * Why an environment of one stage cannot become one of another stage in place. The only stage transition is from soft
 * launch to production.
 *
 * @returns none if it can
 */
export function transitionRefusal(before: StageKind, after: StageKind): string | undefined {
  const isTransition = before === StageKind.SOFT_LAUNCH && after === StageKind.PRODUCTION;
  if (before === after || isTransition) return undefined;
  return `only soft launch can become production: ${REASONS[before]}`;
}
