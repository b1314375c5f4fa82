import { type Concatenation, concatenated } from './concatenation';
import { type Dependencies, NO_DEPENDENCIES } from './dependencies';
import { type Element, ElementKind, elementsOf } from './elements';
import { KnownNames, type Renaming } from './known-names';
import type { AssemblyStack, TemplateResource } from './read-assembly';
import { RULE_IDENTITY } from './rule-identity';

/** A resource, or another element of a template, with every name in its comparable form. */
export interface CanonicalElement {
  readonly element: Element;
  /** The kind, and the path of today. */
  readonly key: string;
  readonly path: string;
  readonly body: unknown;
  readonly dependencies: Dependencies;
}

type Intrinsics = Readonly<Record<string, (stack: AssemblyStack, argument: unknown) => unknown>>;

/** The construct path and the asset of a resource, which the comparison covers in other ways. */
const IGNORED_METADATA = ['aws:cdk:path', 'aws:asset:path', 'aws:asset:property', 'aws:asset:is-bundled'];

/** Writes the elements of one assembly so that they can be compared with those of another one. */
export class CanonicalAssembly {
  private readonly elements: readonly Element[];
  /** What a reference can lead to, by logical id. */
  private readonly byLogicalId = new Map<AssemblyStack, Map<string, Element>>();
  private readonly names: KnownNames;

  public constructor(
    stacks: readonly AssemblyStack[],
    private readonly renaming: Renaming,
  ) {
    this.elements = stacks.flatMap(elementsOf);
    this.elements
      .filter(({ kind }) => kind !== ElementKind.OUTPUT)
      .forEach((element) => {
        const known = this.byLogicalId.get(element.stack) ?? new Map<string, Element>();
        this.byLogicalId.set(element.stack, known.set(element.logicalId, element));
      });
    this.names = new KnownNames(
      this.elements.map(({ path }) => path),
      renaming,
    );
  }

  /** Every element; of nested stacks not what only carries a value into or out of them. */
  public canonicalElements(): CanonicalElement[] {
    return this.elements.map((element) => {
      const path = this.pathOf(element);
      return {
        element,
        path,
        key: `${element.kind} ${path}`,
        body: this.bodyOf(element),
        dependencies: this.dependenciesOf(element),
      };
    });
  }

  private pathOf(element: Element): string {
    const body = element.body as {
      readonly Type?: string;
      readonly Properties?: { [name: string]: unknown };
    };
    const identity = element.kind === ElementKind.RESOURCE ? RULE_IDENTITY[body.Type ?? ''] : undefined;
    if (identity === undefined) return this.renaming.path(element.path);
    return identity((property) => textOf(this.value(element.stack, body.Properties?.[property])));
  }

  private bodyOf({ kind, stack, logicalId, body }: Element): unknown {
    if (kind !== ElementKind.RESOURCE) return this.value(stack, body);
    const { Metadata = {}, Properties = {}, Condition, ...attributes } = body as TemplateResource;
    // A nested stack is compared by what it holds; its address and its parameters follow from that.
    const ignored = stack.nested.has(logicalId) ? ['TemplateURL', 'Parameters'] : [];
    return {
      ...without(attributes, ['DependsOn']),
      Stack: this.renaming.path(stack.path),
      Properties: this.value(stack, without(Properties, ignored)),
      Metadata: this.value(stack, without(Metadata, IGNORED_METADATA)),
      ...(Condition !== undefined && { Condition: this.nameIn(stack, Condition) }),
    };
  }

  private dependenciesOf({ kind, stack, body }: Element): Dependencies {
    if (kind !== ElementKind.RESOURCE) return NO_DEPENDENCIES;
    const { DependsOn = [] } = body as TemplateResource;
    const names = [DependsOn].flat().map((id) => {
      const nested = stack.nested.get(id);
      return [this.nameIn(stack, id), new Set(nested === undefined ? [] : this.namesWithin(nested))] as const;
    });
    return { own: new Map(names), inherited: this.inheritedBy(stack) };
  }

  /** What the nested stack, and those around it, are deployed after. */
  private inheritedBy({ parent, logicalId = '' }: AssemblyStack): ReadonlySet<string> {
    const deploying = parent && this.byLogicalId.get(parent.stack)?.get(logicalId);
    if (deploying === undefined) return NO_DEPENDENCIES.inherited;
    const { own, inherited } = this.dependenciesOf(deploying);
    return new Set([...inherited, ...[...own].flatMap(([name, held]) => [name, ...held])]);
  }

  private namesWithin(stack: AssemblyStack): string[] {
    const held = [...(this.byLogicalId.get(stack)?.values() ?? [])].map((element) => this.pathOf(element));
    return [...held, ...[...stack.nested.values()].flatMap((nested) => this.namesWithin(nested))];
  }

  private nameIn(stack: AssemblyStack, logicalId: string): string {
    const element = this.byLogicalId.get(stack)?.get(logicalId);
    return element === undefined ? logicalId : this.pathOf(element);
  }

  private value(stack: AssemblyStack, value: unknown): unknown {
    if (typeof value === 'string') return this.names.inText(value);
    if (Array.isArray(value)) return value.map((item) => this.value(stack, item));
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = ['', undefined], ...more] = Object.entries(value);
    const intrinsic =
      more.length === 0 && Object.hasOwn(this.intrinsics, name) ? this.intrinsics[name] : undefined;
    if (intrinsic !== undefined) return intrinsic(stack, argument);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.value(stack, item)]));
  }

  private readonly intrinsics: Intrinsics = {
    Ref: (stack, id) => this.reference(stack, String(id)),
    'Fn::GetAtt': (stack, argument) => {
      const [id = '', ...attribute] = Array.isArray(argument)
        ? argument.map(String)
        : String(argument).split('.');
      return this.attribute(stack, id, attribute.join('.'));
    },
    'Fn::Join': (stack, argument) => {
      const [separator, parts] = argument as [string, readonly unknown[] | object];
      if (!Array.isArray(parts)) return { 'Fn::Join': [separator, this.value(stack, parts)] };
      const separated = parts.flatMap((part: unknown, index) => (index === 0 ? [part] : [separator, part]));
      return this.joined(stack, separated);
    },
    'Fn::Sub': (stack, argument) => this.joined(stack, substituted(argument)),
    'Fn::If': (stack, argument) => {
      const [condition, ...branches] = argument as [string, ...unknown[]];
      return {
        'Fn::If': [this.nameIn(stack, condition), ...branches.map((branch) => this.value(stack, branch))],
      };
    },
    'Fn::FindInMap': (stack, argument) => {
      const [mapping, ...keys] = argument as unknown[];
      const name = typeof mapping === 'string' ? this.nameIn(stack, mapping) : this.value(stack, mapping);
      return { 'Fn::FindInMap': [name, ...keys.map((key) => this.value(stack, key))] };
    },
    Condition: (stack, argument) => ({
      Condition: typeof argument === 'string' ? this.nameIn(stack, argument) : this.value(stack, argument),
    }),
  };

  private reference(stack: AssemblyStack, id: string): unknown {
    const { parent } = stack;
    if (parent !== undefined && Object.hasOwn(parent.parameters, id))
      return this.value(parent.stack, parent.parameters[id]);
    return { Ref: this.nameIn(stack, id) };
  }

  private attribute(stack: AssemblyStack, id: string, attribute: string): unknown {
    const nested = stack.nested.get(id);
    const output = nested?.template.Outputs?.[attribute.replace(/^Outputs\./, '')] as
      { Value?: unknown } | undefined;
    if (nested !== undefined && output !== undefined) return this.value(nested, output.Value);
    return { 'Fn::GetAtt': [this.nameIn(stack, id), attribute] };
  }

  /** Texts are put together before names are looked for in them, since a nested stack cuts them elsewhere. */
  private joined(stack: AssemblyStack, parts: readonly unknown[]): unknown {
    const values = parts.map((part) => (typeof part === 'string' ? part : this.value(stack, part)));
    const whole: Concatenation = concatenated(values);
    return typeof whole === 'string'
      ? this.names.inText(whole)
      : {
          'Fn::Join': ['', whole.map((part) => (typeof part === 'string' ? this.names.inText(part) : part))],
        };
  }
}

/** The parts of a `Fn::Sub`, with its references as intrinsic functions. */
function substituted(argument: unknown): unknown[] {
  const [template, variables] = Array.isArray(argument)
    ? (argument as [string, { readonly [name: string]: unknown }?])
    : [String(argument)];
  return template.split(/(\$\{[^}]*\})/).map((part) => {
    const name = /^\$\{([^!}][^}]*)\}$/.exec(part)?.[1];
    if (name === undefined) return part.replace(/^\$\{!/, '${');
    if (variables !== undefined && Object.hasOwn(variables, name)) return variables[name];
    return name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name };
  });
}

const without = (value: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

/** A value as part of a path. */
function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: readonly string[] };
  return Ref ?? attribute?.[0] ?? JSON.stringify(value);
}
