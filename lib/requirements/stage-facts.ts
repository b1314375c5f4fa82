import { StageKind } from './stage-kind';

/** What is true of a stage and is no requirement. */
export interface StageFacts {
  /** Who owns an environment of this stage. */
  readonly ownedBy: string;
  /** What, and for whom, it is. */
  readonly isFor: string;
  /** True if stores, vaults and keys outlive the environment. */
  readonly retainsData: boolean;
  /** True if what is not required is also not wanted: the stage is cheap on purpose. */
  readonly staysLean: boolean;
}

/** "Production Rollout Guidelines", Rollout Modes; whether data is retained is ours. */
export const STAGE_FACTS: Readonly<Record<StageKind, StageFacts>> = {
  [StageKind.DEVELOPMENT]: {
    ownedBy: 'the development team',
    isFor: 'showing the results of ongoing development, and nothing else',
    retainsData: false,
    staysLean: true,
  },
  [StageKind.STAGING]: {
    ownedBy: 'the partner or client',
    isFor: 'internal testing, not customers',
    retainsData: false,
    staysLean: true,
  },
  [StageKind.SOFT_LAUNCH]: {
    ownedBy: 'the operating party',
    isFor: 'a select group of users',
    retainsData: true,
    staysLean: false,
  },
  [StageKind.PRODUCTION]: {
    ownedBy: 'the operating party',
    isFor: 'every user',
    retainsData: true,
    staysLean: false,
  },
};
