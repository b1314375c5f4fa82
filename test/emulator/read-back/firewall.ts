import {
  GetIPSetCommand,
  GetLoggingConfigurationCommand,
  GetWebACLCommand,
  GetWebACLForResourceCommand,
  ListTagsForResourceCommand,
  type Scope,
  type WAFV2Client,
} from '@aws-sdk/client-wafv2';
import { reader, text, type Reader } from './reader';

async function tagsOf(firewall: WAFV2Client, ResourceARN: string | undefined) {
  const answer = await firewall.send(new ListTagsForResourceCommand({ ResourceARN }));
  return answer.TagInfoForResource?.TagList;
}

/** A physical id of WAF: NAME|ID|SCOPE. */
function identified(physicalId: string): { Name: string; Id: string; Scope: Scope } {
  const [Name = '', Id = '', scope] = physicalId.split('|');
  return { Name, Id, Scope: scope === 'CLOUDFRONT' ? 'CLOUDFRONT' : 'REGIONAL' };
}

/** WAF. */
export const FIREWALL: { readonly [type: string]: Reader } = {
  'AWS::WAFv2::WebACL': reader(
    async ({ firewall }, { physicalId }) => {
      const acl = (await firewall.send(new GetWebACLCommand(identified(physicalId)))).WebACL;
      return acl === undefined
        ? undefined
        : { ...acl, ...identified(physicalId), tags: await tagsOf(firewall, acl.ARN) };
    },
    {
      Name: (acl) => acl.Name,
      Scope: (acl) => acl.Scope,
      Description: (acl) => acl.Description,
      DefaultAction: (acl) => acl.DefaultAction,
      Rules: (acl) => acl.Rules,
      VisibilityConfig: (acl) => acl.VisibilityConfig,
      CustomResponseBodies: (acl) => acl.CustomResponseBodies,
      Tags: (acl) => acl.tags,
    },
    { Arn: (acl) => acl.ARN, Id: (acl) => acl.Id },
  ),
  'AWS::WAFv2::IPSet': reader(
    async ({ firewall }, { physicalId }) => {
      const set = (await firewall.send(new GetIPSetCommand(identified(physicalId)))).IPSet;
      return set === undefined
        ? undefined
        : { ...set, ...identified(physicalId), tags: await tagsOf(firewall, set.ARN) };
    },
    {
      Name: (set) => set.Name,
      Scope: (set) => set.Scope,
      Description: (set) => set.Description,
      Addresses: (set) => set.Addresses,
      IPAddressVersion: (set) => set.IPAddressVersion,
      Tags: (set) => set.tags,
    },
    { Arn: (set) => set.ARN, Id: (set) => set.Id },
  ),
  'AWS::WAFv2::WebACLAssociation': reader(
    async ({ firewall }, { properties }) => {
      const ResourceArn = text(properties.ResourceArn);
      const acl = (await firewall.send(new GetWebACLForResourceCommand({ ResourceArn }))).WebACL;
      return acl === undefined ? undefined : { acl: acl.ARN, resource: ResourceArn };
    },
    { ResourceArn: ({ resource }) => resource, WebACLArn: ({ acl }) => acl },
  ),
  'AWS::WAFv2::LoggingConfiguration': reader(
    async ({ firewall }, { physicalId }) =>
      (await firewall.send(new GetLoggingConfigurationCommand({ ResourceArn: physicalId })))
        .LoggingConfiguration,
    {
      ResourceArn: (logging) => logging.ResourceArn,
      LogDestinationConfigs: (logging) => logging.LogDestinationConfigs,
      RedactedFields: (logging) => logging.RedactedFields,
      LoggingFilter: (logging) => logging.LoggingFilter,
    },
  ),
};
