import * as fs from 'node:fs';
import { DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { readNestedTemplate, type SynthesizedStack, type TemplateResource } from '../assembly';
import { PATHS } from '../paths';
import type { Clients } from './clients';
import { difference } from './compare';
import { text, type Found, type Properties } from './reader';
import { READERS } from './readers';
import { resolve, type Scope } from './resolve';

/**
 * `created`: read back from its own service, with the named attributes equal to the template's. `recorded`: of a type
 * that the emulator has no backend for, on the reviewed list. `missing`: not there. `different`: there, but not as asked.
 */
export type ResourceState = 'created' | 'recorded' | 'missing' | 'different';

/** How one resource of a template was found. */
export interface ResourceResult {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly state: ResourceState;
  /** Why it is recorded, missing or different. */
  readonly reason?: string;
}

const RECORDED = JSON.parse(fs.readFileSync(PATHS.recorded, 'utf8')) as {
  readonly [type: string]: string | undefined;
};

const NESTED_STACK = 'AWS::CloudFormation::Stack';

/**
 * Compares every resource of a stack's template, and of the stacks in it, with what its own service answers.
 *
 * @param given the parameters that the stack around it hands to it
 */
export async function readStack(
  stack: SynthesizedStack,
  clients: Clients,
  given: Properties = {},
): Promise<ResourceResult[]> {
  const stands = await deploymentState(stack.name, clients);
  const scope = scopeOf(stack, stands, clients, given);
  const results = await Promise.all(
    Object.entries(stack.template.Resources).map(async ([logicalId, resource]) => {
      const judgement = await judge(logicalId, resource, stands.deployed.get(logicalId), scope);
      const result: ResourceResult = { stack: stack.name, logicalId, type: resource.Type, ...judgement };
      if (resource.Type !== NESTED_STACK || result.state === 'missing') return [result];
      const { TemplateURL, Parameters } = await scope.properties(logicalId);
      const nested: SynthesizedStack = {
        ...stack,
        name: stands.deployed.get(logicalId) ?? '',
        template: readNestedTemplate(stack, text(TemplateURL)),
      };
      const inside = await readStack(nested, clients, (Parameters ?? {}) as Properties);
      const label = `${stack.name}/${logicalId}`;
      return [
        result,
        ...inside.map((found) => ({ ...found, stack: found.stack.replace(nested.name, label) })),
      ];
    }),
  );
  return results.flat();
}

type Judgement = Pick<ResourceResult, 'state' | 'reason'>;

async function judge(
  logicalId: string,
  resource: TemplateResource,
  physicalId: string | undefined,
  scope: StackScope,
): Promise<Judgement> {
  if (physicalId === undefined) return { state: 'missing', reason: 'CloudFormation did not make it' };
  const why = RECORDED[resource.Type];
  if (why !== undefined) return { state: 'recorded', reason: why };
  const reader = READERS[resource.Type];
  if (reader === undefined) return { state: 'missing', reason: 'nothing reads this type back' };
  try {
    const found = await scope.find(logicalId);
    if (found === undefined) return { state: 'missing', reason: 'its service does not have it' };
    const asked = await scope.properties(logicalId);
    for (const name of reader.compares) {
      if (!(name in asked)) continue;
      const reason = difference(asked[name], found.attributes[name], name);
      if (reason !== undefined) return { state: 'different', reason };
    }
    return { state: 'created' };
  } catch (error) {
    return { state: 'missing', reason: error instanceof Error ? error.message : String(error) };
  }
}

interface StackScope extends Scope {
  properties(logicalId: string): Promise<Properties>;
  find(logicalId: string): Promise<Found | undefined>;
}

function scopeOf(
  stack: SynthesizedStack,
  { stackId, stackName, deployed }: RequirementOutcome,
  clients: Clients,
  given: Properties,
): StackScope {
  const finds = new Map<string, Promise<Found | undefined>>();
  const resources = new Map(Object.entries(stack.template.Resources));
  const parameters = new Map(Object.entries(stack.template.Parameters ?? {}));
  const pseudo: Properties = {
    'AWS::AccountId': stack.account,
    'AWS::Region': stack.region,
    'AWS::StackId': stackId,
    'AWS::StackName': stackName,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
  };
  const scope: StackScope = {
    ref: async (name) => {
      const parameter = parameters.get(name);
      if (parameter !== undefined) return given[name] ?? (await parameterValue(parameter, clients));
      const value = deployed.get(name) ?? pseudo[name];
      if (value === undefined) throw new Error(`refers to ${name}, which is not there`);
      return value;
    },
    getAtt: async (logicalId, attribute) => {
      const value = (await scope.find(logicalId))?.answers[attribute];
      if (value === undefined) throw new Error(`asks ${logicalId} for ${attribute}, which nothing answers`);
      return value;
    },
    findInMap: (path) =>
      path.reduce<unknown>((value, key) => (value as Properties)[String(key)], stack.template.Mappings ?? {}),
    properties: async (logicalId) =>
      (await resolve(resources.get(logicalId)?.Properties ?? {}, scope)) as Properties,
    find: (logicalId) => {
      const known = finds.get(logicalId) ?? find(logicalId);
      finds.set(logicalId, known);
      return known;
    },
  };
  const find = async (logicalId: string): Promise<Found | undefined> => {
    const type = resources.get(logicalId)?.Type ?? '';
    const properties = await scope.properties(logicalId);
    return READERS[type]?.read(clients, {
      logicalId,
      type,
      properties,
      physicalId: deployed.get(logicalId) ?? '',
    });
  };
  return scope;
}

async function parameterValue(
  parameter: { readonly Type: string; readonly Default?: unknown },
  clients: Clients,
): Promise<unknown> {
  if (!parameter.Type.startsWith('AWS::SSM::Parameter::Value<')) return parameter.Default;
  const answer = await clients.ssm.send(new GetParameterCommand({ Name: String(parameter.Default) }));
  return answer.Parameter?.Value;
}

/** What CloudFormation says it made. */
interface RequirementOutcome {
  readonly stackId: string;
  readonly stackName: string;
  /** The physical ids, by logical id. */
  readonly deployed: ReadonlyMap<string, string>;
}

/** @param stack its name, or its ARN, as of a nested stack */
async function deploymentState(stack: string, { cloudFormation }: Clients): Promise<RequirementOutcome> {
  const stacks = await cloudFormation.send(new DescribeStacksCommand({ StackName: stack }));
  const listed = await cloudFormation.send(new ListStackResourcesCommand({ StackName: stack }));
  const deployed = new Map(
    (listed.StackResourceSummaries ?? [])
      .filter((resource) => resource.LogicalResourceId !== '' && resource.PhysicalResourceId !== '')
      .map((resource) => [resource.LogicalResourceId ?? '', resource.PhysicalResourceId ?? '']),
  );
  const { StackId: stackId = '', StackName: stackName = '' } = stacks.Stacks?.[0] ?? {};
  return { stackId, stackName, deployed };
}
