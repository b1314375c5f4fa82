import {
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import { difference } from './compare';
import { reader, text, type Properties, type Reader } from './reader';

/** A held rule as a template would write it. */
function asRule(rule: SecurityGroupRule, peer: 'Source' | 'Destination'): Properties {
  return {
    IpProtocol: rule.IpProtocol,
    FromPort: rule.FromPort,
    ToPort: rule.ToPort,
    CidrIp: rule.CidrIpv4,
    CidrIpv6: rule.CidrIpv6,
    [`${peer}PrefixListId`]: rule.PrefixListId,
    [`${peer}SecurityGroupId`]: rule.ReferencedGroupInfo?.GroupId,
    Description: rule.Description,
  };
}

/**
 * The held rules that the group's own list asks for, and the one that lets everything out, which EC2 makes by itself and
 * which must be gone when a template lists others. Rules of their own resource type are compared there.
 */
function ownRules(held: readonly SecurityGroupRule[], asked: unknown, egress: boolean): Properties[] {
  const rules = held
    .filter((rule) => rule.IsEgress === egress)
    .map((rule) => asRule(rule, egress ? 'Destination' : 'Source'));
  const list = Array.isArray(asked) ? (asked as unknown[]) : [];
  return rules.filter(
    (rule) =>
      (rule.IpProtocol === '-1' && rule.CidrIp === '0.0.0.0/0') ||
      list.some((item) => difference(item, rule) === undefined),
  );
}

function ruleReader(peer: 'Source' | 'Destination'): Reader {
  return reader(
    async ({ ec2 }, { physicalId, properties }) => {
      const answer = await ec2.send(
        new DescribeSecurityGroupRulesCommand({
          Filters: [{ Name: 'group-id', Values: [text(properties.GroupId)] }],
        }),
      );
      return answer.SecurityGroupRules?.find((rule) => rule.SecurityGroupRuleId === physicalId);
    },
    {
      GroupId: (rule) => rule.GroupId,
      ...Object.fromEntries(
        ['IpProtocol', 'FromPort', 'ToPort', 'CidrIp', 'CidrIpv6', 'Description']
          .concat([`${peer}PrefixListId`, `${peer}SecurityGroupId`])
          .map((name) => [name, (rule: SecurityGroupRule) => asRule(rule, peer)[name]]),
      ),
    },
    { Id: (rule) => rule.SecurityGroupRuleId },
  );
}

/** EC2: security groups and their rules. */
export const SECURITY_GROUPS: { readonly [type: string]: Reader } = {
  'AWS::EC2::SecurityGroup': reader(
    async ({ ec2 }, { physicalId, properties }) => {
      const answer = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [physicalId] }));
      const group = answer.SecurityGroups?.[0];
      if (group === undefined) return undefined;
      const rules = await ec2.send(
        new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [physicalId] }] }),
      );
      const held = rules.SecurityGroupRules ?? [];
      return {
        ...group,
        ingress: ownRules(held, properties.SecurityGroupIngress, false),
        egress: ownRules(held, properties.SecurityGroupEgress, true),
      };
    },
    {
      GroupDescription: (group) => group.Description,
      GroupName: (group) => group.GroupName,
      VpcId: (group) => group.VpcId,
      SecurityGroupIngress: (group) => group.ingress,
      SecurityGroupEgress: (group) => group.egress,
      Tags: (group) => group.Tags,
    },
    { GroupId: (group) => group.GroupId, VpcId: (group) => group.VpcId },
  ),
  'AWS::EC2::SecurityGroupIngress': ruleReader('Source'),
  'AWS::EC2::SecurityGroupEgress': ruleReader('Destination'),
};
