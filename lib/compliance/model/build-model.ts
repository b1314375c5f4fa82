import type { UnknownListener } from './assumptions';
import { References } from './references';
import { list } from '../../internal/json';
import type { ModelResource, ResourceModel } from './resource-model';
import type { Template } from './template';
import { NOTHING_ASSUMED, type Unknown } from './unknowns';
import { gapsOfDeployer, type TemplateGap } from './template-gaps';
import { type Scenario, scenariosOf } from './scenarios';

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
  templates: readonly Template[],
  isIncluded: (resource: ModelResource) => boolean,
): ResourceModel {
  const model = plainModel(templates, isIncluded, () => undefined);
  return { ...model, visit: visitor(templates, isIncluded) };
}

/** The resources with the values that need no assumption: those of mappings and of given parameters. */
export function withoutAssumptions(model: ResourceModel): ResourceModel {
  return model.visit?.(NOTHING_ASSUMED, (scenario) => scenario).found ?? model;
}

/** Scenarios are kept, since all checks evaluate the same ones. */
function visitor(
  templates: readonly Template[],
  isIncluded: (resource: ModelResource) => boolean,
): ResourceModel['visit'] {
  const kept = new Map<string, ResourceModel>();
  let asked = new Map<string, Unknown>();
  const onUnknown = (unknown: Unknown): void => {
    if (asked.get(unknown.key)?.isExact !== true) asked.set(unknown.key, unknown);
  };
  const scenarios = scenariosOf(templates, onUnknown);
  if (scenarios === undefined) return undefined;
  return (assumption, evaluate) => {
    // `ELSE` becomes null, which no parameter is.
    const key = JSON.stringify([...assumption]);
    const model = kept.get(key) ?? modelIn(scenarios(assumption), isIncluded, onUnknown);
    kept.set(key, model);
    const outer = asked;
    const inner = new Map<string, Unknown>();
    asked = inner;
    try {
      return { found: evaluate(model), asked: inner };
    } finally {
      // A check may evaluate another check during a visit.
      asked = outer;
    }
  };
}

function modelIn(
  { templates, doubts }: Scenario,
  isIncluded: (resource: ModelResource) => boolean,
  onUnknown: UnknownListener,
): ResourceModel {
  return plainModel(templates, isIncluded, (resource) => doubts.get(resource)?.forEach(onUnknown));
}

/** @param onRead called with each resource that the model returns */
function plainModel(
  templates: readonly Template[],
  isIncluded: (resource: ModelResource) => boolean,
  onRead: (resource: ModelResource) => void,
): ResourceModel {
  const references = new References(templates);
  const all = templates.flatMap((template) => [...template.resources.values()]);
  const included = new Set(all.filter(isIncluded));
  const referring = all.filter((resource) => {
    if (included.has(resource)) return false;
    const property = ACCESS_REFERENCES[resource.type];
    return list(property && resource.properties[property]).some((value) => {
      const target = references.follow(value, resource.stack).resource;
      return target !== undefined && included.has(target);
    });
  });
  const held = new Set([...included, ...referring]);
  const resources = all.filter((resource) => held.has(resource));
  const returned = (found: readonly ModelResource[]): readonly ModelResource[] => {
    found.forEach(onRead);
    return found;
  };
  return {
    get resources() {
      return returned(resources);
    },
    stacks: [...new Set(resources.map((resource) => resource.stack))],
    // Computed on demand, since every scenario has a model.
    get templateGaps() {
      return templateGapsOf(templates, held);
    },
    ofType: (...types) => returned(resources.filter((resource) => types.includes(resource.type))),
    holds: (resource) => held.has(resource),
    follow: (value, stack) => {
      const followed = references.follow(value, stack);
      if (followed.resource !== undefined) onRead(followed.resource);
      return followed;
    },
    text: (value, stack) => references.text(value, stack),
  };
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
