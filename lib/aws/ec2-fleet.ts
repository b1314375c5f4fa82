import { list, scalar } from '../internal/json';
import { all, any, type Answer, isOneOf } from './answers';
import { areDisksEncrypted } from './disks';
import {
  type Applicable,
  BY_PATCHING,
  BY_SECURITY_GROUPS,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type TypeFacts,
} from './facts';
import { addressOfLaunched, encryptionOfLaunched, publicAddress } from './launched';
import { within } from './within';

/** Stands for a number, or a subnet, that no template shows. */
const UNKNOWN = {};

const FLEET: Omit<TypeFacts, 'encryptedAtRest' | 'exposure' | 'server'> = {
  data: NOT_APPLICABLE,
  encryptedInTransit: NOT_APPLICABLE,
  multiAz: NOT_APPLICABLE,
  deletionProtection: NOT_APPLICABLE,
  updates: BY_PATCHING,
  health: NOT_APPLICABLE,
};

/** Fleets of Amazon EC2. */
export const EC2_FLEET: ServiceFacts = {
  'AWS::EC2::EC2Fleet': {
    ...FLEET,
    encryptedAtRest: (fleet, around) =>
      encryptionOfLaunched(launchTemplatesOf(fleet.properties), fleet, around),
    exposure: {
      internet: (fleet, around) =>
        addressOfLaunched(launchTemplatesOf(fleet.properties), subnetsOf(fleet.properties), fleet, around),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: {
      min: ({ properties }) => [minInstances(properties, targetOf(properties))],
      max: ({ properties }) => [instances(properties, targetOf(properties))],
      subnets: ({ properties }) => subnetsOf(properties),
    },
  },
  'AWS::EC2::SpotFleet': {
    ...FLEET,
    encryptedAtRest: spotEncryption,
    exposure: { internet: spotAddress, admission: BY_SECURITY_GROUPS, webAcl: 'not supported' },
    server: {
      min: ({ properties }) => {
        const request = spotRequestOf(properties);
        return [minInstances(request, within(request, 'TargetCapacity'))];
      },
      max: ({ properties }) => {
        const request = spotRequestOf(properties);
        return [instances(request, within(request, 'TargetCapacity'))];
      },
      subnets: ({ properties }) => subnetsOf(spotRequestOf(properties)),
    },
  },
};

function targetOf(properties: unknown): unknown {
  return within(properties, 'TargetCapacitySpecification', 'TotalTargetCapacity');
}

function spotRequestOf(properties: unknown): unknown {
  return within(properties, 'SpotFleetRequestConfigData');
}

/** Only a fleet of the type `maintain` replaces instances. */
function minInstances(request: unknown, target: unknown): unknown {
  switch (isOneOf(within(request, 'Type'), ['maintain'], 'maintain')) {
    case 'yes':
      return instances(request, target);
    case 'no':
      return 0;
    case 'unknown':
      return UNKNOWN;
  }
}

/** The target capacity is a number of instances, unless it has another unit or weights. */
function instances(request: unknown, target: unknown): unknown {
  const units = [
    within(request, 'TargetCapacitySpecification', 'TargetCapacityUnitType'),
    within(request, 'TargetCapacityUnitType'),
  ];
  const weights = [...overridesOf(request), ...list(within(request, 'LaunchSpecifications'))].map((one) =>
    within(one, 'WeightedCapacity'),
  );
  const isCount = all([
    ...units.map((unit) => isOneOf(unit, ['units'], 'units')),
    ...weights.map((weight) => isOneOf(weight, ['1'], '1')),
  ]);
  return isCount === 'yes' ? target : UNKNOWN;
}

function configurationsOf(request: unknown): readonly unknown[] {
  return list(within(request, 'LaunchTemplateConfigs'));
}

function overridesOf(request: unknown): readonly unknown[] {
  return configurationsOf(request).flatMap((one) => list(within(one, 'Overrides')));
}

function launchTemplatesOf(request: unknown): readonly unknown[] {
  return configurationsOf(request).map((one) => within(one, 'LaunchTemplateSpecification'));
}

/** A subnet of a Spot Fleet may be a list of several, separated by commas. */
function subnetsOf(request: unknown): readonly unknown[] {
  const subnets = [...overridesOf(request), ...list(within(request, 'LaunchSpecifications'))]
    .map((one) => within(one, 'SubnetId'))
    .filter((subnet) => subnet !== undefined);
  // Without one, the launch template decides.
  if (subnets.length === 0) return [UNKNOWN];
  return subnets.flatMap((subnet) => scalar(subnet)?.split(/\s*,\s*/) ?? [subnet]);
}

function spotEncryption(fleet: TemplateResource, around: Surroundings): Applicable {
  const request = spotRequestOf(fleet.properties);
  const specifications = list(within(request, 'LaunchSpecifications'));
  return specifications.length === 0
    ? encryptionOfLaunched(launchTemplatesOf(request), fleet, around)
    : all(specifications.map((one) => areDisksEncrypted(within(one, 'BlockDeviceMappings'))));
}

function spotAddress(fleet: TemplateResource, around: Surroundings): Answer {
  const request = spotRequestOf(fleet.properties);
  const specifications = list(within(request, 'LaunchSpecifications'));
  const subnets = subnetsOf(request);
  return specifications.length === 0
    ? addressOfLaunched(launchTemplatesOf(request), subnets, fleet, around)
    : any(
        specifications.map((one) => publicAddress(within(one, 'NetworkInterfaces'), subnets, fleet, around)),
      );
}
