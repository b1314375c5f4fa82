import { type Duration, Stack } from 'aws-cdk-lib';
import {
  type BackupPlan,
  type BackupPlanRuleProps,
  BackupVault,
  type IBackupVault,
} from 'aws-cdk-lib/aws-backup';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import { identityName } from '../../internal/identity-name';
import { overlapOf, timeText } from '../../internal/maintenance-window';
import type {
  DeclaredBackup,
  DeclaredPreflight,
  DeclaredRecoveryPoint,
} from '../../requirements/declared-backup';
import type { DeclaredInherited, DeclaredWaiver } from '../../requirements/declarations';
import { type DeclaredPath, PathCarrier } from '../../requirements/declared-path';
import { PathTraffic } from '../../requirements/path-traffic';
import type { AlarmDefinition } from '../../spi/alarm-definition';
import type { ProtectedResource } from '../../spi/protected-resource';
import { AirGappedCopies } from './air-gapped-copies';
import type { VaultKeys } from './backup-permissions';
import { createPlan, selectResources } from './backup-plans';
import { backupAlarms } from './backup-alarms';
import { BackupHeartbeat } from './backup-heartbeat';
import { ENCRYPTED_BY_VAULT } from './cross-account-copies';
import { BackupRoles } from './backup-roles';
import { continuousSchedule, snapshotSchedule, startWindows } from './backup-schedule';
import type { BackupBindOptions } from './backup-bind-options';
import type { BackupConsumer, IStageBackup } from '../../spi/backup';
import { optIns } from './opt-ins';
import { jobsWithIssuesRule } from './jobs-with-issues';
import { addRecoveryPointOutputs, recoveryPointOf } from './recovery-point';
import { RestoreOperations } from './restore-operations';
import { restoreRunbooks } from './restore-runbooks';
import { RESTORE_VALIDATION, RestoreTests } from './restore-testing';

/** Where backups are stored. */
export interface BackupPlace {
  readonly vault: IBackupVault;
  readonly vaultName: string;
  readonly copyVaultArn: string;
  readonly copyVaultName: string;
  readonly copyRegion: string;
  /** The account of the copies; none for the environment's own. */
  readonly copyAccount?: string;
  /** A logically air-gapped vault for further copies in the Region of the copies; none if there is none. */
  readonly airGappedVault?: { readonly name: string; readonly arn: string };
  /** The types of the protected resources, which are added as they are attached. */
  readonly resourceTypes: Set<string>;
  readonly vaultKeys: VaultKeys;
  /** The ARNs of keys with which backups are copied and nothing is restored. */
  readonly copyKeys: readonly string[];
  /** Lets the account of the copies read what the key of the vault encrypts. */
  readonly shareVaultKey?: () => void;
  /** A few words for the report. */
  readonly description: string;
  /** Constructs in the other Region. */
  readonly support: Construct[];
  readonly inherited: DeclaredInherited[];
  readonly preflight: readonly DeclaredPreflight[];
}

/** How often backups are taken, and how long they are retained, once checked. */
export interface BackupTerms {
  readonly intervalHours: number;
  readonly retention: Duration;
  readonly copyRetention: Duration;
  readonly restoresAreTested: boolean;
}

/** The plans by which the resources of an environment are backed up, copied and restored. */
export class StageBackup extends Construct implements IStageBackup {
  public readonly vault: IBackupVault;
  public readonly copyVault: IBackupVault;
  public readonly plan: BackupPlan;
  public readonly continuousPlan: BackupPlan;
  public readonly airGappedVault?: IBackupVault;
  public readonly airGappedPlan?: BackupPlan;
  public readonly backupRole: Role;
  public readonly restoreRole: Role;
  public readonly support: Construct[];
  public readonly inherited: DeclaredInherited[];
  public readonly waivers: DeclaredWaiver[] = [];
  public readonly paths: DeclaredPath[];
  private readonly roles: BackupRoles;
  private readonly restoreTests?: RestoreTests;
  private readonly operations: RestoreOperations;
  private readonly airGappedCopies?: AirGappedCopies;
  private readonly protectedResources: ProtectedResource[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly bindOptions: BackupBindOptions,
    private readonly place: BackupPlace,
    private readonly terms: BackupTerms,
  ) {
    super(scope, id);
    this.vault = place.vault;
    this.copyVault = BackupVault.fromBackupVaultArn(this, 'CopyVault', place.copyVaultArn);
    this.support = place.support;
    this.inherited = place.inherited;
    this.paths = [
      {
        traffic: PathTraffic.BACKUPS,
        from: Stack.of(this).region,
        to: place.copyRegion,
        over: PathCarrier.AWS_NETWORK,
        carrier: place.copyRegion,
      },
    ];
    this.roles = new BackupRoles(this, 'Roles', {
      profile: bindOptions.host.profile,
      dataKeyArn: bindOptions.host.dataKey.keyArn,
      vaults: [place.vault.backupVaultArn, place.copyVaultArn],
      vaultKeys: place.vaultKeys,
      copyKeys: place.copyKeys,
      copyRegion: place.copyRegion,
    });
    this.backupRole = this.roles.backup;
    this.restoreRole = this.roles.restore;
    this.operations = new RestoreOperations(this, 'Restores', {
      profile: bindOptions.host.profile,
      vaultArn: place.vault.backupVaultArn,
      restoreRoleArn: this.restoreRole.roleArn,
    });
    const { intervalHours, copyRetention } = terms;
    const copyAction = { destinationBackupVault: this.copyVault, deleteAfter: copyRetention };
    this.plan = this.createPlan('Plan', bindOptions.identity, {
      ruleName: 'SnapshotAndCopy',
      scheduleExpression: snapshotSchedule(intervalHours),
      copyActions: [copyAction],
    });
    if (place.airGappedVault !== undefined) {
      this.airGappedVault = BackupVault.fromBackupVaultArn(this, 'AirGappedVault', place.airGappedVault.arn);
      // Every selection of a plan takes part in all its rules, and such a vault does not take every type.
      this.airGappedPlan = this.createPlan('AirGappedPlan', `${bindOptions.identity} air-gapped`, {
        ruleName: 'SnapshotAndCopies',
        scheduleExpression: snapshotSchedule(intervalHours),
        copyActions: [
          copyAction,
          { destinationBackupVault: this.airGappedVault, deleteAfter: copyRetention },
        ],
      });
      const airGappedCopies = new AirGappedCopies(place.copyRegion);
      this.node.addValidation({ validate: () => airGappedCopies.validate() });
      this.airGappedCopies = airGappedCopies;
    }
    // Of rules of one plan whose start windows overlap, AWS Backup follows only the one with the longest retention.
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
    this.continuousPlan = this.createPlan('ContinuousPlan', `${bindOptions.identity} continuous`, {
      ruleName: 'Continuous',
      scheduleExpression: continuousSchedule(intervalHours),
      enableContinuousBackup: true,
    });
    if (terms.restoresAreTested) {
      this.restoreTests = new RestoreTests(this, 'RestoreTests', {
        planName: identityName(bindOptions.identity, '_'),
        vaultArn: place.vault.backupVaultArn,
        restoreRoleArn: this.restoreRole.roleArn,
      });
    }
    if (bindOptions.alarmTopic !== undefined) {
      jobsWithIssuesRule(this, 'JobsWithIssues', {
        environmentName: bindOptions.host.environmentName,
        vaultName: place.vaultName,
        topic: bindOptions.alarmTopic,
      });
    }
    addRecoveryPointOutputs(this, place.copyRegion, () => this.recoveryPoint);
  }

  public get alarms(): AlarmDefinition[] {
    const { intervalHours, restoresAreTested } = this.terms;
    if (this.protectedResources.length === 0) return [];
    return backupAlarms(this.place, { planName: this.planName, intervalHours, restoresAreTested });
  }

  public get declared(): DeclaredBackup {
    const { retention, copyRetention, intervalHours } = this.terms;
    const { copyRegion, copyAccount, description, preflight } = this.place;
    const airGapped = this.airGappedCopies === undefined ? [] : [this.airGappedCopies.description];
    const there = copyAccount === undefined ? copyRegion : `${copyRegion} of account ${copyAccount}`;
    return {
      description: `snapshots every ${intervalHours} h, and continuously where supported; retained for ${retention.toDays()} days, copies of the snapshots in ${there} for ${copyRetention.toDays()} days; ${[description, ...airGapped].join('; ')}`,
      recoveryPoint: this.recoveryPoint,
      preflight: [
        ...optIns(Stack.of(this).region, this.place),
        ...preflight,
        ...(this.terms.restoresAreTested && this.protectedResources.length > 0 ? [RESTORE_VALIDATION] : []),
      ],
    };
  }

  public attach(componentId: string, protectedResources: ProtectedResource[]): void {
    if (protectedResources.length === 0) return;
    if (this.protectedResources.length === 0) this.addHeartbeat();
    protectedResources.forEach((resource) => this.refuseMaintenance(componentId, resource));
    this.protectedResources.push(...protectedResources);
    this.addTypes(protectedResources.map(({ resourceType }) => resourceType));
    protectedResources.forEach((resource) => this.roles.grant(resource));
    const airGapped = this.airGappedCopies?.attach(componentId, protectedResources) ?? [];
    this.select(
      `Select${componentId}`,
      this.plan,
      componentId,
      protectedResources.filter((resource) => !airGapped.includes(resource)),
    );
    this.select(`AirGappedSelect${componentId}`, this.airGappedPlan, componentId, airGapped);
    this.select(
      `ContinuousSelect${componentId}`,
      this.continuousPlan,
      componentId,
      protectedResources.filter(({ supportsContinuousBackup }) => supportsContinuousBackup),
    );
    protectedResources.forEach((resource, index) => {
      const id = index === 0 ? componentId : `${componentId}_${index + 1}`;
      this.restoreTests?.attach(id, resource);
      this.addRunbooks(componentId, id, resource);
    });
  }

  public attachConsumer(consumer: BackupConsumer): void {
    this.operations.attachConsumer(consumer);
  }

  /** Where alarms are created, which evaluate it. */
  private addHeartbeat(): void {
    const { alarmTopic, host } = this.bindOptions;
    if (alarmTopic === undefined) return;
    new BackupHeartbeat(this, 'Heartbeat', {
      profile: host.profile,
      environmentName: host.environmentName,
      planName: this.planName,
      restoresAreTested: this.terms.restoresAreTested,
    });
  }

  private get planName(): string {
    return identityName(this.bindOptions.identity, '-');
  }

  private addTypes(types: readonly string[]): void {
    const { resourceTypes, shareVaultKey } = this.place;
    const added = types.filter((type) => ENCRYPTED_BY_VAULT.includes(type) && !resourceTypes.has(type));
    const isShared = ENCRYPTED_BY_VAULT.some((type) => resourceTypes.has(type));
    if (added.length > 0 && !isShared) shareVaultKey?.();
    types.forEach((type) => resourceTypes.add(type));
  }

  /** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/rds-backup.html */
  private refuseMaintenance(componentId: string, { maintenanceWindow }: ProtectedResource): void {
    if (maintenanceWindow === undefined) return;
    const overlap = overlapOf(maintenanceWindow, startWindows(this.terms.intervalHours));
    if (overlap === undefined) return;
    throw new StageEnvironmentError({
      id: 'backup.maintenance-window-overlap',
      what: `maintenance window of ${componentId}`,
      value: maintenanceWindow,
      limit: `backups start from ${timeText(overlap)} UTC for an hour, and fail during maintenance`,
      remediation: 'choose another time, or leave it out',
    });
  }

  private createPlan(id: string, identity: string, rule: BackupPlanRuleProps): BackupPlan {
    return createPlan(this, id, { identity, rule, vault: this.vault, retention: this.terms.retention });
  }

  private select(
    id: string,
    backupPlan: BackupPlan | undefined,
    componentId: string,
    protectedResources: readonly ProtectedResource[],
  ): void {
    if (backupPlan === undefined) return;
    selectResources(this, id, { backupPlan, componentId, protectedResources, role: this.backupRole });
  }

  private addRunbooks(componentId: string, id: string, protectedResource: ProtectedResource): void {
    const { vaultName, copyRegion, copyVaultName, copyAccount } = this.place;
    restoreRunbooks(this, id, this.operations, {
      componentId,
      protectedResource,
      vaultName,
      copyRegion,
      copyVaultName,
      copyAccount,
    });
  }

  private get recoveryPoint(): DeclaredRecoveryPoint {
    return recoveryPointOf(this.protectedResources, this.terms.intervalHours);
  }
}
