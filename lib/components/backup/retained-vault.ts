import { Duration, Lazy, RemovalPolicy } from 'aws-cdk-lib';
import { BackupVault, type CfnBackupVault, type LockConfiguration } from 'aws-cdk-lib/aws-backup';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { protectionStatement } from './vault-policy';

/** Properties of a vault that is retained. */
export interface RetainedVaultProps {
  readonly vaultName: string;
  /** The alias of its key, `alias/…`. */
  readonly aliasName: string;
  readonly description: string;
  readonly lock: LockConfiguration;
  /** The roles that may change its protection, beside the deployment. */
  readonly administrators: readonly string[];
  /**
   * The topic of notifications.
   *
   * @default - none
   */
  readonly notificationTopic?: ITopic;
  /** The events of notifications; produced at synthesis, since they depend on what is backed up. */
  readonly notificationEvents?: () => string[];
}

// Retained when the stack is deleted or the resource is removed from it. Only a first deployment that fails deletes what
// it created, which is still empty: otherwise the names would fail every further attempt.
const RETAINED = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

/**
 * A vault with a customer managed key of its own, from which no recovery point can be deleted. Its names are literal, so
 * that a stack that is created again can import it with `cdk deploy --import-existing-resources`.
 */
export class RetainedVault extends Construct {
  public readonly key: Key;
  public readonly alias: Alias;
  public readonly vault: BackupVault;

  constructor(scope: Construct, id: string, props: RetainedVaultProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: props.description,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RETAINED,
    });
    // Permissions on the key name its alias, which is retained and imported like the vault.
    this.alias = new Alias(this, 'Alias', {
      aliasName: props.aliasName,
      targetKey: this.key,
      removalPolicy: RETAINED,
    });
    this.vault = new BackupVault(this, 'Vault', {
      backupVaultName: props.vaultName,
      encryptionKey: this.key,
      blockRecoveryPointDeletion: true,
      lockConfiguration: props.lock,
      removalPolicy: RETAINED,
    });
    if (props.notificationTopic !== undefined) this.notify(props.notificationTopic, props.notificationEvents);
    this.vault.addToAccessPolicy(protectionStatement(this, props.administrators));
  }

  /** The CDK's own properties know not every event, and let AWS Backup publish to the topic for any vault. */
  private notify(topic: ITopic, events: () => string[] = () => []): void {
    const vault = this.vault.node.defaultChild as CfnBackupVault;
    vault.notifications = {
      snsTopicArn: topic.topicArn,
      backupVaultEvents: Lazy.list({ produce: events }),
    };
  }
}
