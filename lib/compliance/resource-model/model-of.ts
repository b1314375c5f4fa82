import type { Noting } from './assumed';
import { References } from './follow';
import { list } from './json';
import type { ModelResource, ResourceModel } from './resource-model';
import type { Template } from './template';
import { NOTHING_ASSUMED, type Unknown } from './unknowns';
import { hiddenByUnknownTypes } from './unknown-types';
import type { Unseen } from './unseen';
import { type World, worldsOf } from './worlds';

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
  const model = plainModel(templates, lookedAt, () => undefined);
  return { ...model, visit: visiting(templates, lookedAt) };
}

/** The resources with all that templates settle by themselves: values of mappings, and of parameters that are given. */
export function asWritten(model: ResourceModel): ResourceModel {
  return model.visit?.(NOTHING_ASSUMED, (world) => world).found ?? model;
}

/** Worlds are kept, since every check asks for the same ones. */
function visiting(
  templates: readonly Template[],
  lookedAt: (resource: ModelResource) => boolean,
): ResourceModel['visit'] {
  const kept = new Map<string, ResourceModel>();
  let asked = new Map<string, Unknown>();
  const note = (unknown: Unknown): void => {
    if (asked.get(unknown.key)?.isExact !== true) asked.set(unknown.key, unknown);
  };
  const worlds = worldsOf(templates, note);
  if (worlds === undefined) return undefined;
  return (assumption, look) => {
    // Reads `ELSE` as null, which no parameter is.
    const key = JSON.stringify([...assumption]);
    const model = kept.get(key) ?? modelIn(worlds(assumption), lookedAt, note);
    kept.set(key, model);
    asked = new Map();
    return { found: look(model), asked };
  };
}

function modelIn(
  { templates, doubts }: World,
  lookedAt: (resource: ModelResource) => boolean,
  note: Noting,
): ResourceModel {
  return plainModel(templates, lookedAt, (resource) => doubts.get(resource)?.forEach(note));
}

/** @param met called with each resource that is handed out */
function plainModel(
  templates: readonly Template[],
  lookedAt: (resource: ModelResource) => boolean,
  met: (resource: ModelResource) => void,
): ResourceModel {
  const references = new References(templates);
  const all = templates.flatMap((template) => [...template.resources.values()]);
  const chosen = new Set(all.filter(lookedAt));
  const attached = all.filter((resource) => {
    if (chosen.has(resource)) return false;
    const property = ATTACHMENTS[resource.type];
    return list(property && resource.properties[property]).some((value) => {
      const target = references.follow(value, resource.stack).resource;
      return target !== undefined && chosen.has(target);
    });
  });
  const held = new Set([...chosen, ...attached]);
  const resources = all.filter((resource) => held.has(resource));
  const handOut = (found: readonly ModelResource[]): readonly ModelResource[] => {
    found.forEach(met);
    return found;
  };
  return {
    get resources() {
      return handOut(resources);
    },
    stacks: [...new Set(resources.map((resource) => resource.stack))],
    // Every scenario has a model, and few are asked for it.
    get unseen() {
      return unseenOf(templates, held);
    },
    ofType: (...types) => handOut(resources.filter((resource) => types.includes(resource.type))),
    holds: (resource) => held.has(resource),
    follow: (value, stack) => {
      const followed = references.follow(value, stack);
      if (followed.resource !== undefined) met(followed.resource);
      return followed;
    },
    text: (value, stack) => references.text(value, stack),
  };
}

const NESTED_STACK = 'AWS::CloudFormation::Stack';

function unseenOf(templates: readonly Template[], held: ReadonlySet<ModelResource>): readonly Unseen[] {
  const parents = new Set(templates.map(({ parent }) => parent));
  const written = templates.flatMap(({ unseen, resources }) => {
    const ofTemplate = [...resources.values()].filter((resource) => held.has(resource));
    const nested = ofTemplate
      .filter((resource) => resource.type === NESTED_STACK && !parents.has(resource))
      .map(({ logicalId }) => ({
        what: `the template of nested stack ${logicalId} is not here`,
        mayChange: false,
      }));
    return [...(ofTemplate.length > 0 || resources.size === 0 ? unseen : []), ...nested];
  });
  return [...written, ...hiddenByUnknownTypes([...held])];
}
