/** The tags that every taggable resource of an environment carries (STG-1). */
export const STAGE_TAGS = {
  owner: 'stage:owner',
  kind: 'stage:kind',
  environment: 'stage:environment',
} as const;
