import { list, object } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { statementsOf, type Statement } from './policy-statements';

export const ROLE = 'AWS::IAM::Role';
const ATTACHED_POLICIES = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'];
const AWS_MANAGED = /^arn:[^:]+:iam::aws:policy\/(?:.*\/)?([^/]+)$/;

/** The permissions of a role, inline and by policies. */
export interface RolePermissions {
  readonly statements: readonly Statement[];
  /** Names of its AWS managed policies. */
  readonly awsManaged: readonly string[];
  /** ARNs of policies that no template holds. */
  readonly unknown: readonly string[];
}

/** @param ignored ARNs, as the model writes them, of policies that are left out */
export function permissionsOf(
  role: ModelResource,
  model: ResourceModel,
  ignored: readonly string[],
): RolePermissions {
  const managed = list(role.properties.ManagedPolicyArns)
    .map((value) => ({
      arn: model.text(value, role.stack),
      policy: model.follow(value, role.stack).resource,
    }))
    .filter(({ arn }) => !ignored.includes(arn));
  const policies = new Set([
    ...managed.flatMap(({ policy }) => policy ?? []),
    ...policiesOf(role, model).filter(
      (policy) => !ignored.includes(model.text({ Ref: policy.logicalId }, policy.stack)),
    ),
  ]);
  const documents = [
    ...list(role.properties.Policies).map((inline) => ({
      document: object(inline).PolicyDocument,
      stack: role.stack,
    })),
    ...[...policies].map(({ properties, stack }) => ({ document: properties.PolicyDocument, stack })),
  ];
  const external = managed.filter(({ policy }) => policy === undefined).map(({ arn }) => arn);
  return {
    statements: documents.flatMap(({ document, stack }) => statementsOf(document, stack, model)),
    awsManaged: external.flatMap((arn) => AWS_MANAGED.exec(arn)?.[1] ?? []),
    unknown: external.filter((arn) => !AWS_MANAGED.test(arn)),
  };
}

function policiesOf(role: ModelResource, model: ResourceModel): readonly ModelResource[] {
  return model.ofType(...ATTACHED_POLICIES).filter((policy) => {
    const roles = [...list(policy.properties.Roles), ...list(policy.properties.RoleName)];
    return roles.some(
      (value) => model.follow(value, policy.stack).resource === role || value === role.properties.RoleName,
    );
  });
}
