import {
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
} from '@aws-sdk/client-ec2';
import { reader, type Reader } from './reader';

/** EC2: instances and their launch templates. */
export const INSTANCES: { readonly [type: string]: Reader } = {
  'AWS::EC2::Instance': reader(
    async ({ ec2 }, { physicalId }) =>
      (await ec2.send(new DescribeInstancesCommand({ InstanceIds: [physicalId] }))).Reservations?.[0]
        ?.Instances?.[0],
    {
      ImageId: (instance) => instance.ImageId,
      InstanceType: (instance) => instance.InstanceType,
      SubnetId: (instance) => instance.SubnetId,
      SecurityGroupIds: (instance) => instance.SecurityGroups?.map((group) => group.GroupId),
      NetworkInterfaces: (instance) =>
        instance.NetworkInterfaces?.map((face) => ({
          DeviceIndex: face.Attachment?.DeviceIndex,
          SubnetId: face.SubnetId,
          GroupSet: face.Groups?.map((group) => group.GroupId),
          AssociatePublicIpAddress: face.Association !== undefined,
        })),
      IamInstanceProfile: (instance) => instance.IamInstanceProfile?.Arn?.split('/').pop(),
      Tags: (instance) => instance.Tags,
    },
    { InstanceId: (instance) => instance.InstanceId, PrivateIp: (instance) => instance.PrivateIpAddress },
  ),
  'AWS::EC2::LaunchTemplate': reader(
    async ({ ec2 }, { physicalId }) => {
      const asked = { LaunchTemplateIds: [physicalId] };
      const template = (await ec2.send(new DescribeLaunchTemplatesCommand(asked))).LaunchTemplates?.[0];
      const versions = await ec2.send(
        new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: physicalId, Versions: ['$Latest'] }),
      );
      const data = versions.LaunchTemplateVersions?.[0]?.LaunchTemplateData;
      return template === undefined ? undefined : { ...template, data };
    },
    {
      LaunchTemplateName: (template) => template.LaunchTemplateName,
      LaunchTemplateData: (template) => template.data,
    },
    { LatestVersionNumber: (template) => template.LatestVersionNumber },
  ),
};
