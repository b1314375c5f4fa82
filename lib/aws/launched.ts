import { list } from '../internal/json';
import { any, type Answer, isTrue, not } from './answers';
import { type Applicable, NOT_APPLICABLE, type Surroundings, type TemplateResource } from './facts';
import { within } from './within';

/** The data of the launch template that a resource specifies; undefined if no template has it. */
function launchTemplateData(specification: unknown, at: TemplateResource, around: Surroundings): unknown {
  const names = ['LaunchTemplateId', 'Id', 'LaunchTemplateName', 'Name'];
  const name = names.map((one) => within(specification, one)).find((value) => value !== undefined);
  return around.follow(name, at)?.properties.LaunchTemplateData;
}

/** Whether the disks of instances are encrypted, which their launch templates answer, if they are there. */
export function encryptionOfLaunched(
  specifications: readonly unknown[],
  at: TemplateResource,
  around: Surroundings,
): Applicable {
  const isThere = (one: unknown) => launchTemplateData(one, at, around) !== undefined;
  return specifications.length > 0 && specifications.every(isThere) ? NOT_APPLICABLE : 'unknown';
}

/** Whether instances have public addresses, as their launch templates or else their subnets assign. */
export function addressOfLaunched(
  specifications: readonly unknown[],
  subnets: readonly unknown[],
  at: TemplateResource,
  around: Surroundings,
): Answer {
  if (specifications.length === 0) return publicAddress(undefined, subnets, at, around);
  return any(
    specifications.map((one) => {
      const data = launchTemplateData(one, at, around);
      return data === undefined
        ? 'unknown'
        : publicAddress(within(data, 'NetworkInterfaces'), subnets, at, around);
    }),
  );
}

/** Whether an instance has a public address, as its network interfaces or else its subnets assign. */
export function publicAddress(
  interfaces: unknown,
  subnets: readonly unknown[],
  at: TemplateResource,
  around: Surroundings,
): Answer {
  const assigned = list(interfaces)
    .map((one) => within(one, 'AssociatePublicIpAddress'))
    .filter((value) => value !== undefined);
  if (assigned.length > 0) return any(assigned.map((value) => isTrue(value)));
  if (subnets.length === 0) return 'unknown';
  return any(subnets.map((subnet) => assignsAddresses(around.follow(subnet, at))));
}

/** Routes decide whether an IPv6 address can be reached. */
function assignsAddresses(subnet: TemplateResource | undefined): Answer {
  if (subnet === undefined) return 'unknown';
  const { MapPublicIpOnLaunch, AssignIpv6AddressOnCreation } = subnet.properties;
  const hasIpv6 = not(isTrue(AssignIpv6AddressOnCreation)) === 'yes' ? 'no' : 'unknown';
  return any([isTrue(MapPublicIpOnLaunch), hasIpv6]);
}
