import { list } from '../../internal/json';
import { Candidates } from './candidates';
import { Exploration } from './exploration';
import { References } from './references';
import { resolvedTemplates } from './resolved-templates';
import type { ModelResource, ResourceModel } from './resource-model';
import type { Template } from './template';
import { gapsOfDeployer, type TemplateGap } from './template-gaps';

/**
 * Types that change the access to another resource, by the property that refers to it. A rule of a security group belongs
 * to the environment of the group, in whatever stack it is.
 */
const ACCESS_REFERENCES: Readonly<Partial<Record<string, string>>> = {
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

/** A model of the included resources and of what changes the access to them; references lead to all others, too. */
export function modelWhere(
  written: readonly Template[],
  isIncluded: (resource: ModelResource) => boolean,
): ResourceModel {
  const exploration = new Exploration();
  const { templates, exists, conditionsOf } = resolvedTemplates(written, exploration);
  const references = new References(templates);
  const all = templates.flatMap((template) => [...template.resources.values()]);
  const held = heldOf(all, references, isIncluded);
  const resources = all.filter((resource) => held.has(resource));
  const byType = new Map<string, ModelResource[]>();
  for (const resource of resources) {
    byType.set(resource.type, [...(byType.get(resource.type) ?? []), resource]);
  }
  const candidate = (resource: ModelResource) => ({
    value: resource,
    conditions: conditionsOf(resource),
    exists: () => exists(resource),
  });
  const ofTypes = (types: readonly string[]) => {
    if (types.length === 1) return byType.get(types[0]) ?? [];
    const wanted = new Set(types);
    return resources.filter(({ type }) => wanted.has(type));
  };
  return {
    get resources() {
      return resources.filter(exists);
    },
    stacks: [...new Set(resources.map((resource) => resource.stack))],
    // Computed on demand, since few models are asked for it.
    get templateGaps() {
      return templateGapsOf(templates, held);
    },
    ofType: (...types) => ofTypes(types).filter(exists),
    possible: (...types) => new Candidates(ofTypes(types).map(candidate), exploration),
    holds: (resource) => held.has(resource),
    follow: (value, stack) => references.follow(value, stack),
    text: (value, stack) => references.text(value, stack),
    exploration,
  };
}

/** The included resources, and those that change the access to them. */
function heldOf(
  all: readonly ModelResource[],
  references: References,
  isIncluded: (resource: ModelResource) => boolean,
): ReadonlySet<ModelResource> {
  const included = new Set(all.filter(isIncluded));
  const referring = all.filter((resource) => {
    if (included.has(resource)) return false;
    const property = ACCESS_REFERENCES[resource.type];
    return list(property && resource.properties[property]).some((value) => {
      const target = references.follow(value, resource.stack).resource;
      return target !== undefined && included.has(target);
    });
  });
  return new Set([...included, ...referring]);
}

const NESTED_STACK = 'AWS::CloudFormation::Stack';

function templateGapsOf(
  templates: readonly Template[],
  held: ReadonlySet<ModelResource>,
): readonly TemplateGap[] {
  const parents = new Set(templates.map(({ parent }) => parent));
  return templates.flatMap(({ templateGaps, resources }) => {
    const ofTemplate = [...resources.values()].filter((resource) => held.has(resource));
    const nested = ofTemplate
      .filter((resource) => resource.type === NESTED_STACK && !parents.has(resource))
      .map(({ logicalId }) => ({
        description: `nested stack ${logicalId} has no template here`,
        mayChange: false,
      }));
    const deployed = ofTemplate.flatMap(({ type, logicalId }) => gapsOfDeployer(type, logicalId));
    return [...(ofTemplate.length > 0 || resources.size === 0 ? templateGaps : []), ...nested, ...deployed];
  });
}
