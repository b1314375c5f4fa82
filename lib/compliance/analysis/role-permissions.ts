import { list, object } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
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

/** @param besides ARNs, as the model writes them, of policies that are left out */
export function permissionsOf(
  role: ModelResource,
  model: ResourceModel,
  besides: readonly string[],
): RolePermissions {
  const componentConfigs = list(role.properties.ManagedPolicyArns)
    .map((value) => ({
      arn: model.text(value, role.stack),
      policy: model.follow(value, role.stack).resource,
    }))
    .filter(({ arn }) => !besides.includes(arn));
  const policies = new Set([
    ...componentConfigs.flatMap(({ policy }) => policy ?? []),
    ...policiesNaming(role, model).filter(
      (policy) => !besides.includes(model.text({ Ref: policy.logicalId }, policy.stack)),
    ),
  ]);
  const documents = [
    ...list(role.properties.Policies).map((inline) => ({
      document: object(inline).PolicyDocument,
      stack: role.stack,
    })),
    ...[...policies].map(({ properties, stack }) => ({ document: properties.PolicyDocument, stack })),
  ];
  const inherited = componentConfigs.filter(({ policy }) => policy === undefined).map(({ arn }) => arn);
  return {
    statements: documents.flatMap(({ document, stack }) => statementsOf(document, stack, model)),
    managedByAws: inherited.flatMap((arn) => MANAGED_BY_AWS.exec(arn)?.[1] ?? []),
    unknown: inherited.filter((arn) => !MANAGED_BY_AWS.test(arn)),
  };
}

function policiesNaming(role: ModelResource, model: ResourceModel): readonly ModelResource[] {
  return model.ofType(...ATTACHED_POLICIES).filter((policy) => {
    const roles = [...list(policy.properties.Roles), ...list(policy.properties.RoleName)];
    return roles.some(
      (value) => model.follow(value, policy.stack).resource === role || value === role.properties.RoleName,
    );
  });
}
