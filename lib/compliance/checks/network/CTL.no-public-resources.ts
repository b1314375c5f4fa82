import type { Finding } from '../../outcome';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { WAYS_TO_BE_OPEN } from '../../analysis/public-resources';
import { intrinsic, list, object, scalar, type JsonObject } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';

/** What is made to face users has controls of its own. */
const FACES: readonly string[] = [
  'AWS::Lambda::Url',
  'AWS::ApiGateway::Method',
  'AWS::ApiGatewayV2::Route',
  'AWS::AppSync::GraphQLApi',
  'AWS::CloudFront::Distribution',
  'AWS::AppRunner::Service',
  'AWS::Amplify::App',
];

/** By type, the values that, being true, give something an address in the internet, or open a bucket. */
const PUBLIC: Readonly<Partial<Record<string, (properties: JsonObject) => readonly unknown[]>>> = {
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

const SAID_OF: Readonly<Partial<Record<string, string>>> = {
  'AWS::EC2::Subnet': 'it gives a public address to what is launched in it',
  'AWS::S3::Bucket': 'it does not block every way to be public',
};

export const ctlNoPublicResources: Check = {
  title: 'no server, database, bucket or key is open to the internet',
  remediation:
    'take the public address away, block public access to the bucket, and name in the policy who may come; users reach a load balancer',
  examine(model) {
    const types = Object.keys(WAYS_TO_BE_OPEN).filter((type) => !FACES.includes(type));
    const looked = model.ofType(...new Set([...types, ...Object.keys(PUBLIC)]));
    if (looked.length === 0) return notApplicable('nothing in the environment could be public');
    return verdict(
      looked,
      looked.flatMap((resource) => [...publicAddress(resource), ...onLoadBalancerCreated(resource, model)]),
      `none of ${looked.length} servers, stores, keys and roles is open to the internet`,
    );
  },
};

function addressesOf(interfaces: unknown): readonly unknown[] {
  return list(interfaces).map((one) => object(one).AssociatePublicIpAddress);
}

function publicAddress(resource: ModelResource): Finding[] {
  return (PUBLIC[resource.type]?.(resource.properties) ?? []).flatMap((value) => {
    const text = scalar(value ?? false);
    if (text === undefined)
      return [unknownFinding('whether it is public is known only at deployment', resource)];
    return text === 'true'
      ? [notMet(SAID_OF[resource.type] ?? 'it has a public address, or gives one', resource)]
      : [];
  });
}

function onLoadBalancerCreated(resource: ModelResource, model: ResourceModel): Finding[] {
  if (FACES.includes(resource.type)) return [];
  return (WAYS_TO_BE_OPEN[resource.type] ?? []).flatMap((way) => {
    const openness = way(resource, model);
    if (openness === undefined) return [];
    return 'open' in openness
      ? [notMet(openness.open, resource)]
      : [unknownFinding(openness.unclear, resource)];
  });
}
