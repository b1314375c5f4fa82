/**
 * A kind of thing that is monitored. Its alarms stand in a nested stack of its own and never move to another. A component of
 * a kind that is not here names its own.
 */
export class MonitoredKind {
  public static readonly SERVICES = new MonitoredKind('Services');
  public static readonly DATABASES = new MonitoredKind('Databases');
  /** Components by contract. */
  public static readonly COMPONENTS = new MonitoredKind('Components');
  /** What the environment has once, such as its backup and its load balancers. */
  public static readonly ENVIRONMENT = new MonitoredKind('Environment');

  /** @param name a plural in letters, the first of them a capital, such as `Queues`; it is the id of the nested stack */
  public static of(name: string): MonitoredKind {
    return new MonitoredKind(name);
  }

  private constructor(public readonly name: string) {}
}
