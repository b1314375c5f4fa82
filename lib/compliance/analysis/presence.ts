import { scalar } from '../../internal/json';
import type { ModelResource } from '../model/resource-model';

/** Whether a resource has a feature; unknown if that is decided at deployment. */
export type Presence = 'present' | 'absent' | 'unknown';

/** A feature of a type of resource. */
export interface Feature {
  /** As messages name it, such as `Container Insights`. */
  readonly name: string;
  readonly presence: (properties: ModelResource['properties']) => Presence;
}

/** By type, a feature of its resources. */
export type FeatureTable = Readonly<Partial<Record<string, Feature>>>;

/** Present if a number is above the one that disables the feature; an absent value is the default of the service. */
export function above(disabled: number, value: unknown, byDefault: number): Presence {
  const count = Number(value ?? byDefault);
  if (Number.isNaN(count)) return 'unknown';
  return count > disabled ? 'present' : 'absent';
}

/** Present if the value is one of those that enable the feature. */
export function oneOf(values: readonly string[], value: unknown): Presence {
  if (value === undefined) return 'absent';
  const text = scalar(value);
  if (text === undefined) return 'unknown';
  return values.includes(text) ? 'present' : 'absent';
}
