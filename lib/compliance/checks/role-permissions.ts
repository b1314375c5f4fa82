import { list, object } from '../resource-model/json';
import type { ModelResource, ResourceModel } from '../resource-model/resource-model';
import { statementsOf, type Statement } from './policy-statements';

export const ROLE = 'AWS::IAM::Role';
const ATTACHED_POLICIES = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'];
const MANAGED_BY_AWS = /^arn:[^:]+:iam::aws:policy\/(?:.*\/)?([^/]+)$/;

/** All that a role is allowed, from wherever it is written. */
export interface RolePermissions {
  readonly statements: readonly Statement[];
  /** Names of the policies of AWS's own that it has. */
  readonly managedByAws: readonly string[];
  /** Policies whose content no template holds. */
  readonly unknown: readonly string[];
}

export function permissionsOf(role: ModelResource, model: ResourceModel): RolePermissions {
  const documents = [
    ...list(role.properties.Policies).map((inline) => ({
      document: object(inline).PolicyDocument,
      stack: role.stack,
    })),
    ...policiesOf(role, model).map(({ properties, stack }) => ({
      document: properties.PolicyDocument,
      stack,
    })),
  ];
  const arns = list(role.properties.ManagedPolicyArns)
    .filter((value) => model.follow(value, role.stack).resource === undefined)
    .map((value) => model.text(value, role.stack));
  return {
    statements: documents.flatMap(({ document, stack }) => statementsOf(document, stack, model)),
    managedByAws: arns.flatMap((arn) => MANAGED_BY_AWS.exec(arn)?.[1] ?? []),
    unknown: arns.filter((arn) => !MANAGED_BY_AWS.test(arn)),
  };
}

/** Policies that name the role, and policies that the role names. */
function policiesOf(role: ModelResource, model: ResourceModel): readonly ModelResource[] {
  const named = list(role.properties.ManagedPolicyArns).map(
    (value) => model.follow(value, role.stack).resource,
  );
  return model.ofType(...ATTACHED_POLICIES).filter((policy) => {
    const roles = [...list(policy.properties.Roles), ...list(policy.properties.RoleName)];
    return named.includes(policy) || roles.some((value) => isRole(value, policy, role, model));
  });
}

function isRole(value: unknown, policy: ModelResource, role: ModelResource, model: ResourceModel): boolean {
  if (model.follow(value, policy.stack).resource === role) return true;
  return typeof value === 'string' && value === role.properties.RoleName;
}
