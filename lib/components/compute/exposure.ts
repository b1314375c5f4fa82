import { StageEnvironmentError } from '../../internal/errors';

/** Who reaches a service on its port. */
export class Routing {
  /**
   * Those who come through the environment's entry, and nobody else.
   *
   * @param path which requests the service answers, such as `/api/*`; the longest path that fits wins. Default `/*`
   * @throws StageEnvironmentError if the path does not start with a slash or is longer than 128 characters
   */
  public static teamAccess(path = '/*'): Routing {
    return new Routing(checkedPath(path), false);
  }

  /**
   * The services of the environment that use it, under its id in lower case. They meet over ECS Service Connect, whose
   * proxy takes part of the CPU and memory of each task: give a busy service more of both.
   */
  public static services(): Routing {
    return new Routing(undefined, true);
  }

  /** Both. */
  public static teamAndServices(path = '/*'): Routing {
    return new Routing(checkedPath(path), true);
  }

  private constructor(
    /** The path pattern at the entry, if the entry leads here. */
    public readonly path: string | undefined,
    /** True if services may use it. */
    public readonly toServices: boolean,
  ) {}
}

function checkedPath(path: string): string {
  // Elastic Load Balancing: 128 characters, of these.
  if (/^\/[A-Za-z0-9_\-.$/~"'@:+&*?]{0,127}$/.test(path)) return path;
  throw new StageEnvironmentError({
    what: 'path of a service',
    value: path,
    limit: 'a path pattern starts with a slash and has at most 128 letters, digits and _-.$/~"\'@:+&*?',
    remediation: "write one such as '/api/*'",
  });
}
