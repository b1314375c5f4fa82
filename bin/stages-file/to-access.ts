import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { InstanceType, PrefixList, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { Entry, Partner } from '../../lib';
import type { EntryDescription } from './schema';
import type { StatedPartner } from './stage-kinds';

/**
 * The way in that is described.
 *
 * @param scope holds what is made elsewhere and only referred to: certificates, prefix lists, security groups
 */
export function toEntry(
  scope: Construct,
  { networks, existing, sessionManager, certificate: arn }: EntryDescription,
): Entry {
  const certificate =
    arn === undefined ? undefined : Certificate.fromCertificateArn(scope, 'Certificate', arn);
  if (networks !== undefined) return Entry.networks(networks, { certificate });
  if (existing === undefined) {
    const instanceType = sessionManager?.instanceType;
    return Entry.sessionManager({
      certificate,
      instanceType: instanceType === undefined ? undefined : new InstanceType(instanceType),
    });
  }
  const { description, ranges, prefixLists = [], securityGroups = [] } = existing;
  return Entry.existing({
    description,
    ranges,
    certificate,
    prefixLists: prefixLists.map((id) => PrefixList.fromPrefixListId(scope, id, id)),
    securityGroups: securityGroups.map((id) =>
      SecurityGroup.fromSecurityGroupId(scope, id, id, { mutable: false }),
    ),
  });
}

/**
 * The partner that is described.
 *
 * @param scope holds what is made elsewhere and only referred to: policies
 */
export function toPartner(scope: Construct, partner: StatedPartner): Partner {
  if ('ownAccount' in partner) return Partner.ownAccount(partner.ownAccount);
  const { widenedBy, ...role } = partner.role;
  return Partner.role({
    ...role,
    widenedBy: widenedBy?.map((arn, index) =>
      ManagedPolicy.fromManagedPolicyArn(scope, `Policy${index + 1}`, arn),
    ),
  });
}
