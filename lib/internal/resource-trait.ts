/** What the resources of a type may have or do, by which they may change the outcome of checks. */
export enum ResourceTrait {
  /** They may hold data. */
  DATA = 'data',
  /** They may hold data that is not encrypted at rest. */
  ENCRYPTION = 'encryption',
  /** They may back up data. */
  BACKUP = 'backup',
  /** They may run servers. */
  SERVER = 'server',
  /** They may face the internet. */
  ENDPOINT = 'endpoint',
  /** They may accept or make connections without TLS. */
  CONNECTION = 'connection',
  /** They may open a path between networks. */
  PATH = 'path',
  /** They may admit other accounts, or anyone, to a resource. */
  ACCESS = 'access',
  /** They may grant permissions to identities. */
  IDENTITY = 'identity',
  /** They may write logs. */
  LOGS = 'logs',
  /** They may raise alarms. */
  ALARM = 'alarm',
  /** They may need security updates. */
  UPDATES = 'updates',
  /** They may create resources of any kind. */
  RESOURCES = 'resources',
}
