import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { CHANGED_IN_PLACE } from './stateful-types';

/** A resource before and after a change. */
export interface ChangedResource {
  readonly type: string;
  readonly before: { readonly [property: string]: unknown };
  readonly after: { readonly [property: string]: unknown };
}

const REPLACED = [ResourceImpact.WILL_REPLACE, ResourceImpact.MAY_REPLACE];

/** For each change in turn, the properties for which CloudFormation replaces the resource, or may. */
export function replacingProperties(changes: readonly ChangedResource[]): string[][] {
  const { resources } = fullDiff(
    { Resources: resourcesOf(changes, ({ before }) => before) },
    { Resources: resourcesOf(changes, ({ after }) => after) },
  );
  return changes.map(({ type }, index) => {
    const updates = Object.hasOwn(resources.changes, idOf(index))
      ? resources.changes[idOf(index)].propertyUpdates
      : {};
    return Object.entries(updates)
      .filter(([, { changeImpact }]) => changeImpact !== undefined && REPLACED.includes(changeImpact))
      .map(([property]) => property)
      .filter((property) => !Object.hasOwn(CHANGED_IN_PLACE[type] ?? {}, property));
  });
}

function resourcesOf(
  changes: readonly ChangedResource[],
  side: (change: ChangedResource) => ChangedResource['before'],
): object {
  return Object.fromEntries(
    changes.map((change, index) => [idOf(index), { Type: change.type, Properties: side(change) }]),
  );
}

/** An id that no property refers to, so that the replacement of one resource does not show at others. */
const idOf = (index: number): string => `Change${String(index)}`;
