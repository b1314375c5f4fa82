import { DescribeLogGroupsCommand, ListTagsForResourceCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
  ListResourceTagsCommand,
} from '@aws-sdk/client-kms';
import { reader, type Reader } from './reader';

/** KMS and CloudWatch Logs. */
export const KEYS_AND_LOGS: { readonly [type: string]: Reader } = {
  'AWS::KMS::Key': reader(
    async ({ kms }, { physicalId: KeyId }) => {
      const key = (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
      if (key === undefined) return undefined;
      const [rotation, policy, tags] = await Promise.all([
        kms.send(new GetKeyRotationStatusCommand({ KeyId })),
        kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' })),
        kms.send(new ListResourceTagsCommand({ KeyId })),
      ]);
      return { ...key, rotation, policy: policy.Policy, tags: tags.Tags };
    },
    {
      Description: (key) => key.Description,
      EnableKeyRotation: (key) => key.rotation.KeyRotationEnabled,
      RotationPeriodInDays: (key) => key.rotation.RotationPeriodInDays,
      Enabled: (key) => key.Enabled,
      KeyPolicy: (key) => key.policy,
      KeySpec: (key) => key.KeySpec,
      KeyUsage: (key) => key.KeyUsage,
      MultiRegion: (key) => key.MultiRegion,
      Tags: (key) => key.tags?.map((tag) => ({ Key: tag.TagKey, Value: tag.TagValue })),
    },
    { Arn: (key) => key.Arn, KeyId: (key) => key.KeyId },
  ),
  'AWS::KMS::Alias': reader(
    async ({ kms }, { physicalId }) => {
      const aliases = (await kms.send(new ListAliasesCommand({}))).Aliases;
      const alias = aliases?.find((candidate) => candidate.AliasName === physicalId);
      if (alias === undefined) return undefined;
      const key = await kms.send(new DescribeKeyCommand({ KeyId: alias.TargetKeyId }));
      return { ...alias, key: key.KeyMetadata };
    },
    { AliasName: (alias) => alias.AliasName, TargetKeyId: (alias) => alias.key?.Arn },
  ),
  'AWS::Logs::LogGroup': reader(
    async ({ logs }, { physicalId }) => {
      const groups = (await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: physicalId })))
        .logGroups;
      const group = groups?.find((candidate) => candidate.logGroupName === physicalId);
      if (group === undefined) return undefined;
      const resourceArn = group.arn?.replace(/:\*$/, '');
      const tags = await logs.send(new ListTagsForResourceCommand({ resourceArn }));
      return { ...group, tags: tags.tags ?? {} };
    },
    {
      LogGroupName: (group) => group.logGroupName,
      RetentionInDays: (group) => group.retentionInDays,
      KmsKeyId: (group) => group.kmsKeyId,
      LogGroupClass: (group) => group.logGroupClass,
      Tags: (group) => Object.entries(group.tags).map(([Key, Value]) => ({ Key, Value })),
    },
    { Arn: (group) => group.arn },
  ),
};
