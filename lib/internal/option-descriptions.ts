import { describedBy } from './codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'ResourceTypeOptions.reason':
    'What the resources are, such as `It migrates the tables of Orders`. The report shows it.',
  'ResourceTypeOptions.traits':
    'What the resources may have or do. It stays unknown for them; whatever is left out they do not have or do. Default: nothing: no data, no server, no endpoint and no resources that they create.',
  'StageEnvProps.dataKey':
    "The key for everything at rest. The policy of an existing key must let CloudWatch Logs of its Region use it. Default: a key of the environment's own, rotated every year.",
  'StageEnvProps.owner':
    'The team or party that owns the environment (STG-1): 1 to 256 letters, digits, spaces and `+-=._:/@`. It is the tag `stage:owner` of every resource.',
  'StageEnvProps.resourceTypes':
    'The custom resources and other types without facts, by their names, such as `Custom::Migrations`. One that is left out makes checks unknown. Default: none.',
} as const;

export const described = describedBy(DESCRIPTIONS);
