import type { Account } from './runbook';

type Properties = Record<string, unknown>;

/** A database instance as RDS describes it, with what a change still has to do. */
interface Instance {
  properties: Properties;
  /** The identifier that it gets; while it does, RDS finds it under none. */
  nextName?: string;
  remaining: number;
}

// The state of a changed instance shows the change only after the first of these polls.
const POLLS_OF_A_CHANGE = 4;

/** The settings of an instance by the names that they have in a change and in a description. */
const SAME_NAMES = [
  'AutoMinorVersionUpgrade',
  'CopyTagsToSnapshot',
  'DBInstanceClass',
  'DeletionProtection',
  'CACertificateIdentifier',
  'MaxAllocatedStorage',
  'MonitoringInterval',
  'MonitoringRoleArn',
  'MultiAZ',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'PubliclyAccessible',
];

/**
 * A small account: AWS Backup that restores instances with the defaults that RDS documents, instances that are busy for a
 * while after each change, and services with a number of tasks. It refuses whatever it does not know.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html
 */
export class FakeAccount implements Account {
  public readonly services = new Map<string, number>();
  /** The services whose scaling is suspended. */
  public readonly suspended = new Set<string>();
  public readonly calls: string[] = [];
  private readonly instances: Instance[] = [];
  private restored = 0;

  /** @param allocatedStorage of what is restored, in GiB */
  constructor(
    private readonly recoveryPoints: { readonly [arn: string]: string },
    private readonly allocatedStorage = 20,
  ) {}

  public addInstance(properties: Properties): void {
    this.instances.push({ properties: { DBInstanceStatus: 'available', ...properties }, remaining: 0 });
  }

  public removeInstance(name: string): void {
    this.instances.splice(this.instances.indexOf(this.instance(name)), 1);
  }

  /** What RDS describes of an instance. */
  public describe(name: string): Properties {
    return this.instance(name).properties;
  }

  public pass(): void {
    for (const instance of this.instances) {
      if (instance.remaining === 0) continue;
      instance.remaining -= 1;
      instance.properties.DBInstanceStatus = instance.remaining === 0 ? 'available' : 'modifying';
      if (instance.remaining > 0) continue;
      instance.properties.DBInstanceIdentifier =
        instance.nextName ?? instance.properties.DBInstanceIdentifier;
      delete instance.nextName;
      const secret = instance.properties.MasterUserSecret as Properties | undefined;
      if (secret !== undefined) secret.SecretStatus = 'active';
    }
  }

  public call(service: string, api: string, inputs: Properties): unknown {
    this.calls.push(`${service}:${api}`);
    switch (`${service}:${api}`) {
      case 'backup:DescribeRecoveryPoint':
        return { ResourceArn: this.recoveryPoints[String(inputs.RecoveryPointArn)] };
      case 'backup:StartRestoreJob':
        return this.restore(inputs);
      case 'backup:DescribeRestoreJob':
        return { Status: 'COMPLETED', CreatedResourceArn: `arn:restored:${String(inputs.RestoreJobId)}` };
      case 'rds:DescribeDBInstances':
        return { DBInstances: this.find(inputs).map(({ properties }) => properties) };
      case 'rds:ModifyDBInstance':
        return this.modify(inputs);
      case 'rds:RebootDBInstance':
        return this.restart(inputs);
      case 'ecs:UpdateService':
        this.services.set(String(inputs.service), Number(inputs.desiredCount));
        return {};
      case 'application-autoscaling:RegisterScalableTarget':
        return this.register(inputs);
      case 'ecs:DescribeServices':
        return { services: [{ runningCount: this.services.get(String((inputs.services as unknown[])[0])) }] };
      default:
        throw new Error(`${service}:${api} is not in the small account`);
    }
  }

  /** A restore sets what the metadata say and leaves the rest at the defaults of RDS. */
  private restore(inputs: Properties): unknown {
    const metadata = inputs.Metadata as Record<string, string>;
    const source = this.recoveryPoints[String(inputs.RecoveryPointArn)].split(':').pop() ?? '';
    this.restored += 1;
    this.addInstance({
      DBInstanceIdentifier: metadata.DBInstanceIdentifier,
      DbiResourceId: `db-RESTORED${this.restored}`,
      DBSubnetGroup: { DBSubnetGroupName: metadata.DBSubnetGroupName },
      VpcSecurityGroups: groups(JSON.parse(metadata.VpcSecurityGroupIds) as string[]),
      DBParameterGroups: [{ DBParameterGroupName: 'default.postgres17', ParameterApplyStatus: 'in-sync' }],
      IAMDatabaseAuthenticationEnabled: false,
      AllocatedStorage: this.allocatedStorage,
      // Drawn by chance, and so perhaps the time of the maintenance.
      PreferredBackupWindow: '01:30-02:00',
      DeletionProtection: false,
      MultiAZ: false,
      EnabledCloudwatchLogsExports: [],
      TagList: inputs.CopySourceTagsToRestoredResource === true ? this.describe(source).TagList : [],
    });
    return { RestoreJobId: `job-${this.restored}` };
  }

  private modify(inputs: Properties): unknown {
    const instance = this.usable(String(inputs.DBInstanceIdentifier));
    const { properties } = instance;
    const taken = String(inputs.NewDBInstanceIdentifier);
    if (this.instances.some((other) => other.properties.DBInstanceIdentifier === taken)) {
      throw new Error(`DBInstanceAlreadyExists ${taken}`);
    }
    if (Number(inputs.MaxAllocatedStorage) < Number(properties.AllocatedStorage) * 1.1) {
      throw new Error('InvalidParameterCombination MaxAllocatedStorage');
    }
    const { PreferredMaintenanceWindow: week, PreferredBackupWindow: day } = { ...properties, ...inputs };
    if (typeof week === 'string' && week.replaceAll(/[a-z]+:/g, '') === day) {
      throw new Error('InvalidParameterValue the windows overlap');
    }
    SAME_NAMES.filter((name) => name in inputs).forEach((name) => (properties[name] = inputs[name]));
    if ('EnableIAMDatabaseAuthentication' in inputs) {
      properties.IAMDatabaseAuthenticationEnabled = inputs.EnableIAMDatabaseAuthentication;
    }
    if ('VpcSecurityGroupIds' in inputs) {
      properties.VpcSecurityGroups = groups(inputs.VpcSecurityGroupIds as string[]);
    }
    if ('DBParameterGroupName' in inputs) {
      const { DBParameterGroupName } = inputs;
      properties.DBParameterGroups = [{ DBParameterGroupName, ParameterApplyStatus: 'pending-reboot' }];
    }
    if (inputs.ManageMasterUserPassword === true) {
      properties.MasterUserSecret = { KmsKeyId: inputs.MasterUserSecretKmsKeyId, SecretStatus: 'creating' };
    }
    const { EnableLogTypes = [], DisableLogTypes = [] } = (inputs.CloudwatchLogsExportConfiguration ??
      {}) as Record<string, string[]>;
    const exported = [...(properties.EnabledCloudwatchLogsExports as string[]), ...EnableLogTypes];
    properties.EnabledCloudwatchLogsExports = exported.filter((log) => !DisableLogTypes.includes(log));
    if ('NewDBInstanceIdentifier' in inputs) {
      instance.nextName = taken;
      delete properties.DBInstanceIdentifier;
    }
    instance.remaining = POLLS_OF_A_CHANGE;
    return { DBInstance: properties };
  }

  private register({ ResourceId, SuspendedState }: Properties): unknown {
    const service = String(ResourceId).split('/').at(-1) ?? '';
    const states = Object.values(SuspendedState as Record<string, boolean>);
    if (states.every((state) => state)) this.suspended.add(service);
    else this.suspended.delete(service);
    return {};
  }

  private restart(inputs: Properties): unknown {
    const instance = this.usable(String(inputs.DBInstanceIdentifier));
    const [group] = instance.properties.DBParameterGroups as Properties[];
    group.ParameterApplyStatus = 'in-sync';
    instance.remaining = POLLS_OF_A_CHANGE;
    return { DBInstance: instance.properties };
  }

  private usable(name: string): Instance {
    const instance = this.instance(name);
    if (instance.remaining > 0) throw new Error(`InvalidDBInstanceState ${name}`);
    return instance;
  }

  private find(inputs: Properties): Instance[] {
    const { DBInstanceIdentifier: name } = inputs;
    if (typeof name === 'string') return [this.instance(name)];
    const [filter] = inputs.Filters as { Name: string; Values: unknown[] }[];
    if (filter.Name !== 'dbi-resource-id') throw new Error(`unknown filter ${filter.Name}`);
    return this.instances.filter(({ properties }) => filter.Values.includes(properties.DbiResourceId));
  }

  private instance(name: string): Instance {
    const found = this.instances.find(({ properties }) => properties.DBInstanceIdentifier === name);
    if (found === undefined) throw new Error(`DBInstanceNotFound ${name}`);
    return found;
  }
}

function groups(ids: readonly string[]): Properties[] {
  return ids.map((id) => ({ VpcSecurityGroupId: id, Status: 'active' }));
}
