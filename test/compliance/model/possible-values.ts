import { modelFromTemplate, type PlainStack } from '../../../lib/compliance/model/from-template';
import type { Path } from '../../../lib/compliance/model/exploration';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import type { JsonObject } from '../../../lib/internal/json';
import { unknownIn } from '../../../lib/internal/unknown-value';
import { is } from '../../../lib/internal/values';

const PARAMETERS = {
  Kind: { Type: 'String' },
  Other: { Type: 'String' },
  Stage: { Type: 'String', AllowedValues: ['dev', 'prod', 'dev'] },
  Switch: { Type: 'String', AllowedValues: [true, false] },
  Only: { Type: 'String', AllowedValues: 'prod' },
  Size: { Type: 'String', AllowedValues: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] },
  Pair: { Type: 'String', AllowedValues: ['a-1', 'b-2'] },
  Domain: { Type: 'String', AllowedPattern: '[a-z]+' },
  Name: { Type: 'String', MinLength: 2, MaxLength: '4' },
  Count: { Type: 'Number' },
  Replicas: { Type: 'Number', MinValue: 2, MaxValue: '5' },
  Port: { Type: 'Number', MinValue: 1024 },
  Names: { Type: 'CommaDelimitedList', AllowedValues: ['a', 'b'] },
  Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' },
  LookedUp: { Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: ['/a', '/b'] },
};
const MAPPINGS = {
  Sizes: { dev: { Disk: '10', Same: 'x' }, prod: { Disk: '20', Same: 'x' } },
  Places: { 'eu-west-1': { Image: 'ami-1' }, 'us-east-1': { Image: 'ami-2' } },
  Uneven: { dev: { One: '1' }, prod: { Two: '2' } },
  Lists: { dev: { Zones: ['a'] }, prod: { Zones: ['a', 'b'] } },
};
export const equals = (one: unknown, other: unknown) => ({ 'Fn::Equals': [one, other] });
export const CONDITIONS = {
  Production: equals({ Ref: 'Stage' }, 'prod'),
  Always: equals('a', 'a'),
  Never: equals('a', 'b'),
};

/** The other sections of a template than that of the value. */
export type Rest = Readonly<Record<string, unknown>>;

/** The model of a template whose only topic has the value as its display name. */
export function model(written: unknown, rest: Rest = {}, stack: PlainStack = {}): ResourceModel {
  const { Conditions = {}, Resources = {}, Parameters = {}, ...others } = rest as Record<string, object>;
  return modelFromTemplate(
    {
      Parameters: { ...PARAMETERS, ...Parameters },
      Mappings: MAPPINGS,
      Conditions: { ...CONDITIONS, ...Conditions },
      Resources: {
        Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: written } },
        Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
        ...Resources,
      },
      ...others,
    },
    stack,
  );
}

export function read({ resources }: ResourceModel): unknown {
  return resources.find(({ type }) => type === 'AWS::SNS::Topic')?.properties.DisplayName;
}

/** The results of an evaluation on all of its paths. */
export function pathsOf<T>(of: ResourceModel, evaluate: (of: ResourceModel) => T): Path<T>[] {
  return of.exploration.explore(
    () => evaluate(of),
    () => false,
  );
}

/** The answers to questions about a value, on all of their paths. */
export function answersOf<T>(written: unknown, ask: (value: unknown) => T, rest: Rest = {}): T[] {
  return pathsOf(model(written, rest), (of) => ask(read(of))).map(({ result }) => result);
}

/** What stands for a value that may be any text. */
export function anyOf(subject: string): string {
  return `any ${subject}`;
}

/** All values that a value may have, each once. */
export function valuesOf(...of: Parameters<typeof model>): unknown[] {
  const all = pathsOf(model(...of), (made) => taken(read(made))).map(({ result }) => result);
  return [...new Map(all.map((value) => [JSON.stringify(value), value])).values()];
}

/** A value with one of its texts in place of what only the deployment knows. */
export function taken(value: unknown): unknown {
  const unknown = unknownIn(value);
  if (unknown !== undefined) {
    return unknown.texts()?.find((text) => is(value, text)) ?? anyOf(unknown.subject);
  }
  if (Array.isArray(value)) return value.map(taken);
  if (typeof value !== 'object' || value === null) return value;
  // Read one after the other: what is assumed of one may decide the next.
  return Object.fromEntries(Object.keys(value).map((key) => [key, taken((value as JsonObject)[key])]));
}
