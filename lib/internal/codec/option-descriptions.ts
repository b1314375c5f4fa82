import { describedBy } from './described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'InheritedOptions.evidence': 'Where a reviewer can see it.',
  'InheritedOptions.from': 'Who provides it, and by what, such as `the central backup of the platform team`.',
  'WaiverTerms.approvedBy': 'Who approves it: another person than the requester.',
  'WaiverTerms.expires': 'The last day on which it holds, `YYYY-MM-DD`.',
  'WaiverTerms.reason': 'Why the environment can do without it.',
  'WaiverTerms.requestedBy': 'Who requests it.',
} as const;

export const described = describedBy(DESCRIPTIONS);
