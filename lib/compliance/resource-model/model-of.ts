import { References } from './follow';
import { list } from './json';
import type { ModelResource, ResourceModel } from './resource-model';
import type { Template } from './template';

/**
 * Resources that change what another one lets through or who may use it, wherever they stand, by the property that
 * names the other: a rule that opens a security group of an environment concerns the environment.
 */
const ATTACHMENTS: Readonly<Partial<Record<string, string>>> = {
  'AWS::EC2::SecurityGroupIngress': 'GroupId',
  'AWS::EC2::SecurityGroupEgress': 'GroupId',
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::Lambda::Permission': 'FunctionName',
  'AWS::Lambda::Url': 'TargetFunctionArn',
  'AWS::SecretsManager::ResourcePolicy': 'SecretId',
  'AWS::IAM::Policy': 'Roles',
  'AWS::IAM::ManagedPolicy': 'Roles',
  'AWS::IAM::RolePolicy': 'RoleName',
};

/** A model of all resources of the templates. */
export function modelOf(templates: readonly Template[]): ResourceModel {
  return modelWhere(templates, () => true);
}

/** A model of the resources that are `looked at` and of what is attached to them; references reach all others. */
export function modelWhere(
  templates: readonly Template[],
  lookedAt: (resource: ModelResource) => boolean,
): ResourceModel {
  const references = new References(templates);
  const all = templates.flatMap((template) => [...template.resources.values()]);
  const chosen = new Set(all.filter(lookedAt));
  const attached = all.filter((resource) => {
    const property = ATTACHMENTS[resource.type];
    if (property === undefined || chosen.has(resource)) return false;
    return list(resource.properties[property]).some((value) => {
      const target = references.follow(value, resource.stack).resource;
      return target !== undefined && chosen.has(target);
    });
  });
  const held = new Set([...chosen, ...attached]);
  const resources = all.filter((resource) => held.has(resource));
  return {
    resources,
    stacks: [...new Set(resources.map((resource) => resource.stack))],
    ofType: (...types) => resources.filter((resource) => types.includes(resource.type)),
    holds: (resource) => held.has(resource),
    follow: (value, stack) => references.follow(value, stack),
    text: (value, stack) => references.text(value, stack),
  };
}
