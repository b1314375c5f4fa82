import { list, scalar } from '../internal/json';
import { any, yesIf } from './answers';
import {
  type Applicable,
  BY_PATCHING,
  BY_SECURITY_GROUPS,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
} from './facts';
import { areDisksEncrypted, disksIn } from './disks';
import { encryptionOfLaunched, publicAddress } from './launched';
import { within } from './within';

const ROOT_DEVICES = ['/dev/xvda', '/dev/sda1', '/dev/sda'];

/** Instances of Amazon EC2, and what describes them. */
export const EC2: ServiceFacts = {
  'AWS::EC2::Instance': {
    data: {
      // The root disk has the operating system of the image.
      holds: ({ properties }) => list(properties.BlockDeviceMappings).some(isDataDisk),
      awsBackup: { type: 'EC2' },
    },
    encryptedAtRest: instanceEncryption,
    // What its programs accept is not in the template.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: BY_PATCHING,
    health: { namespaces: ['AWS/EC2'], dimension: 'InstanceId' },
    exposure: {
      internet: (instance, around) =>
        any([
          yesIf(hasElasticIp(instance, around)),
          publicAddress(instance.properties.NetworkInterfaces, subnetsOf(instance), instance, around),
        ]),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: { min: () => [1], max: () => [1], subnets: subnetsOf },
  },
  'AWS::EC2::LaunchTemplate': {
    data: NOT_APPLICABLE,
    encryptedAtRest: ({ properties }) =>
      areDisksEncrypted(within(properties.LaunchTemplateData, 'BlockDeviceMappings')),
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

function isDataDisk(mapping: unknown): boolean {
  const device = scalar(within(mapping, 'DeviceName'));
  return disksIn(mapping).length > 0 && !ROOT_DEVICES.includes(device ?? '');
}

function instanceEncryption(instance: TemplateResource, around: Surroundings): Applicable {
  const { BlockDeviceMappings, LaunchTemplate } = instance.properties;
  return disksIn(BlockDeviceMappings).length === 0 && LaunchTemplate !== undefined
    ? encryptionOfLaunched([LaunchTemplate], instance, around)
    : areDisksEncrypted(BlockDeviceMappings);
}

function subnetsOf({ properties: { SubnetId, NetworkInterfaces } }: TemplateResource): readonly unknown[] {
  return [...list(SubnetId), ...list(NetworkInterfaces).flatMap((one) => list(within(one, 'SubnetId')))];
}

function hasElasticIp(instance: TemplateResource, around: Surroundings): boolean {
  return around
    .ofType('AWS::EC2::EIP', 'AWS::EC2::EIPAssociation')
    .some((address) => around.follow(address.properties.InstanceId, address) === instance);
}
