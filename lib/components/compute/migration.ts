import type { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { StageEnvironmentError } from '../../internal/errors';
import type { IConnectionTarget } from '../../spi/connection';

/** Options of a migration. */
export interface MigrationOptions {
  /**
   * The image that holds the migration.
   *
   * @default - the service's image
   */
  readonly image?: ContainerImage;
  /**
   * The user of the container, by name or number.
   *
   * @default - the service's user with the service's image; else the image's own, which is a warning
   */
  readonly user?: string;
  /**
   * The database that it changes, one of those that the service uses.
   *
   * @default - the only one that the service uses
   */
  readonly store?: IConnectionTarget;
}

/** What changes the structure of a database before a new version of a service takes traffic. */
export class Migration {
  /**
   * A program that runs in every new task and must succeed before the service's container starts. It must be safe to
   * repeat, also several at once. Only it and the container that creates the service's database user receive the master
   * user and password of the database, in the variables of every PostgreSQL client: `PGHOST`, `PGPORT`, `PGDATABASE`,
   * `PGUSER`, `PGPASSWORD`, `PGSSLMODE`.
   *
   * @param command the program and its arguments
   * @throws StageEnvironmentError for an empty command
   */
  public static task(command: string[], options: MigrationOptions = {}): Migration {
    if (command.length === 0) {
      throw new StageEnvironmentError({
        id: 'migration.empty-command',
        what: 'migration',
        value: command,
        limit: 'a migration is a program with its arguments',
        remediation: "write one such as ['migrate', 'up']",
      });
    }
    return new Migration(command, options.image, options.user, options.store);
  }

  private constructor(
    public readonly command: string[],
    public readonly image: ContainerImage | undefined,
    public readonly user: string | undefined,
    public readonly store: IConnectionTarget | undefined,
  ) {}
}
