import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'ExternalConsumerProps.connectable':
    "What connects, such as a function of another stack: in the environment's network, or in one that is connected with it, with a security group.",
  'ExternalConsumerProps.grantee': 'What is granted to use the components, such as the same function.',
  'ExternalConsumerProps.reason': 'The reason, for the ledger.',
  'ExternalConsumerProps.uses':
    'The components of the environment that it uses: at least one. Internal services admit only services of the environment.',
} as const;

export const described = describedBy(DESCRIPTIONS);
