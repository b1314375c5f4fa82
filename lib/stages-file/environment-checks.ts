import type { Decoded, EnvironmentFacts } from '../internal/codec/decoded';
import type { Refusal } from '../internal/codec/refusal';
import type { Fault } from '../internal/fault';
import { resolveProfile } from '../requirements/resolve-profile';
import { ENVIRONMENT_PROPS, SETTINGS, type Setting } from './codecs';
import { overrideOf, withOverrides } from './overrides';
import type { Problem } from './problem';
import type { ReadComponent } from './read-components';
import type { ReadEnvironment } from './read-environment';
import { problemOfFault, refusal, refusalOfKey, unknownComponent } from './value-problems';
import type { YamlSource } from './yaml-source';

/** Report folders and stacks whose names differ only in case would replace each other. */
export function environmentTwins(source: YamlSource, environments: readonly ReadEnvironment[]): Problem[] {
  const ids = environments.map(({ id }) => id);
  return ids.flatMap((id, index) => {
    const twin = ids.slice(0, index).find((other) => other.toLowerCase() === id.toLowerCase());
    if (twin === undefined) return [];
    const refused: Refusal = {
      id: 'stages-file.duplicate-environment',
      limit: `'${twin}' is taken`,
      remediation: 'choose a name that differs in more than case',
    };
    return [refusalOfKey(source, ['environments', id], refused)];
  });
}

/**
 * What the values of an environment, and its components, refuse of its stage, its Region, its account and each other.
 *
 * @param isExtended whether an app can add components
 */
export function environmentProblems(
  source: YamlSource,
  environment: ReadEnvironment,
  components: readonly ReadComponent[],
  isExtended: boolean,
): Problem[] {
  const { path, stage, values } = environment;
  const decoded = decodedValues(environment);
  const located = decoded.flatMap(([key, one]) => locatedProblems(source, environment, key, one));
  const planned = componentsOfPlan(source, environment, components);
  if (stage === undefined) return [...located, ...planned];
  const { region, account } = values;
  const protectedResourceTypes = isExtended
    ? undefined
    : [...new Set(components.flatMap(({ kind }) => kind?.protectedResourceTypes ?? []))];
  const profile = resolveProfile(stage, { conditions: [] });
  const facts = { profile, region, account, protectedResourceTypes };
  const faults = decoded
    .filter(([key]) => takes(key, environment))
    .flatMap(([key, one]) =>
      (one.faults?.(facts) ?? []).map((fault) => problemOfFault(source, [...path, key], fault)),
    );
  return [...located, ...planned, ...faults, ...componentFaults(source, environment, components, facts)];
}

function decodedValues({ values }: ReadEnvironment): [string, Decoded<unknown, unknown>][] {
  return Object.entries<unknown>(values).flatMap(([key, value]) =>
    Object.hasOwn(ENVIRONMENT_PROPS, key) ? [[key, value as Decoded<unknown, unknown>]] : [],
  );
}

function takes(key: string, { stage }: ReadEnvironment): boolean {
  const { stages }: Setting = SETTINGS[key as keyof typeof SETTINGS];
  return stages === undefined || (stage !== undefined && stages.includes(stage));
}

// Of an ARN split at its colons.
const REGION_PART = 3;
const ACCOUNT_PART = 4;

function locatedProblems(
  source: YamlSource,
  { path, values: { region, account } }: ReadEnvironment,
  key: string,
  { located = [] }: Decoded<unknown, unknown>,
): Problem[] {
  return located.flatMap(({ path: at, arn, inAccount = false }) => {
    const parts = arn.split(':');
    const places = [
      { part: parts[REGION_PART], place: region },
      { part: parts[ACCOUNT_PART], place: inAccount ? account : undefined },
    ];
    return places
      .filter(({ part, place }) => place !== undefined && part !== place)
      .map(({ place }) => {
        const refused: Refusal = {
          id: 'arn.in-other-place',
          limit: `the environment is in ${place}`,
          remediation: `give one that is in ${place} too`,
        };
        return refusal(source, [...path, key, ...at], arn, refused);
      });
  });
}

/** What components refuse of the environment, here or in what all environments share. */
function componentFaults(
  source: YamlSource,
  { path, overrides }: ReadEnvironment,
  components: readonly ReadComponent[],
  facts: EnvironmentFacts,
): Problem[] {
  return withOverrides(components, overrides).flatMap((component) => {
    const { id, section, kind, values } = component;
    const changed = overrideOf(component, overrides)?.values ?? {};
    const where = ({ path: [key] }: Fault) =>
      Object.hasOwn(changed, String(key)) ? [...path, 'overrides'] : [];
    return (kind?.faults?.(values, facts) ?? []).map((fault) =>
      problemOfFault(source, [...where(fault), section, id], fault),
    );
  });
}

/** Components that a launch plan rolls out and that do not exist. */
function componentsOfPlan(
  source: YamlSource,
  { path, values }: ReadEnvironment,
  components: readonly ReadComponent[],
): Problem[] {
  const known = components.map(({ id }) => id);
  const { hard, soft } = values.publicAccess?.written.open ?? {};
  return Object.entries({ hard, soft }).flatMap(([kind, plan]) =>
    (plan?.components ?? []).flatMap(({ component }, index) => {
      if (known.includes(component)) return [];
      const at = [...path, 'publicAccess', 'open', kind, 'components', index, 'component'];
      return [refusal(source, at, component, unknownComponent(component, known))];
    }),
  );
}
