import { isObject, type JsonObject } from '../../lib/internal/json';

/** A value as a template writes it. */
interface WrittenValue {
  readonly name: string;
  readonly value: unknown;
  /** The sections of the template that it needs. */
  readonly sections?: JsonObject;
}

const PARAMETER = 'Value';
const CONDITION = {
  Parameters: { Choice: { Type: 'String', Default: 'yes', AllowedValues: ['yes', 'no'] } },
  Conditions: { Chosen: { 'Fn::Equals': [{ Ref: 'Choice' }, 'yes'] } },
};

/** The ways in which a template may write the values of a property. */
export const FORMS: readonly ((values: readonly unknown[]) => readonly WrittenValue[])[] = [
  literals,
  parameter,
  defaults,
  mappings,
  condition,
  noValue,
];

function literals(values: readonly unknown[]): readonly WrittenValue[] {
  return values.map((value) => ({ name: `=${JSON.stringify(value)}`, value }));
}

function parameter([value]: readonly unknown[]): readonly WrittenValue[] {
  const Type = parameterType(value);
  if (Type === undefined) return [];
  return [
    { name: 'by parameter', value: { Ref: PARAMETER }, sections: { Parameters: { [PARAMETER]: { Type } } } },
  ];
}

function defaults(values: readonly unknown[]): readonly WrittenValue[] {
  return values.flatMap((value) => {
    const Type = parameterType(value);
    if (Type === undefined) return [];
    const Default = Array.isArray(value) ? value.join(',') : String(value);
    const sections = { Parameters: { [PARAMETER]: { Type, Default } } };
    return [{ name: `=${JSON.stringify(value)} by parameter`, value: { Ref: PARAMETER }, sections }];
  });
}

function mappings(values: readonly unknown[]): readonly WrittenValue[] {
  return values.filter(isScalar).map((value) => ({
    name: `=${JSON.stringify(value)} by mapping`,
    value: { 'Fn::FindInMap': ['Values', 'one', 'value'] },
    sections: { Mappings: { Values: { one: { value } } } },
  }));
}

function condition(values: readonly unknown[]): readonly WrittenValue[] {
  const [right, wrong = right] = values;
  if (values.length === 0) return [];
  const name = values.length === 1 ? `=${JSON.stringify(right)} in both branches` : 'by condition';
  return [{ name, value: { 'Fn::If': ['Chosen', right, wrong] }, sections: CONDITION }];
}

function noValue(values: readonly unknown[]): readonly WrittenValue[] {
  return values.map((value) => ({
    name: `=${JSON.stringify(value)} or none`,
    value: { 'Fn::If': ['Chosen', value, { Ref: 'AWS::NoValue' }] },
    sections: CONDITION,
  }));
}

/** The type of a parameter with a value; undefined for objects, which no parameter can be. */
function parameterType(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.some(isObject) ? undefined : 'CommaDelimitedList';
  if (!isScalar(value)) return undefined;
  return typeof value === 'number' ? 'Number' : 'String';
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
