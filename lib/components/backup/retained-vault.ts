import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupVault, type BackupVaultEvents, type LockConfiguration } from 'aws-cdk-lib/aws-backup';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** What a vault is made from. */
export interface KeptVaultProps {
  readonly vaultName: string;
  /** The alias of its key, `alias/…`. */
  readonly aliasName: string;
  readonly description: string;
  readonly lock: LockConfiguration;
  /** @default - nobody is notified */
  readonly notificationTopic?: ITopic;
  readonly notificationEvents?: BackupVaultEvents[];
}

// Kept when the stack is deleted or the resource leaves it. Only what its own first deployment made, and nothing can
// be in yet, goes when that deployment fails: left behind, its name would stop every further attempt.
const KEPT = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/**
 * A vault under a customer key of its own, from which nobody deletes a recovery point. Names are literal, so that a
 * stack that is made again can take both back with `cdk deploy --import-existing-resources`.
 */
export class KeptVault extends Construct {
  public readonly key: Key;
  public readonly alias: Alias;
  public readonly vault: BackupVault;

  constructor(scope: Construct, id: string, props: KeptVaultProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: props.description,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: KEPT,
    });
    // Rights to the key name its alias. Kept like the vault, it still leads to the vault's key when both are taken back.
    this.alias = new Alias(this, 'Alias', {
      aliasName: props.aliasName,
      targetKey: this.key,
      removalPolicy: KEPT,
    });
    this.vault = new BackupVault(this, 'Vault', {
      backupVaultName: props.vaultName,
      encryptionKey: this.key,
      blockRecoveryPointDeletion: true,
      lockConfiguration: props.lock,
      notificationTopic: props.notificationTopic,
      notificationEvents: props.notificationEvents,
      removalPolicy: KEPT,
    });
  }
}
