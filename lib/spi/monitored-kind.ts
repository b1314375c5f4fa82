/** A kind of thing that is monitored. Its alarms stand in a nested stack of its own and never move to another. */
export enum MonitoredKind {
  SERVICES = 'Services',
  DATABASES = 'Databases',
  /** Components by contract. */
  COMPONENTS = 'Components',
  /** What the environment has once, such as its backup and its load balancers. */
  ENVIRONMENT = 'Environment',
}
