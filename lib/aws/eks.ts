import { isSame } from '../internal/values';
import { list } from '../internal/json';
import { isAnyAddress } from './addresses';
import { any, type Answer, isTrue } from './answers';
import {
  ALWAYS,
  BY_SECURITY_GROUPS,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
} from './facts';
import { addressOfLaunched, encryptionOfLaunched } from './launched';
import { within } from './within';

const NODE_GROUP = 'AWS::EKS::Nodegroup';
const FARGATE_PROFILE = 'AWS::EKS::FargateProfile';

/** Stands for a number that no template shows. */
const UNKNOWN = {};

/** Amazon EKS. */
export const EKS: ServiceFacts = {
  'AWS::EKS::Cluster': {
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_GetSupportedResourceTypes.html
    data: { awsBackup: { type: 'EKS' } },
    // https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
    encryptedAtRest: ALWAYS,
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-cluster.html
    encryptedInTransit: ALWAYS,
    // The control plane is in several zones (same page); nodes are in those of their subnets.
    multiAz: ALWAYS,
    deletionProtection: ({ properties }) => isTrue(properties.DeletionProtection),
    // https://docs.aws.amazon.com/eks/latest/userguide/platform-versions.html
    updates: ALWAYS,
    health: { namespaces: ['AWS/EKS', 'ContainerInsights'], dimension: 'ClusterName', property: 'Name' },
    exposure: {
      internet: ({ properties }) =>
        isTrue(within(properties.ResourcesVpcConfig, 'EndpointPublicAccess'), true),
      admission: isApiOpen,
      webAcl: 'not supported',
    },
    // Auto Mode, Karpenter and self-managed nodes are in no template; node groups and profiles answer for theirs.
    server: {
      min: (cluster, around) => (hasOtherNodes(cluster, around) ? [UNKNOWN] : []),
      max: (cluster, around) => (hasOtherNodes(cluster, around) ? [UNKNOWN] : []),
    },
  },
  [NODE_GROUP]: {
    data: NOT_APPLICABLE,
    encryptedAtRest: (group, around) => encryptionOfLaunched(launchTemplatesOf(group), group, around),
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'new versions of its AMI',
      property: 'ReleaseVersion',
      // EKS updates nodes only when it is asked to.
      // https://docs.aws.amazon.com/eks/latest/userguide/update-managed-node-group.html
      isAutomatic: () => 'no',
    },
    // Alarms are on metrics of the cluster.
    health: NOT_APPLICABLE,
    exposure: {
      internet: (group, around) =>
        addressOfLaunched(launchTemplatesOf(group), list(group.properties.Subnets), group, around),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: {
      min: ({ properties }) => [within(properties.ScalingConfig, 'MinSize') ?? 1],
      max: ({ properties }) => [within(properties.ScalingConfig, 'MaxSize') ?? 2],
      subnets: ({ properties }) => list(properties.Subnets),
    },
  },
  [FARGATE_PROFILE]: {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-patching.html
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    // Kubernetes decides how many pods run.
    server: {
      min: () => [UNKNOWN],
      max: () => [UNKNOWN],
      subnets: ({ properties }) => (properties.Subnets === undefined ? [UNKNOWN] : list(properties.Subnets)),
    },
  },
};

function launchTemplatesOf({ properties }: TemplateResource): readonly unknown[] {
  return list(properties.LaunchTemplate);
}

/** True for Auto Mode, and for a cluster whose nodes are in no template. */
function hasOtherNodes(cluster: TemplateResource, around: Surroundings): boolean {
  const { ComputeConfig, Name } = cluster.properties;
  const hasNodes = around.ofType(NODE_GROUP, FARGATE_PROFILE).some((nodes) => {
    const { ClusterName } = nodes.properties;
    return around.follow(ClusterName, nodes) === cluster || (Name !== undefined && isSame(ClusterName, Name));
  });
  return !hasNodes || isTrue(within(ComputeConfig, 'Enabled')) !== 'no';
}

/**
 * Whether any address reaches the public endpoint of the Kubernetes API.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html
 */
function isApiOpen({ properties }: TemplateResource): Answer {
  const ranges = within(properties.ResourcesVpcConfig, 'PublicAccessCidrs') ?? '0.0.0.0/0';
  return any(list(ranges).map(isAnyAddress));
}
