import { outcomeOfEach } from '../../analysis/each';
import {
  PUBLIC_RESOURCE_TYPES,
  publicFindingsOf,
  publicResourceFindings,
} from '../../analysis/public-resources';
import { type CheckFinding, findings } from '../../findings';
import { intrinsic, type JsonObject, list, object, scalar } from '../../../internal/json';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

/** By type, the values that assign a public address, or let a bucket be public, if they are true. */
const PUBLIC_PROPERTIES: Readonly<Partial<Record<string, (properties: JsonObject) => readonly unknown[]>>> = {
  'AWS::EC2::Subnet': ({ MapPublicIpOnLaunch }) => [MapPublicIpOnLaunch],
  'AWS::EC2::Instance': ({ NetworkInterfaces }) => addressesOf(NetworkInterfaces),
  'AWS::EC2::LaunchTemplate': ({ LaunchTemplateData }) =>
    addressesOf(object(LaunchTemplateData).NetworkInterfaces),
  'AWS::AutoScaling::LaunchConfiguration': ({ AssociatePublicIpAddress }) => [AssociatePublicIpAddress],
  'AWS::ECS::Service': ({ NetworkConfiguration }) => {
    const address = object(object(NetworkConfiguration).AwsvpcConfiguration).AssignPublicIp;
    return [intrinsic(address) === undefined ? address === 'ENABLED' : address];
  },
  'AWS::EC2::EIP': ({ InstanceId }) => [InstanceId !== undefined],
  'AWS::EC2::EIPAssociation': () => [true],
  'AWS::S3::Bucket': ({ PublicAccessBlockConfiguration }) =>
    Object.values(object(PublicAccessBlockConfiguration)).map((block) => {
      const text = scalar(block);
      return text === undefined ? block : text !== 'true';
    }),
};

const ADDRESS_FINDINGS = findings('CTL', Severity.HIGH, {
  publicAddressAssigned: {
    message: '{resource} has or assigns a public address.',
    remediation: 'Remove the public address, and reach the resource through a load balancer.',
  },
  subnetAssignsPublicAddresses: {
    message: '{resource} assigns a public address to each instance that is launched in it.',
    remediation: 'Set MapPublicIpOnLaunch to false.',
  },
  publicAccessNotBlocked: {
    message: '{resource} does not block all public access.',
    remediation: 'Set all four settings of PublicAccessBlockConfiguration to true.',
  },
  publicAddressAssignmentUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} is public is known only at deployment.',
    remediation: 'Set the property to a literal value.',
  },
});
const PUBLIC_FINDINGS = publicResourceFindings('CTL');

export const ctlNoPublicResources = defineCheck({
  id: 'CTL.no-public-resources',
  title: 'No server, database, bucket or key is public',
  remediation:
    'Remove public addresses, block public access to buckets, and name the principals in policies; users reach a load balancer.',
  findings: { ...ADDRESS_FINDINGS, ...PUBLIC_FINDINGS },
  asks: { every: ['endpoint', 'access'] },
  evaluate(model) {
    const types = new Set([...PUBLIC_RESOURCE_TYPES, ...Object.keys(PUBLIC_PROPERTIES)]);
    return outcomeOfEach(
      model.possible(...types),
      (resource) => [...addressFindings(resource), ...publicFindingsOf(resource, PUBLIC_FINDINGS, model)],
      {
        none: 'The templates have no resource that a property or a policy could make public.',
        met: (count) => `No server, data store, key or role is public (resources: ${count}).`,
      },
    );
  },
});

function addressesOf(interfaces: unknown): readonly unknown[] {
  return list(interfaces).map((one) => object(one).AssociatePublicIpAddress);
}

function addressFindings(resource: ModelResource): CheckFinding[] {
  return (PUBLIC_PROPERTIES[resource.type]?.(resource.properties) ?? []).flatMap((value) => {
    const text = scalar(value ?? false);
    if (text === undefined) return [ADDRESS_FINDINGS.publicAddressAssignmentUnknown(resource)];
    return text === 'true' ? [addressFinding(resource)] : [];
  });
}

function addressFinding(resource: ModelResource): CheckFinding {
  switch (resource.type) {
    case 'AWS::EC2::Subnet':
      return ADDRESS_FINDINGS.subnetAssignsPublicAddresses(resource);
    case 'AWS::S3::Bucket':
      return ADDRESS_FINDINGS.publicAccessNotBlocked(resource);
    default:
      return ADDRESS_FINDINGS.publicAddressAssigned(resource);
  }
}
