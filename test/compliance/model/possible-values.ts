import { modelFromTemplate, type PlainStack } from '../../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import type { Assumption, Unknown } from '../../../lib/compliance/model/unknowns';

const PARAMETERS = {
  Kind: { Type: 'String' },
  Other: { Type: 'String' },
  Stage: { Type: 'String', AllowedValues: ['dev', 'prod', 'dev'] },
  Switch: { Type: 'String', AllowedValues: [true, false] },
  Only: { Type: 'String', AllowedValues: 'prod' },
  Eight: { Type: 'String', AllowedValues: ['1', '2', '3', '4', '5', '6', '7', '8'] },
  Size: { Type: 'String', AllowedValues: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] },
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
};
export const equals = (one: unknown, other: unknown) => ({ 'Fn::Equals': [one, other] });
export const CONDITIONS = {
  Production: equals({ Ref: 'Stage' }, 'prod'),
  Always: equals('a', 'a'),
  Never: equals('a', 'b'),
};

/** The other sections of a template than that of the value. */
type Rest = Readonly<Record<string, unknown>>;

/** The model of a template whose only topic has the value as its display name. */
export function model(written: unknown, rest: Rest = {}, stack: PlainStack = {}): ResourceModel {
  const { Conditions = {}, Resources = {}, ...others } = rest as Record<string, object>;
  return modelFromTemplate(
    {
      Parameters: PARAMETERS,
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

export interface Scenario {
  readonly assumption: Assumption;
  readonly value: unknown;
  /** Unknown values that have samples only. */
  readonly sampled: readonly Unknown[];
}

export const read = (one: ResourceModel): unknown =>
  one.ofType('AWS::SNS::Topic').at(0)?.properties.DisplayName;

/** The value in each exact scenario. */
export function scenarios(of: ResourceModel, assumption: Assumption = new Map()): Scenario[] {
  if (of.visit === undefined) return [{ assumption, value: read(of), sampled: [] }];
  const { found, asked } = of.visit(assumption, read);
  const open = [...asked.values()].filter(({ key }) => !assumption.has(key));
  const exact = open.find(({ isExact }) => isExact);
  if (exact === undefined) return [{ assumption, value: found, sampled: open }];
  return exact.values.flatMap((value) => scenarios(of, new Map(assumption).set(exact.key, value)));
}

/** The exact possible values. */
export const valuesOf = (...of: Parameters<typeof model>): unknown[] =>
  scenarios(model(...of)).map(({ value }) => value);

/** The value for each sample. */
export function samplesOf(...of: Parameters<typeof model>): unknown[] {
  const made = model(...of);
  return scenarios(made).flatMap(({ assumption, sampled }) =>
    sampled.flatMap(({ key, values }) =>
      values.map((value) => made.visit?.(new Map(assumption).set(key, value), read).found),
    ),
  );
}
