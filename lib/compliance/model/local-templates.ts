import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { didYouMean } from '../../internal/did-you-mean';
import { StageEnvironmentError } from '../../internal/errors';
import { isObject, list, object, scalar, type JsonObject } from '../../internal/json';
import type { ModelResource } from './resource-model';

export const NESTED_STACK = 'AWS::CloudFormation::Stack';
const STACK_SET = 'AWS::CloudFormation::StackSet';
const PRODUCT = 'AWS::ServiceCatalog::CloudFormationProvisionedProduct';
const SERVERLESS_APPLICATION = 'AWS::Serverless::Application';

/** Local files in place of other templates, by the name that stands for them. */
export class LocalTemplates {
  private readonly seen = new Set<string>();

  /**
   * @param files paths by the logical id of a nested stack, stack set, provisioned product, serverless application or
   * module, alone or after the name of its stack and a slash, or by the location of an include
   * @throws StageEnvironmentError if there is no such file
   */
  constructor(private readonly files: ReadonlyMap<string, string> = new Map()) {
    for (const [name, file] of files) {
      if (isFile(file)) continue;
      throw new StageEnvironmentError({
        id: 'template.local-missing',
        what: `'--template' ${name}`,
        value: file,
        limit: 'there is no such file',
        remediation: 'give the path of a template that exists and is readable',
      });
    }
  }

  /**
   * The resource as a nested stack, if its template is local: given, or beside the template of the resource as before
   * `aws cloudformation package`.
   *
   * @param from the template file of the resource
   * @see https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
   */
  nested(logicalId: string, resource: JsonObject, stack: string, from?: string): JsonObject {
    const type = scalar(resource.Type) ?? '';
    if (!isDeployer(type)) return resource;
    const properties = object(resource.Properties);
    const file = this.given(`${stack}/${logicalId}`, logicalId) ?? besideTemplate(type, properties, from);
    if (file === undefined) return resource;
    const TemplateURL = resolve(file);
    const Parameters = parametersOf(type, properties);
    return { ...resource, Type: NESTED_STACK, Properties: { ...properties, TemplateURL, Parameters } };
  }

  /** The file of an included snippet: given, or beside the template. */
  included(location: unknown, from?: string): string | undefined {
    const text = scalar(location) ?? scalar(list(object(location)['Fn::Sub'])[0]);
    return text === undefined ? undefined : (this.given(text) ?? localFile(text, from));
  }

  /** @throws StageEnvironmentError if no template has what a file is given for */
  expectSeen(): void {
    const unknown = [...this.files.keys()].find((name) => !this.seen.has(name));
    if (unknown === undefined) return;
    throw new StageEnvironmentError({
      id: 'template.nothing-to-map',
      what: "'--template'",
      value: unknown,
      limit:
        'no template has a nested stack, stack set, product, application or module of that logical id, or an include of that location',
      remediation: didYouMean(unknown, [...this.seen]),
    });
  }

  private given(...names: readonly string[]): string | undefined {
    names.forEach((name) => this.seen.add(name));
    return names.map((name) => this.files.get(name)).find((file) => file !== undefined);
  }
}

/** The local template of a nested stack. */
export function localTemplateOf({ type, properties }: ModelResource): string | undefined {
  const url = type === NESTED_STACK ? scalar(properties.TemplateURL) : undefined;
  return url !== undefined && isAbsolute(url) && isFile(url) ? url : undefined;
}

/** The Regions to which a stack set deploys, as far as they are known; undefined for another resource. */
export function regionsOfStackSet({
  StackInstancesGroup,
}: JsonObject): readonly (string | undefined)[] | undefined {
  if (StackInstancesGroup === undefined) return undefined;
  return list(StackInstancesGroup).flatMap((group) => list(object(group).Regions).map(scalar));
}

function isDeployer(type: string): boolean {
  return (
    [NESTED_STACK, STACK_SET, PRODUCT, SERVERLESS_APPLICATION].includes(type) || type.endsWith('::MODULE')
  );
}

function besideTemplate(type: string, properties: JsonObject, from?: string): string | undefined {
  if (type === NESTED_STACK) return localFile(scalar(properties.TemplateURL), from);
  if (type === SERVERLESS_APPLICATION) return localFile(scalar(properties.Location), from);
  return undefined;
}

function localFile(path: string | undefined, from: string | undefined): string | undefined {
  if (path === undefined || from === undefined) return undefined;
  const file = resolve(dirname(from), path);
  return isFile(file) ? file : undefined;
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** Values of parameters in the form of a nested stack. */
function parametersOf(type: string, properties: JsonObject): JsonObject {
  const { Parameters, ProvisioningParameters } = properties;
  switch (type) {
    case STACK_SET:
      return valuesByKey(Parameters, 'ParameterKey', 'ParameterValue');
    case PRODUCT:
      return valuesByKey(ProvisioningParameters, 'Key', 'Value');
    case NESTED_STACK:
    case SERVERLESS_APPLICATION:
      return object(Parameters);
    default:
      // The properties of a module are the parameters of its fragment.
      return properties;
  }
}

function valuesByKey(pairs: unknown, key: string, value: string): JsonObject {
  return Object.fromEntries(
    list(pairs)
      .filter(isObject)
      .map((pair) => [String(pair[key]), pair[value]]),
  );
}
