/** The place of an environment in the construct tree. */
export interface EnvironmentPlace {
  /** The construct path, such as `Production/Shop/Environment`. */
  readonly path: string;
  /**
   * The name of the `cdk.Stage` that it stands in.
   *
   * @default - it stands in no `cdk.Stage` below the application
   */
  readonly stageName?: string;
}

/**
 * The names of environments in reports, in their order: the name of its `cdk.Stage` for an environment that is alone in it;
 * else its id, if no other environment has this name; else its path.
 */
export function reportNames(environments: readonly EnvironmentPlace[]): string[] {
  const candidates = environments.map((environment) => shortName(environment, environments));
  return environments.map(({ path }, index) =>
    isSingle(candidates[index], candidates) ? candidates[index] : path,
  );
}

/** The construct paths of environments by the names that records may have for them: report names, ids that are unique, and paths. */
export function pathsByName(environments: readonly EnvironmentPlace[]): ReadonlyMap<string, string> {
  const ids = environments.map(({ path }) => idOf(path));
  const names = reportNames(environments);
  const paths = environments.map(({ path }) => path);
  return new Map([
    ...paths.map((path, index) => [ids[index], path] as const).filter(([id]) => isSingle(id, ids)),
    ...paths.map((path, index) => [names[index], path] as const),
    ...paths.map((path) => [path, path] as const),
  ]);
}

function shortName({ path, stageName }: EnvironmentPlace, all: readonly EnvironmentPlace[]): string {
  const isAlone = all.filter((other) => other.stageName === stageName).length === 1;
  return stageName !== undefined && isAlone ? stageName : idOf(path);
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isSingle(name: string, names: readonly string[]): boolean {
  return names.filter((other) => other === name).length === 1;
}
