import type { Size } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { z } from 'zod';
import { instanceType } from '../../internal/codec/identifier';
import { image, toImage } from '../../internal/codec/image';
import type { KindCodecOf } from '../../internal/codec/kind';
import { wholeNumber } from '../../internal/codec/number';
import { refused } from '../../internal/codec/refusal';
import { size } from '../../internal/codec/size';
import { text } from '../../internal/codec/text';
import { PostgresDatabase } from './postgres-database';
import { faultsAt } from '../../internal/fault';
import { checkedMaintenanceWindow, MAINTENANCE_WINDOW } from '../../internal/maintenance-window';
import { checkedMaxStorage } from './instance-limits';
import { described } from './option-descriptions';
import { RECOVERY_POINT, RECOVERY_POINT_TEXTS, SNAPSHOT_IDENTIFIER, SNAPSHOT_TEXTS } from './restore-source';

const MAJOR_VERSIONS: readonly string[] = [
  ...new Set(
    Object.values(PostgresEngineVersion)
      .filter((version) => version instanceof PostgresEngineVersion)
      .map(({ postgresMajorVersion }) => postgresMajorVersion)
      .filter((major) => /^\d{2}$/.test(major)),
  ),
];

interface Written {
  readonly version: string;
  readonly databaseName?: string;
  readonly instanceType?: string;
  readonly allocatedStorage?: Size;
  readonly maxAllocatedStorage?: Size;
  readonly port?: number;
  readonly maintenanceWindow?: string;
  readonly allowMajorVersionUpgrade?: boolean;
  readonly clientImage?: string;
  readonly snapshotIdentifier?: string;
  readonly restoredFrom?: string;
}

const gibibytesOf = (size?: Size): number | undefined => size?.toGibibytes();

/** A PostgreSQL database. */
export const postgresCodec: KindCodecOf<Written> = {
  section: 'databases',
  engine: 'postgres',
  description: 'PostgreSQL on Amazon RDS',
  protectedResourceTypes: ['RDS'],
  shape: {
    version: described(
      'PostgresDatabaseProps.version',
      text(/^\d{2}(\.\d{1,2})?$/, {
        id: 'database.version-malformed',
        limit: 'a version is a major and a minor number, as a text',
        remediation: "write it in quotes, such as '17.9', since YAML takes 17.10 for 17.1",
      }).refine(
        (version) => MAJOR_VERSIONS.includes(version.split('.')[0]),
        refused({
          id: 'database.unknown-version',
          limit: `the AWS CDK knows PostgreSQL ${MAJOR_VERSIONS.join(', ')}`,
          remediation: 'choose one of them',
        }),
      ),
      "The engine version as Amazon RDS offers it, in quotes, such as '17.9'. There is no default, since an upgrade is a decision.",
    ),
    databaseName: described(
      'PostgresDatabaseProps.databaseName',
      text(/^[a-z][a-z0-9_]{0,62}$/, {
        id: 'database.name-malformed',
        limit: 'a name is a lower-case letter, then lower-case letters, digits and underscores, at most 63',
        remediation: "write it as 'orders'",
      }),
    ).optional(),
    instanceType: described('PostgresDatabaseProps.instanceType', instanceType).optional(),
    allocatedStorage: described(
      'PostgresDatabaseProps.allocatedStorage',
      size({ units: ['GiB'], min: '20GiB', max: '65536GiB', remediation: 'leave it out for 20GiB' }),
      'Storage, from 20GiB (the minimum of RDS on gp3) to 65536GiB. Default: 20GiB.',
    ).optional(),
    maxAllocatedStorage: described(
      'PostgresDatabaseProps.maxAllocatedStorage',
      size({ units: ['GiB'], min: '20GiB', max: '65536GiB', remediation: 'leave it out for the default' }),
      'The storage to which RDS lets the instance grow when less than a tenth of it is free: at least a tenth more than allocatedStorage, at most 65536GiB; the same as allocatedStorage for storage that does not grow. Default: twice allocatedStorage, at least 100GiB.',
    ).optional(),
    port: described(
      'PostgresDatabaseProps.port',
      wholeNumber(1150, 65535, 'leave it out for 15432'),
    ).optional(),
    maintenanceWindow: described(
      'PostgresDatabaseProps.maintenanceWindow',
      text(MAINTENANCE_WINDOW, {
        id: 'database.maintenance-window',
        limit: 'a maintenance window is two times of the week in UTC',
        remediation: "write it as 'sun:01:30-sun:02:00', or leave it out",
      }),
    ).optional(),
    allowMajorVersionUpgrade: described(
      'PostgresDatabaseProps.allowMajorVersionUpgrade',
      z.boolean(),
    ).optional(),
    snapshotIdentifier: described(
      'PostgresDatabaseProps.snapshotIdentifier',
      text(SNAPSHOT_IDENTIFIER, { id: 'database.snapshot-malformed', ...SNAPSHOT_TEXTS }),
    ).optional(),
    restoredFrom: described(
      'PostgresDatabaseProps.restoredFrom',
      text(RECOVERY_POINT, { id: 'database.recovery-point-malformed', ...RECOVERY_POINT_TEXTS }),
    ).optional(),
    clientImage: described('PostgresDatabaseProps.clientImage', image).optional(),
  },
  references: () => [],
  faults: ({ allocatedStorage, maxAllocatedStorage, maintenanceWindow }) => [
    ...faultsAt(['maxAllocatedStorage'], () =>
      checkedMaxStorage('database', gibibytesOf(allocatedStorage) ?? 20, gibibytesOf(maxAllocatedStorage)),
    ),
    ...(maintenanceWindow === undefined
      ? []
      : faultsAt(['maintenanceWindow'], () => checkedMaintenanceWindow('database', maintenanceWindow))),
  ],
  create: (environment, id, written, { existing }) => {
    const {
      version,
      instanceType: type,
      allocatedStorage,
      maxAllocatedStorage,
      clientImage,
      ...same
    } = written;
    const [major] = version.split('.');
    return new PostgresDatabase(environment, id, {
      ...same,
      version: PostgresEngineVersion.of(version, major),
      instanceType: type === undefined ? undefined : new InstanceType(type),
      allocatedStorage: gibibytesOf(allocatedStorage),
      maxAllocatedStorage: gibibytesOf(maxAllocatedStorage),
      clientImage: clientImage === undefined ? undefined : toImage(existing, 'ClientImage', clientImage),
    });
  },
};
