import { expanded } from './for-each';
import { type GivenParameters, withParameters } from './template-parameters';
import { isObject, list, object, scalar, type JsonObject } from '../../internal/json';
import type { ModelResource, ModelStack, SourceLine } from './resource-model';
import { templateGapsIn, type TemplateGap } from './template-gaps';

/** A template and its stack. */
export interface Template {
  readonly stack: ModelStack;
  readonly resources: ReadonlyMap<string, ModelResource>;
  readonly parameters: JsonObject;
  readonly outputs: JsonObject;
  readonly conditions: JsonObject;
  readonly mappings: JsonObject;
  readonly rules: JsonObject;
  /** What macros, modules and loops add or change. */
  readonly templateGaps: readonly TemplateGap[];
  /** The resource that makes a nested stack. */
  readonly parent?: ModelResource;
}

/** A template before it is read. */
export interface TemplateSource {
  readonly body: unknown;
  readonly bytes: number;
  readonly name: string;
  readonly constructPath?: string;
  readonly account?: string;
  readonly region?: string;
  readonly templateFile?: string;
  /** The code that makes resources, by logical id. */
  readonly sources?: ReadonlyMap<string, SourceLine>;
  /** Construct paths by logical id. */
  readonly constructPaths?: ReadonlyMap<string, string>;
  /** Changes a resource before it is read. */
  readonly prepare?: (logicalId: string, resource: JsonObject) => JsonObject;
  /**
   * The tags of the stack.
   *
   * @default - not known; a nested stack has those of its parent
   */
  readonly tags?: JsonObject;
  /** A nested stack gets its parameters from its parent. */
  readonly parameters?: GivenParameters;
  readonly parent?: ModelResource;
}

const PATH_METADATA = 'aws:cdk:path';

export function readTemplate(source: TemplateSource): Template {
  const given = source.parent === undefined ? source.parameters : undefined;
  const body = withParameters(object(source.body), given);
  const written = prepared(expanded(object(body.Resources)), source.prepare);
  const declared = Object.entries(written).filter(([logicalId]) => !logicalId.startsWith('Fn::'));
  const stack: ModelStack = {
    name: source.name,
    constructPath: source.constructPath,
    account: source.account,
    region: source.region,
    ...present('templateFile', source.templateFile),
    ...present('parent', source.parent),
    ...present('tags', source.tags ?? (source.parent && tagsBelow(source.parent))),
    size: {
      resources: declared.length,
      parameters: Object.keys(object(body.Parameters)).length,
      outputs: Object.keys(object(body.Outputs)).length,
      templateBytes: source.bytes,
    },
  };
  const resources = declared.map(([logicalId, value]): [string, ModelResource] => {
    const resource = object(value);
    return [
      logicalId,
      {
        type: scalar(resource.Type) ?? 'unknown',
        logicalId,
        stack,
        constructPath:
          source.constructPaths?.get(logicalId) ?? scalar(object(resource.Metadata)[PATH_METADATA]),
        ...present('source', source.sources?.get(logicalId)),
        properties: object(resource.Properties),
        deletionPolicy: scalar(resource.DeletionPolicy),
        updateReplacePolicy: scalar(resource.UpdateReplacePolicy),
        dependsOn: list(resource.DependsOn).map(String),
        condition: scalar(resource.Condition),
      },
    ];
  });
  return {
    stack,
    resources: new Map(resources),
    parameters: object(body.Parameters),
    outputs: object(body.Outputs),
    conditions: object(body.Conditions),
    mappings: object(body.Mappings),
    rules: object(body.Rules),
    templateGaps: templateGapsIn(body, written),
    parent: source.parent,
  };
}

/** The tags of a nested stack: those of its parent stack, and its own. */
function tagsBelow({ stack, properties }: ModelResource): JsonObject | undefined {
  const own = list(properties.Tags).map(object);
  if (stack.tags === undefined && own.length === 0) return undefined;
  return { ...stack.tags, ...Object.fromEntries(own.map(({ Key, Value }) => [String(Key), Value])) };
}

function prepared(resources: JsonObject, prepare: TemplateSource['prepare']): JsonObject {
  if (prepare === undefined) return resources;
  return Object.fromEntries(
    Object.entries(resources).map(([logicalId, resource]) => [
      logicalId,
      isObject(resource) ? prepare(logicalId, resource) : resource,
    ]),
  );
}

/** A field that is left out without a value, and so also from the ledger. */
function present<K extends string, T>(name: K, value: T | undefined): { readonly [Name in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Name in K]?: T });
}
