import type { Finding } from '../outcome';
import { intrinsic, scalar, type JsonObject } from '../model/json';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../checks/check';

/** By type, the values that must all be true. */
export type FlagTable = Readonly<
  Partial<
    Record<string, (properties: JsonObject, stack: ModelStack, model: ResourceModel) => readonly unknown[]>
  >
>;

interface FlagWords {
  readonly title: string;
  readonly remediation: string;
  /** What is wrong where a value is false, or absent. */
  readonly fault: string;
  /** Why the check does not apply where nothing is of these types. */
  readonly nothing: string;
  /** What is said of all of them, after their number. */
  readonly whenMet: string;
}

/** A check that looks at flags of resources, by their type. */
export function flagCheck(
  table: FlagTable,
  { title, remediation, fault, nothing, whenMet }: FlagWords,
): Check {
  return {
    title,
    remediation,
    examine(model) {
      const looked = model
        .ofType(...Object.keys(table))
        .map((resource) => ({
          resource,
          values: table[resource.type]?.(resource.properties, resource.stack, model) ?? [],
        }))
        .filter(({ values }) => values.length > 0);
      if (looked.length === 0) return notApplicable(nothing);
      return verdict(
        looked.map(({ resource }) => resource),
        looked.flatMap(({ resource, values }) =>
          values.flatMap((value) => flagFault(value, fault, resource)),
        ),
        `${looked.length} ${whenMet}`,
      );
    },
  };
}

/** What is to say of a value that must be true. */
export function flagFault(value: unknown, fault: string, resource: ModelResource): Finding[] {
  const text = scalar(value ?? false);
  if (text === undefined)
    return [unknownFinding(`${fault}, or not: that is known only at deployment`, resource)];
  return text === 'true' ? [] : [notMet(fault, resource)];
}

/** What is to say of a list or an object that a function makes at deployment, so that nothing of it can be read. */
export function unreadable(value: unknown, what: string, resource: ModelResource): Finding[] {
  return intrinsic(value) === undefined
    ? []
    : [unknownFinding(`${what} is known only at deployment`, resource)];
}

/** Whether a property is given, which an empty text is not: true, false, or the condition that decides it at deployment. */
export function isGiven(value: unknown): unknown {
  return intrinsic(value)?.name === 'Fn::If' ? value : value !== undefined && value !== '';
}
