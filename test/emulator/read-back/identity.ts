import {
  GetInstanceProfileCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
} from '@aws-sdk/client-iam';
import { reader, text, type Reader } from './reader';

/** IAM. */
export const IDENTITY: { readonly [type: string]: Reader } = {
  'AWS::IAM::Role': reader(
    async ({ iam }, { physicalId, properties }) => {
      const role = (await iam.send(new GetRoleCommand({ RoleName: physicalId }))).Role;
      const componentConfigs = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: physicalId }));
      // Managed policies of the template attach themselves; only those that the role names are the role's.
      const asked = Array.isArray(properties.ManagedPolicyArns) ? properties.ManagedPolicyArns : [];
      const own = componentConfigs.AttachedPolicies?.map((policy) => policy.PolicyArn).filter((arn) =>
        asked.includes(arn),
      );
      return role === undefined ? undefined : { ...role, own };
    },
    {
      AssumeRolePolicyDocument: (role) => role.AssumeRolePolicyDocument,
      Description: (role) => role.Description,
      ManagedPolicyArns: (role) => role.own,
      MaxSessionDuration: (role) => role.MaxSessionDuration,
      PermissionsBoundary: (role) => role.PermissionsBoundary?.PermissionsBoundaryArn,
      RoleName: (role) => role.RoleName,
      Path: (role) => role.Path,
      Tags: (role) => role.Tags,
    },
    { Arn: (role) => role.Arn, RoleId: (role) => role.RoleId },
  ),
  'AWS::IAM::Policy': reader(
    async ({ iam }, { properties }) => {
      const name = text(properties.PolicyName);
      const roles = Array.isArray(properties.Roles) ? properties.Roles.map(text) : [];
      const documents = await Promise.all(
        roles.map((role) => iam.send(new GetRolePolicyCommand({ RoleName: role, PolicyName: name }))),
      );
      const first = documents.at(0);
      return first === undefined
        ? undefined
        : { ...first, roles: documents.map((document) => document.RoleName) };
    },
    {
      PolicyName: (policy) => policy.PolicyName,
      PolicyDocument: (policy) => policy.PolicyDocument,
      Roles: (policy) => policy.roles,
    },
  ),
  'AWS::IAM::ManagedPolicy': reader(
    async ({ iam }, { physicalId }) => {
      const policy = (await iam.send(new GetPolicyCommand({ PolicyArn: physicalId }))).Policy;
      const version = await iam.send(
        new GetPolicyVersionCommand({ PolicyArn: physicalId, VersionId: policy?.DefaultVersionId }),
      );
      const entities = await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn: physicalId }));
      const roles = entities.PolicyRoles?.map((role) => role.RoleName);
      return policy === undefined
        ? undefined
        : { ...policy, document: version.PolicyVersion?.Document, roles };
    },
    {
      ManagedPolicyName: (policy) => policy.PolicyName,
      Description: (policy) => policy.Description,
      Path: (policy) => policy.Path,
      PolicyDocument: (policy) => policy.document,
      Roles: (policy) => policy.roles,
    },
    { PolicyArn: (policy) => policy.Arn },
  ),
  'AWS::IAM::InstanceProfile': reader(
    async ({ iam }, { physicalId }) =>
      (await iam.send(new GetInstanceProfileCommand({ InstanceProfileName: physicalId }))).InstanceProfile,
    { Roles: (profile) => profile.Roles?.map((role) => role.RoleName) },
    { Arn: (profile) => profile.Arn },
  ),
};
