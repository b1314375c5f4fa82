import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../../internal/acknowledgements';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import { referenceText } from '../../internal/reference-text';
import type { StageProfile } from '../../requirements/stage-profile';
import type { ProtectedResource } from '../../spi/protected-resource';
import {
  type BackupAccess,
  rdsBackupStatements,
  rdsRestoreStatements,
  instanceNameOf,
  rdsInstanceBackupStatements,
  rdsInstanceRestoreStatements,
  vaultKeyStatements,
} from './backup-permissions';

// Resources other than databases on RDS get the AWS managed policies of AWS Backup.
const ANY_POLICIES = {
  backup: 'service-role/AWSBackupServiceRolePolicyForBackup',
  restore: 'service-role/AWSBackupServiceRolePolicyForRestores',
};
const S3_POLICIES = {
  backup: 'AWSBackupServiceRolePolicyForS3Backup',
  restore: 'AWSBackupServiceRolePolicyForS3Restore',
};
// The policies for S3 do not allow to copy between vaults, nor to use their keys.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForS3Backup.html
const COPY_POLICY = ANY_POLICIES.backup;

/** The two roles of AWS Backup: one takes backups and restores nothing, the other the reverse. */
export class BackupRoles extends Construct {
  public readonly backup: ManagedPolicyRole;
  public readonly restore: ManagedPolicyRole;
  private readonly profile: StageProfile;
  private readonly access: BackupAccess;
  private readonly granted = new Set<string>();

  constructor(scope: Construct, id: string, props: BackupAccess & { readonly profile: StageProfile }) {
    super(scope, id);
    this.access = props;
    this.profile = props.profile;
    // The guide of AWS Backup does not say that it sends the account: a stricter condition could refuse every backup.
    const assumedBy = new ServicePrincipal('backup.amazonaws.com', {
      conditions: { StringEqualsIfExists: { 'aws:SourceAccount': Stack.of(this).account } },
    });
    this.backup = new ManagedPolicyRole(this, 'Backup', {
      assumedBy,
      description: 'Takes backups and copies them',
    });
    this.restore = new ManagedPolicyRole(this, 'Restore', {
      assumedBy,
      description: 'Restores beside the existing resources',
    });
  }

  /** Grants the roles to back up and restore a resource. */
  public grant(resource: ProtectedResource): void {
    const { resourceArn, resourceType } = resource;
    if (resourceType !== 'RDS') {
      const { backup, restore } = resourceType === 'S3' ? S3_POLICIES : ANY_POLICIES;
      this.grantByPolicy(this.backup, backup);
      this.grantByPolicy(this.backup, COPY_POLICY);
      this.grantByPolicy(this.restore, restore);
      return;
    }
    this.once(resourceType, () => this.grantDatabases());
    rdsInstanceBackupStatements(resourceArn).forEach((statement) =>
      this.backup.addToPrincipalPolicy(statement),
    );
    this.backup.acknowledgeOnPolicies('SNAPSHOTS_NAMED_BY_RDS', this.profile, {
      database: referenceText(this, instanceNameOf(resourceArn)),
    });
    rdsInstanceRestoreStatements(resource, this.access.copyRegion).forEach((statement) =>
      this.restore.addToPrincipalPolicy(statement),
    );
  }

  private once(what: string, grant: () => void): void {
    if (this.granted.has(what)) return;
    this.granted.add(what);
    grant();
  }

  private grantDatabases(): void {
    rdsBackupStatements(this.access).forEach((statement) => this.backup.addToPrincipalPolicy(statement));
    rdsRestoreStatements(this.access).forEach((statement) => this.restore.addToPrincipalPolicy(statement));
    this.backup.acknowledgeOnPolicies('LISTS_OF_DATABASES', this.profile);
    this.restore.acknowledgeOnPolicies('LISTS_OF_DATABASES', this.profile);
    this.backup.acknowledgeOnPolicies('NAMES_GIVEN_BY_BACKUP', this.profile);
    this.restore.acknowledgeOnPolicies('NAMES_GIVEN_BY_RESTORE', this.profile);
    const statements = vaultKeyStatements(this.access);
    if (statements.length === 0) return;
    const policy = new ManagedPolicy(this, 'VaultKeys', { roles: [this.backup, this.restore], statements });
    acknowledge(policy, 'KEYS_BY_THEIR_ALIAS', this.profile);
  }

  private grantByPolicy(role: ManagedPolicyRole, policy: string): void {
    this.once(policy, () => {
      role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(policy));
      acknowledge(role, 'POLICIES_OF_AWS_BACKUP', this.profile);
    });
  }
}
