import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Properties of the rules on changes of the protection of vaults. */
export interface ProtectionChangesProps {
  readonly environmentName: string;
  /** One or more. */
  readonly vaultNames: readonly string[];
  /** The keys without which the backups, or what they were taken of, cannot be read. */
  readonly keys: readonly IKey[];
  /** Who is notified. */
  readonly topic: ITopic;
}

const CHANGES_OF_VAULT = [
  'DeleteBackupVault',
  'DeleteBackupVaultAccessPolicy',
  'DeleteBackupVaultLockConfiguration',
  'DeleteBackupVaultNotifications',
  'DeleteRecoveryPoint',
  'DisassociateRecoveryPoint',
  'PutBackupVaultAccessPolicy',
  'PutBackupVaultLockConfiguration',
  'PutBackupVaultNotifications',
  'UpdateRecoveryPointLifecycle',
];

const CHANGES_OF_KEY = ['DeleteAlias', 'DisableKey', 'PutKeyPolicy', 'ScheduleKeyDeletion'];

/**
 * Notifies of calls that change the protection of a vault or its keys, also of those that are denied. EventBridge receives
 * calls of APIs only where a trail of CloudTrail records management events.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export class ProtectionChanges extends Construct {
  public readonly vaultRule: Rule;
  public readonly keyRule: Rule;

  constructor(scope: Construct, id: string, props: ProtectionChangesProps) {
    super(scope, id);
    const { environmentName, vaultNames, keys } = props;
    const vaults = `${vaultNames.length === 1 ? 'vault' : 'vaults'} ${vaultNames.join(', ')}`;
    this.vaultRule = this.rule('Vault', props.topic, {
      description: `Changes of the ${vaults} of ${environmentName}`,
      source: 'aws.backup',
      detail: { eventName: CHANGES_OF_VAULT, requestParameters: { backupVaultName: vaultNames } },
    });
    this.keyRule = this.rule('Keys', props.topic, {
      description: `Changes of the keys of the data and backups of ${environmentName}`,
      source: 'aws.kms',
      detail: { eventName: CHANGES_OF_KEY, resources: { ARN: keys.map(({ keyArn }) => keyArn) } },
    });
  }

  private rule(
    id: string,
    topic: ITopic,
    { description, source, detail }: { description: string; source: string; detail: object },
  ): Rule {
    const who = EventField.fromPath('$.detail.userIdentity.arn');
    const call = EventField.fromPath('$.detail.eventName');
    const input = RuleTargetInput.fromText(
      `${description}: ${who} called ${call} in account ${EventField.account}, ${EventField.region}, at ${EventField.time} (${EventField.fromPath('$.detail.errorCode')})`,
    );
    return new Rule(this, id, {
      description,
      eventPattern: { source: [source], detailType: ['AWS API Call via CloudTrail'], detail },
      // The CDK's own target would add a second statement to the topic's policy, which admits EventBridge already.
      targets: [{ bind: () => ({ arn: topic.topicArn, input }) }],
    });
  }
}
