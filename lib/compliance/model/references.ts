import { intrinsic, list, object, scalar } from '../../internal/json';
import { defaultOf, isLookedUp } from './parameter-values';
import { isLiteral, type Followed, type ModelResource, type ModelStack } from './resource-model';
import type { Template } from './template';

/** References in external templates may be circular; a chain of stacks is shorter. */
const MAX_CHAIN = 20;
const SINGLE_SUBSTITUTION = /^\$\{([^!${}]+)\}$/;
const NESTED_OUTPUT = /^Outputs\.(.+)$/;
const ACCOUNT_ID = 'AWS::AccountId';
const REGION = 'AWS::Region';
const ATTRIBUTES_THAT_ARE_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::VPC': ['CidrBlock'],
  'AWS::EC2::Subnet': ['CidrBlock', 'AvailabilityZone', 'VpcId'],
};

/** The template of a value, and the number of references that lead to it. */
interface Place {
  readonly template: Template;
  readonly steps: number;
}

/** Follows references, and gives values as text, across all templates of an application. */
export class References {
  private readonly byStack: ReadonlyMap<ModelStack, Template>;
  private readonly exports: ReadonlyMap<
    string | undefined,
    { readonly template: Template; readonly value: unknown }
  >;
  private readonly nested: ReadonlyMap<ModelResource | undefined, Template>;
  /** The attributes whose text is being read. */
  private readonly pending = new Set<string>();

  constructor(private readonly templates: readonly Template[]) {
    this.byStack = new Map(templates.map((template) => [template.stack, template]));
    this.nested = new Map(templates.map((template) => [template.parent, template]));
    this.exports = new Map(
      templates.flatMap((template) =>
        Object.values(template.outputs)
          .map(object)
          .map(({ Export, Value }) => [scalar(object(Export).Name), { template, value: Value }] as const),
      ),
    );
  }

  follow(value: unknown, stack: ModelStack): Followed {
    const template = this.byStack.get(stack);
    if (template === undefined) return nowhere(`stack ${stack.name}`);
    return this.followFrom(value, { template, steps: 0 });
  }

  /** The value of a parameter that the parent of a nested stack gives, or of an output of another stack. */
  source(
    value: unknown,
    stack: ModelStack,
  ): { readonly value: unknown; readonly stack: ModelStack } | undefined {
    const template = this.byStack.get(stack);
    const reference = referenceIn(value);
    if (template === undefined || reference === undefined) return undefined;
    const source = this.sourceOf(reference, { template, steps: 0 });
    return source && { value: source.value, stack: source.place.template.stack };
  }

  text(value: unknown, stack: ModelStack): string {
    const template = this.byStack.get(stack);
    if (template === undefined) return unknown(value);
    return this.textFrom(value, { template, steps: 0 });
  }

  private followFrom(value: unknown, place: Place): Followed {
    const reference = referenceIn(value);
    if (reference === undefined) return nowhere('a value that is not a reference');
    if (place.steps > MAX_CHAIN) return nowhere('a circular reference');
    const { template } = place;
    if (reference.kind === 'resource') {
      const resource = template.resources.get(reference.id);
      if (resource !== undefined) return this.ofResource(resource, reference.attribute, place);
    }
    const next = this.sourceOf(reference, place);
    if (next !== undefined) return this.followFrom(next.value, next.place);
    return nowhere(describe(value));
  }

  /** The attributes of a nested stack are its outputs. */
  private ofResource(resource: ModelResource, attribute: string | undefined, place: Place): Followed {
    const output = NESTED_OUTPUT.exec(attribute ?? '')?.[1];
    if (output === undefined) return { resource, attribute };
    const nested = this.nested.get(resource);
    if (nested === undefined) return nowhere(`output ${output} of ${resource.logicalId}`);
    const value = object(nested.outputs[output]).Value;
    return this.followFrom(value, { template: nested, steps: place.steps + 1 });
  }

  /** The value of a parameter of a nested stack, or of an output of another stack. */
  private sourceOf(
    reference: Reference,
    place: Place,
  ): { readonly value: unknown; readonly place: Place } | undefined {
    const { template } = place;
    const steps = place.steps + 1;
    if (reference.kind === 'resource') {
      if (template.parent === undefined || !(reference.id in template.parameters)) return undefined;
      const parent = this.byStack.get(template.parent.stack);
      // The value is the name of a Systems Manager parameter.
      if (isLookedUp(template.parameters[reference.id])) return undefined;
      const value = entryIn(template.parent.properties.Parameters, reference.id);
      if (value !== undefined) return parent && { value, place: { template: parent, steps } };
      const left = defaultOf(template.parameters[reference.id]);
      return left === undefined ? undefined : { value: left, place: { template, steps } };
    }
    if (reference.kind === 'export') {
      const found = this.exports.get(this.textFrom(reference.name, { template, steps }));
      return found && { value: found.value, place: { template: found.template, steps } };
    }
    const producer = this.producer(reference);
    if (producer === undefined) return undefined;
    const value = object(producer.outputs[reference.output]).Value;
    return value === undefined ? undefined : { value, place: { template: producer, steps } };
  }

  private producer(reference: StackOutput): Template | undefined {
    return this.templates.find(
      ({ stack }) =>
        stack.name === reference.stack &&
        (reference.region === undefined || stack.region === undefined || stack.region === reference.region),
    );
  }

  private textFrom(value: unknown, place: Place): string {
    const literal = scalar(value);
    if (literal !== undefined) return literal;
    if (place.steps > MAX_CHAIN) return unknown(value);
    const call = intrinsic(value);
    if (call?.name === 'Fn::Join') return this.join(call.argument, place);
    if (call?.name === 'Fn::Sub') return this.substitute(call.argument, place);
    return this.reference(value, place);
  }

  private join(argument: unknown, place: Place): string {
    const [separator, parts] = list(argument);
    if (!Array.isArray(parts)) return unknown({ 'Fn::Join': argument });
    return parts.map((part) => this.textFrom(part, place)).join(scalar(separator) ?? '');
  }

  private substitute(argument: unknown, place: Place): string {
    const [template, variables] = list(argument);
    const given = object(variables);
    return String(template).replace(/\$\{([^!${}]+)\}/g, (_whole, name: string) => {
      if (name in given) return this.textFrom(given[name], place);
      const [id, ...attribute] = name.split('.');
      const reference = attribute.length === 0 ? { Ref: id } : { 'Fn::GetAtt': [id, attribute.join('.')] };
      return this.textFrom(reference, place);
    });
  }

  private reference(value: unknown, place: Place): string {
    const reference = referenceIn(value);
    if (reference === undefined) return unknown(value);
    const { stack } = place.template;
    if (reference.kind === 'resource') {
      if (reference.id === ACCOUNT_ID && stack.account !== undefined) return stack.account;
      if (reference.id === REGION && stack.region !== undefined) return stack.region;
    }
    const followed = this.followFrom(value, place);
    if (followed.resource !== undefined) return this.attributeText(followed.resource, followed.attribute);
    const next = this.sourceOf(reference, place);
    return next === undefined ? unknown(value) : this.textFrom(next.value, next.place);
  }

  private attributeText(resource: ModelResource, attribute: string | undefined): string {
    const name = `\${${resource.stack.name}/${resource.logicalId}${attribute === undefined ? '' : `.${attribute}`}}`;
    if (attribute === undefined) return name;
    if (!(ATTRIBUTES_THAT_ARE_PROPERTIES[resource.type] ?? []).includes(attribute)) return name;
    // A property that refers to itself, which CloudFormation rejects, would not end.
    if (this.pending.has(name)) return name;
    this.pending.add(name);
    const property = this.text(resource.properties[attribute], resource.stack);
    this.pending.delete(name);
    return isLiteral(property) ? property : name;
  }
}

interface StackOutput {
  readonly kind: 'output';
  readonly stack: string;
  readonly region?: string;
  readonly output: string;
}

type Reference =
  | { readonly kind: 'resource'; readonly id: string; readonly attribute?: string }
  | { readonly kind: 'export'; readonly name: unknown }
  | StackOutput;

function referenceIn(value: unknown): Reference | undefined {
  const call = intrinsic(value);
  if (call === undefined) return undefined;
  const { name, argument } = call;
  switch (name) {
    case 'Ref':
      return { kind: 'resource', id: String(argument) };
    case 'Fn::GetAtt':
      return attributeOf(typeof argument === 'string' ? argument.split('.') : list(argument));
    case 'Fn::Sub': {
      const substituted = SINGLE_SUBSTITUTION.exec(scalar(argument) ?? '')?.[1];
      return substituted === undefined ? undefined : attributeOf(substituted.split('.'));
    }
    case 'Fn::ImportValue':
      return { kind: 'export', name: argument };
    case 'Fn::GetStackOutput': {
      const { StackName, Region, OutputName } = object(argument);
      return { kind: 'output', stack: String(StackName), region: scalar(Region), output: String(OutputName) };
    }
    default:
      return undefined;
  }
}

function attributeOf([id, ...attribute]: readonly unknown[]): Reference {
  const name = attribute.map(String).join('.');
  return { kind: 'resource', id: String(id), ...(name === '' ? {} : { attribute: name }) };
}

/** The value under a key of an object, or of the objects between which a condition decides. */
function entryIn(written: unknown, key: string): unknown {
  const call = intrinsic(written);
  if (call?.name !== 'Fn::If') return object(written)[key];
  const [condition, ...branches] = list(call.argument);
  const [whenTrue, whenFalse] = branches.map((branch) => entryIn(branch, key) ?? { Ref: 'AWS::NoValue' });
  return { 'Fn::If': [condition, whenTrue, whenFalse] };
}

function nowhere(what: string): Followed {
  return { unresolvable: `${what} is known only at deployment` };
}

function describe(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}

function unknown(value: unknown): string {
  const call = intrinsic(value);
  if (call?.name === 'Ref' && typeof call.argument === 'string') return `\${${call.argument}}`;
  return `\${${describe(value)}}`;
}
