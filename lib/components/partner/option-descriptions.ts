import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'Partner.ownAccount': "The environment stands in the partner's own account, which controls it in full.",
  'Partner.role':
    "The partner's account may assume a role that views the environment, and starts, stops and redeploys it by Automation runbooks with a role of their own. It changes nothing else; only the owner can extend it.",
  'PartnerAccountOptions.account': 'The AWS account, twelve digits.',
  'PartnerAccountOptions.name': 'The name of the partner, for the report: 1 to 200 characters of Latin-1.',
  'PartnerRoleOptions.additionalManagedPolicies':
    'Permissions of the partner beyond those to view, start, stop and redeploy. Default: none.',
  'PartnerRoleOptions.externalId':
    'The external id that the partner must send when it assumes the role: 2 to 1224 letters, digits and `+=,.@:/-`. It distinguishes the clients of a third party that acts for several. Default: none.',
  'StagingEnvProps.partner':
    'The partner or client that controls the environment beside its owner, and how (STG-3).',
} as const;

export const described = describedBy(DESCRIPTIONS);
