import { ManagedPolicy, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledge } from '../../internal/acknowledgements';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import type { StageProfile } from '../../requirements/stage-profile';
import type { ProtectedResource } from '../../spi/protected-resource';
import {
  type BackupReach,
  rdsBackupRights,
  rdsRestoreRights,
  rdsStoreBackupRights,
  rdsStoreRestoreRights,
  vaultKeyRights,
} from './backup-permissions';

// Kinds of stores other than databases on RDS get the policies that AWS keeps for AWS Backup.
const OF_EVERY_KIND = {
  backup: 'service-role/AWSBackupServiceRolePolicyForBackup',
  restore: 'service-role/AWSBackupServiceRolePolicyForRestores',
};
const OF_S3 = {
  backup: 'AWSBackupServiceRolePolicyForS3Backup',
  restore: 'AWSBackupServiceRolePolicyForS3Restore',
};

/** The two roles that AWS Backup works with: what takes backups restores nothing, and the other way round. */
export class BackupRoles extends Construct {
  public readonly backup: ManagedPolicyRole;
  public readonly restore: ManagedPolicyRole;
  private readonly profile: StageProfile;
  private readonly reach: BackupReach;
  private readonly reached = new Set<string>();

  constructor(scope: Construct, id: string, props: BackupReach & { readonly profile: StageProfile }) {
    super(scope, id);
    this.reach = props;
    this.profile = props.profile;
    const assumedBy = new ServicePrincipal('backup.amazonaws.com');
    this.backup = new ManagedPolicyRole(this, 'Backup', {
      assumedBy,
      description: 'Takes backups and copies them',
    });
    this.restore = new ManagedPolicyRole(this, 'Restore', {
      assumedBy,
      description: 'Restores beside what there is',
    });
  }

  /** Lets the roles back up and restore a store. */
  public reachTo(store: ProtectedResource): void {
    const { resourceArn, resourceType } = store;
    if (resourceType !== 'RDS') {
      const policies = resourceType === 'S3' ? OF_S3 : OF_EVERY_KIND;
      this.once(policies.backup, () => this.reachByPolicies(policies));
      return;
    }
    this.once(resourceType, () => this.reachToDatabases());
    this.backup.addToPrincipalPolicy(rdsStoreBackupRights(resourceArn));
    rdsStoreRestoreRights(store, this.reach.copyRegion).forEach((statement) =>
      this.restore.addToPrincipalPolicy(statement),
    );
  }

  private once(what: string, reach: () => void): void {
    if (this.reached.has(what)) return;
    this.reached.add(what);
    reach();
  }

  private reachToDatabases(): void {
    rdsBackupRights(this.reach).forEach((statement) => this.backup.addToPrincipalPolicy(statement));
    rdsRestoreRights(this.reach).forEach((statement) => this.restore.addToPrincipalPolicy(statement));
    this.backup.acknowledgeOnPolicies('NAMES_GIVEN_BY_BACKUP', this.profile);
    this.restore.acknowledgeOnPolicies('NAMES_GIVEN_BY_RESTORE', this.profile);
    const statements = vaultKeyRights(this.reach);
    if (statements.length === 0) return;
    const policy = new ManagedPolicy(this, 'VaultKeys', { roles: [this.backup, this.restore], statements });
    acknowledge(policy, 'KEYS_BY_THEIR_ALIAS', this.profile);
  }

  private reachByPolicies(policies: typeof OF_S3): void {
    this.backup.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(policies.backup));
    this.restore.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(policies.restore));
    acknowledge(this.backup, 'POLICIES_OF_AWS_BACKUP', this.profile);
    acknowledge(this.restore, 'POLICIES_OF_AWS_BACKUP', this.profile);
  }
}
