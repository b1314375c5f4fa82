import { referenceEntry } from '../internal/reference';
import type { ModelResource } from './model/resource-model';
import { type AssumedValue, OutcomeState, type Severity } from './outcome';

/**
 * What a check says about one fault, written beside the check. `{name}` stands for a parameter of that name.
 *
 * @jsii ignore
 */
export interface FindingText {
  /** What is wrong with which resource; `{resource}` is its name. */
  readonly message: string;
  /** What to do about it, in the imperative. */
  readonly remediation: string;
  /**
   * Unknown, if the templates do not decide whether there is a fault; pending, if only a declaration can decide it.
   *
   * @default OutcomeState.NOT_MET
   */
  readonly state?: OutcomeState.UNKNOWN | OutcomeState.PENDING;
  /** @default - that of the check */
  readonly severity?: Severity;
  /**
   * True if something is missing that may stand where no template shows it, such as in a nested stack.
   *
   * @default false
   */
  readonly isAbsence?: boolean;
  /**
   * The property of the resource to which the finding points, as a path of names such as `LoggingConfiguration`.
   *
   * @default - the value of its parameter `property`; without one it points to the resource
   */
  readonly property?: string;
  /**
   * Where it is explained. An application gives the address of its own reference.
   *
   * @default - the reference of findings of this package
   */
  readonly help?: string;
}

/**
 * An entry of the reference of findings.
 *
 * @jsii ignore
 */
export interface FindingDefinition
  extends Required<Omit<FindingText, 'state' | 'property'>>, Pick<FindingText, 'property'> {
  /** Such as `BAK-2.no-copy-to-other-region`. */
  readonly id: string;
  readonly state: OutcomeState;
}

/** The values of the parameters of a finding. */
export type FindingParameters<Name extends string = string> = Readonly<Record<Name, string | number>>;

/**
 * A finding as a check makes it. Its text is rendered after the evaluation, when all that qualifies it is known.
 *
 * @jsii ignore
 */
export interface CheckFinding {
  readonly definition: FindingDefinition;
  readonly state: OutcomeState;
  readonly parameters: FindingParameters;
  /** None if it is about the environment as a whole. */
  readonly resource?: ModelResource;
  readonly assumptions?: AssumedValue[];
  readonly templateGaps?: string[];
}

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type PlaceholderOf<Text extends FindingText> = Placeholder<Text['message'] | Text['remediation']>;
type Details<Name extends string> = [Name] extends [never] ? [] : [parameters: FindingParameters<Name>];

/** Makes a finding of one definition: of a resource if the message names one, with a value for each parameter. */
export type FindingFactory<Name extends string = string> = {
  readonly definition: FindingDefinition;
} & ('resource' extends Name
  ? (resource: ModelResource, ...details: Details<Exclude<Name, 'resource'>>) => CheckFinding
  : (...details: Details<Name>) => CheckFinding);

/** Factories of findings by name. */
export type FindingFactories<Texts extends Readonly<Record<string, FindingText>>> = {
  readonly [Key in keyof Texts]: FindingFactory<PlaceholderOf<Texts[Key]>>;
};

/**
 * Defines the findings of a check. The key `noCopyToOtherRegion` under the prefix `BAK-2` has the id
 * `BAK-2.no-copy-to-other-region`.
 */
export function findings<const Texts extends Readonly<Record<string, FindingText>>>(
  prefix: string,
  severity: Severity,
  texts: Texts,
): FindingFactories<Texts> {
  const factories = Object.entries<FindingText>(texts).map(([name, text]) => {
    const id = `${prefix}.${kebabCase(name)}`;
    const defaults = { severity, state: OutcomeState.NOT_MET, isAbsence: false };
    return [name, factoryOf({ ...defaults, help: referenceEntry('findings', id), ...text, id })];
  });
  return Object.fromEntries(factories) as FindingFactories<Texts>;
}

/** Of several findings about the same resource with the same id, the first. */
export function firstOfEachId(all: readonly CheckFinding[]): CheckFinding[] {
  return all.filter(
    ({ definition }, index) => all.findIndex((one) => one.definition === definition) === index,
  );
}

const RESOURCE = '{resource}';

function factoryOf(definition: FindingDefinition): { readonly definition: FindingDefinition } {
  const { state } = definition;
  const make = definition.message.includes(RESOURCE)
    ? (resource: ModelResource, parameters: FindingParameters = {}): CheckFinding => ({
        definition,
        state,
        parameters,
        resource,
      })
    : (parameters: FindingParameters = {}): CheckFinding => ({ definition, state, parameters });
  return Object.assign(make, { definition });
}

function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`);
}
