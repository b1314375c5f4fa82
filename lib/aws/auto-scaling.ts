import { isSame } from '../internal/values';
import { list } from '../internal/json';
import { type Answer, isTrue } from './answers';
import { areDisksEncrypted } from './disks';
import {
  type Applicable,
  BY_PATCHING,
  BY_SECURITY_GROUPS,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
} from './facts';
import { addressOfLaunched, encryptionOfLaunched } from './launched';
import { within } from './within';

/** Amazon EC2 Auto Scaling. */
export const AUTO_SCALING: ServiceFacts = {
  'AWS::AutoScaling::AutoScalingGroup': {
    data: NOT_APPLICABLE,
    encryptedAtRest: groupEncryption,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: BY_PATCHING,
    health: {
      namespaces: ['AWS/AutoScaling', 'AWS/EC2'],
      dimension: 'AutoScalingGroupName',
      parts: (group, around) =>
        list(group.properties.TargetGroupARNs).flatMap((one) => around.follow(one, group) ?? []),
    },
    exposure: { internet: groupAddress, admission: BY_SECURITY_GROUPS, webAcl: 'not supported' },
    server: {
      min: (group, around) => [group.properties.MinSize, ...scheduledSizes(group, 'MinSize', around)],
      max: ({ properties }) => [properties.MaxSize],
      subnets: ({ properties }) => list(properties.VPCZoneIdentifier),
      // Without subnets it is in the default subnet of each zone.
      // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
      zones: ({ properties }) =>
        properties.VPCZoneIdentifier === undefined ? list(properties.AvailabilityZones) : [],
    },
  },
  'AWS::AutoScaling::LaunchConfiguration': {
    data: NOT_APPLICABLE,
    encryptedAtRest: ({ properties }) => areDisksEncrypted(properties.BlockDeviceMappings),
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    // What it launches is public, or not.
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

function launchTemplatesOf({ properties }: TemplateResource): readonly unknown[] {
  const mixed = within(properties.MixedInstancesPolicy, 'LaunchTemplate');
  return [
    properties.LaunchTemplate,
    within(mixed, 'LaunchTemplateSpecification'),
    ...list(within(mixed, 'Overrides')).map((one) => within(one, 'LaunchTemplateSpecification')),
  ].filter((specification) => specification !== undefined);
}

function launchConfigurationOf(group: TemplateResource, around: Surroundings): TemplateResource | undefined {
  return around.follow(group.properties.LaunchConfigurationName, group);
}

/** The launch template or the launch configuration of a group answers for its disks. */
function groupEncryption(group: TemplateResource, around: Surroundings): Applicable {
  if (launchConfigurationOf(group, around) !== undefined) return NOT_APPLICABLE;
  return encryptionOfLaunched(launchTemplatesOf(group), group, around);
}

function groupAddress(group: TemplateResource, around: Surroundings): Answer {
  const assigned = launchConfigurationOf(group, around)?.properties.AssociatePublicIpAddress;
  return assigned === undefined
    ? addressOfLaunched(launchTemplatesOf(group), list(group.properties.VPCZoneIdentifier), group, around)
    : isTrue(assigned);
}

/** The sizes that scheduled actions give a group. */
function scheduledSizes(group: TemplateResource, size: string, around: Surroundings): readonly unknown[] {
  const name = group.properties.AutoScalingGroupName;
  return around
    .ofType('AWS::AutoScaling::ScheduledAction')
    .filter((action) => {
      const value = action.properties.AutoScalingGroupName;
      return around.follow(value, action) === group || (name !== undefined && isSame(value, name));
    })
    .map(({ properties }) => properties[size])
    .filter((value) => value !== undefined);
}
