import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {} as const;

export const described = describedBy(DESCRIPTIONS);
