import type { ReadComponent } from './read-components';

/** The components as one environment has them: what it changes of a value replaces it, or adds to it entry by entry. */
export function withOverrides(
  shared: readonly ReadComponent[],
  overrides: readonly ReadComponent[],
): readonly ReadComponent[] {
  return shared.map((component) => {
    const change = overrideOf(component, overrides);
    if (change === undefined) return component;
    const mergedValues = (component.kind?.mergedKeys ?? [])
      .filter((key) => component.values[key] !== undefined && change.values[key] !== undefined)
      .map((key) => {
        const merged: object = { ...(component.values[key] as object), ...(change.values[key] as object) };
        return [key, merged] as const;
      });
    return {
      ...component,
      values: { ...component.values, ...change.values, ...Object.fromEntries<unknown>(mergedValues) },
    };
  });
}

/** What an environment changes of a component. */
export function overrideOf(
  { id, section }: ReadComponent,
  overrides: readonly ReadComponent[],
): ReadComponent | undefined {
  return overrides.find((one) => one.id === id && one.section === section);
}
