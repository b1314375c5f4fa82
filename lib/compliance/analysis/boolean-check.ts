import { outcomeOfEach } from './each';
import { type Check, defineCheck } from '../checks/check';
import type { CheckFinding, FindingFactory } from '../findings';
import { intrinsic, type JsonObject, scalar } from '../../internal/json';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';

/** By type, the values that must all be true. */
export type BooleanProperties = Readonly<
  Partial<
    Record<string, (properties: JsonObject, stack: ModelStack, model: ResourceModel) => readonly unknown[]>
  >
>;

interface BooleanCheckProps<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly remediation: string;
  readonly properties: BooleanProperties;
  readonly findings: {
    /** A value is false or absent. */
    readonly isFalse: FindingFactory<'resource'>;
    /** A value is known only at deployment. */
    readonly isUnknown: FindingFactory<'resource'>;
  };
  /** Why the check does not apply where no resource has such a property. */
  readonly notApplicable: string;
  /** What is true of all resources, in a sentence without a period. */
  readonly met: string;
}

/** A check that properties are true, by the type of the resource. */
export function booleanCheck<const Id extends string>(props: BooleanCheckProps<Id>): Check<Id> {
  const { properties, findings, met } = props;
  return defineCheck({
    id: props.id,
    title: props.title,
    remediation: props.remediation,
    findings,
    asks: {},
    evaluate(model) {
      return outcomeOfEach(
        model.possible(...Object.keys(properties)),
        (resource) => {
          const values = valuesOf(resource, properties, model);
          if (values.length === 0) return undefined;
          return values.flatMap((value) => requireTrue(value, resource, findings));
        },
        { none: props.notApplicable, met: (count) => `${met} (resources: ${count}).` },
      );
    },
  });
}

function valuesOf(
  { type, properties, stack }: ModelResource,
  table: BooleanProperties,
  model: ResourceModel,
): readonly unknown[] {
  return table[type]?.(properties, stack, model) ?? [];
}

/** A finding unless the value is true; what is absent is false. */
export function requireTrue(
  value: unknown,
  resource: ModelResource,
  findings: {
    readonly isFalse: (resource: ModelResource) => CheckFinding;
    readonly isUnknown: (resource: ModelResource) => CheckFinding;
  },
): CheckFinding[] {
  const text = scalar(value ?? false);
  if (text === undefined) return [findings.isUnknown(resource)];
  return text === 'true' ? [] : [findings.isFalse(resource)];
}

/** True for a list or an object that a function makes at deployment, so that nothing in it is known. */
export function isUnresolved(value: unknown): boolean {
  return intrinsic(value) !== undefined;
}

/** Whether a property is set, which an empty text is not: true, false, or the condition that decides it at deployment. */
export function isSet(value: unknown): unknown {
  return intrinsic(value)?.name === 'Fn::If' ? value : value !== undefined && value !== '';
}
