import type { ResourceTrait } from '../internal/resource-trait';
import { ONLY_IF } from './conditional-traits';
import type { TemplateResource } from './facts';
import { factsOf } from './types';
import TYPES from './types-without-facts.json';

export type Trait = `${ResourceTrait}`;

/**
 * The types without facts, by service. Each is *harmless*, if nothing that it does concerns a check; *evaluated*, if the
 * checks, or the facts of the resource to which it belongs, evaluate what it does; or has traits that nothing evaluates. An
 * empty list of traits stands for both of the former.
 */
const SERVICES: Readonly<Record<string, Readonly<Record<string, string>>>> = TYPES;
const WITHOUT_TRAITS: readonly string[] = ['harmless', 'evaluated'];

let kept: ReadonlyMap<string, readonly Trait[]> | undefined;

/** The traits of each type without facts. */
export function typesWithoutFacts(): ReadonlyMap<string, readonly Trait[]> {
  kept ??= new Map(
    Object.entries(SERVICES).flatMap(([service, groups]) =>
      Object.entries(groups).flatMap(([traits, names]) => {
        const found = WITHOUT_TRAITS.includes(traits) ? [] : (traits.split(' ') as Trait[]);
        return names.split(' ').map((name) => [`${service}::${name}`, found] as const);
      }),
    ),
  );
  return kept;
}

/** The traits of a resource that nothing evaluates; undefined for a type that is not known. */
export function unknownTraitsOf({ type, properties }: TemplateResource): readonly Trait[] | undefined {
  if (factsOf(type) !== undefined) return [];
  const traits = typesWithoutFacts().get(type);
  return ONLY_IF[type]?.(properties) === false ? [] : traits;
}
