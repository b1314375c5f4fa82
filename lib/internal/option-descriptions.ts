import { describedBy } from './codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'StageEnvProps.dataKey':
    "The key for everything at rest. The policy of an existing key must let CloudWatch Logs of its Region use it. Default: a key of the environment's own, rotated every year.",
  'StageEnvProps.owner':
    'The team or party that owns the environment (STG-1): 1 to 256 letters, digits, spaces and `+-=._:/@`. It is the tag `stage:owner` of every resource.',
} as const;

export const described = describedBy(DESCRIPTIONS);
