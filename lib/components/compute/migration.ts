import type { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { StageEnvironmentError } from '../../internal/errors';
import type { IComponentReference } from '../../spi/component';

/** How a migration differs from its service. */
export interface MigrationOptions {
  /**
   * The image that holds the migration.
   *
   * @default - the service's image
   */
  readonly image?: ContainerImage;
  /**
   * The user it runs as, by name or number.
   *
   * @default - the service's user with the service's image; else the image's own, of which a warning tells
   */
  readonly user?: string;
  /**
   * The store that it changes.
   *
   * @default - the only one the service uses that can be migrated
   */
  readonly store?: IComponentReference;
}

/** What changes the structure of a store before a service of a new version takes traffic. */
export class Migration {
  /**
   * A program that runs in every new task before the service's container starts, and must succeed first; so it must
   * do no harm when it runs again, nor when several run at once. It alone, and the program that makes the service's
   * own database user, is told the store's master user and password, in the variables every PostgreSQL client knows:
   * `PGHOST`, `PGPORT`, `PGDATABASE`, `PGUSER`, `PGPASSWORD`, `PGSSLMODE`.
   *
   * @param command the program and its arguments
   * @throws StageEnvironmentError for an empty command
   */
  public static task(command: string[], options: MigrationOptions = {}): Migration {
    if (command.length === 0) {
      throw new StageEnvironmentError({
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
    public readonly store: IComponentReference | undefined,
  ) {}
}
