import type { Finding } from '../outcome';
import { scalar } from '../model/json';
import type { ModelResource } from '../model/resource-model';
import { notMet, unknownFinding, verdict, type Check } from '../checks/check';

/** What a resource says of a kind of thing: it is one, it is none, or a value decides that is known at deployment. */
export type Presence = 'present' | 'absent' | 'unknown';

/** By type, what makes a resource one of a kind, and what it is then called. */
export type PresenceTable = Readonly<Partial<Record<string, PresenceRule>>>;

interface PresenceRule {
  readonly what: string;
  readonly presence: (properties: ModelResource['properties']) => Presence;
}

/** A check that an environment has none of the things of a table, since its stage does not ask for them. */
export function absenceOf(kind: string, table: PresenceTable): Check {
  return {
    title: `the environment has no ${kind}`,
    remediation: `leave out the ${kind}, which this stage does not ask for, or keep it in the knowledge that it costs`,
    examine(model) {
      const looked = model.ofType(...Object.keys(table));
      return verdict(
        looked,
        looked.flatMap((resource) => findingOf(resource, table)),
        `there is no ${kind}`,
      );
    },
  };
}

function findingOf(resource: ModelResource, table: PresenceTable): Finding[] {
  const entry = table[resource.type];
  if (entry === undefined) return [];
  switch (entry.presence(resource.properties)) {
    case 'present':
      return [notMet(entry.what, resource)];
    case 'unknown':
      return [unknownFinding(`${entry.what}, or not: that is known only at deployment`, resource)];
    case 'absent':
      return [];
  }
}

export function always(): Presence {
  return 'present';
}

/** Present if the number is above the one that stands for none; an absent value counts as the service's default. */
export function above(none: number, value: unknown, byDefault: number): Presence {
  const count = Number(value ?? byDefault);
  if (Number.isNaN(count)) return 'unknown';
  return count > none ? 'present' : 'absent';
}

/** Present if the value is one of those named. */
export function oneOf(values: readonly string[], value: unknown): Presence {
  if (value === undefined) return 'absent';
  const text = scalar(value);
  if (text === undefined) return 'unknown';
  return values.includes(text) ? 'present' : 'absent';
}
