import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type { LockConfiguration } from 'aws-cdk-lib/aws-backup';
import { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import { identityName } from '../../internal/identity-name';
import { supportStack } from '../../internal/support-stack';
import type { DeclaredPreflight } from '../../requirements/declared-backup';
import type { ExistingBackupOptions } from './backup-options';
import { knownRegion, refuseRegion } from './backup-limits';
import { keysByAlias } from './backup-permissions';
import type { BackupBindOptions } from './backup-bind-options';
import { ProtectionChanges } from './protection-changes';
import { RetainedVault } from './retained-vault';
import type { BackupPlace } from './stage-backup';

/** Properties of vaults of the environment's own. */
export interface OwnPlaceProps {
  readonly region: string;
  readonly description: string;
  readonly lock: LockConfiguration;
  readonly copyLock: LockConfiguration;
  /** The roles that may change the protection of both vaults, beside deployments. */
  readonly administrators: readonly string[];
}

// The events that AWS Backup still sends and that need attention; failed backups raise an alarm.
// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultNotifications.html
const NOTIFICATION_EVENTS = ['CONTINUOUS_BACKUP_INTERRUPTED', 'COPY_JOB_FAILED', 'RESTORE_JOB_COMPLETED'];
const NOTIFICATION_EVENTS_OF_S3 = ['S3_BACKUP_OBJECT_FAILED'];

/** Two vaults of the environment's own: in its Region and, in the support stack, in the other. */
export function ownPlace(
  scope: Construct,
  { host, identity, alarmTopic, alarmTopicIn }: BackupBindOptions,
  { region, description, lock, copyLock, administrators }: OwnPlaceProps,
): BackupPlace {
  const home = Stack.of(scope);
  const resourceTypes = new Set<string>();
  refuseRegion(home.region, region);
  // The same name in both Regions, since metrics of copies have the name of either vault.
  const vaultName = identityName(identity, '-');
  const aliasName = `alias/${vaultName}-backup`;
  const { vault, key } = new RetainedVault(scope, 'Vault', {
    vaultName,
    aliasName,
    description: `Backups of ${host.environmentName}`,
    lock,
    administrators,
    notificationTopic: alarmTopic,
    notificationEvents: () => [
      ...NOTIFICATION_EVENTS,
      ...(resourceTypes.has('S3') ? NOTIFICATION_EVENTS_OF_S3 : []),
    ],
  });
  const copies = new Construct(supportStack(scope, region), scope.node.path.replaceAll('/', '-'));
  const copyVault = new RetainedVault(copies, 'Vault', {
    vaultName,
    aliasName,
    description: `Copies of backups of ${host.environmentName}`,
    lock: copyLock,
    administrators,
  });
  const { environmentName } = host;
  const copyTopic = alarmTopic && alarmTopicIn?.(copies);
  if (alarmTopic !== undefined) {
    const keys = [key, host.dataKey];
    new ProtectionChanges(scope, 'ProtectionChanges', {
      environmentName,
      vaultName,
      keys,
      topic: alarmTopic,
    });
  }
  if (copyTopic !== undefined) {
    const keys = [copyVault.key];
    new ProtectionChanges(copies, 'ProtectionChanges', {
      environmentName,
      vaultName,
      keys,
      topic: copyTopic,
    });
  }
  return {
    vault,
    vaultName,
    copyVaultArn: home.formatArn({
      service: 'backup',
      region,
      resource: 'backup-vault',
      resourceName: vaultName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
    copyRegion: region,
    resourceTypes,
    vaultKeys: keysByAlias(aliasName),
    description: `locks: ${description}`,
    support: [copies],
    inherited: [],
    preflight: [
      {
        id: `region.${region}`,
        what: `Region ${region} is enabled in the account and bootstrapped: cdk bootstrap aws://${Token.isUnresolved(home.account) ? 'ACCOUNT' : home.account}/${region}`,
      },
      ...(alarmTopic === undefined ? [] : watchPreflight(home.region, region, copyTopic !== undefined)),
      {
        id: 'backup-vaults-left',
        what: `Vaults named ${vaultName} that an earlier environment of the same name left behind fail the deployment. Import them with cdk deploy --import-existing-resources, or use them as existing vaults (backup: existing)`,
      },
    ],
  };
}

function watchPreflight(home: string, region: string, isCopyWatched: boolean): DeclaredPreflight[] {
  return [
    {
      id: 'backup-trail',
      what: `A trail of AWS CloudTrail records management events in ${home} and ${region}: EventBridge receives changes of vaults and keys from it, and nothing without one`,
    },
    ...(isCopyWatched
      ? []
      : [
          {
            id: `backup-watch.${region}`,
            what: `The existing alarm topic is in ${home}: nothing in ${region} reports changes of the vault for copies and its key. Add a contact with an e-mail address or a URL, or report them by a rule of your own`,
          },
        ]),
  ];
}

/** Two existing vaults. */
export function existingPlace(home: Stack, options: ExistingBackupOptions): BackupPlace {
  const { vault, copyVaultArn, keyArns = [], evidence } = options;
  const { region, account } = partsOf(copyVaultArn);
  refuseRegion(home.region, knownRegion('Region of the existing vault for copies', region));
  if (!Token.isUnresolved(home.account) && account !== home.account) {
    throw new StageEnvironmentError({
      id: 'backup.copy-vault-in-other-account',
      what: 'existing vault for copies',
      value: copyVaultArn,
      limit: `it is in account ${account}, the environment in ${home.account}`,
      remediation: 'pass a vault of the same account',
      requirement: 'BAK-2',
    });
  }
  const reason = 'the backups are kept in existing vaults';
  return {
    vault,
    vaultName: vault.backupVaultName,
    copyVaultArn,
    copyRegion: region,
    resourceTypes: new Set(),
    vaultKeys: { resources: keyArns, conditions: {} },
    description: 'in existing vaults',
    support: [],
    inherited: [{ requirement: 'BAK-4', from: reason, evidence }],
    preflight: [],
  };
}

function partsOf(vaultArn: string): { readonly region: string; readonly account: string } {
  const parts = /^arn:[\w-]+:backup:([\w-]+):(\d{12}):backup-vault:[\w-]{2,50}$/.exec(vaultArn);
  if (!Token.isUnresolved(vaultArn) && parts !== null) return { region: parts[1], account: parts[2] };
  throw new StageEnvironmentError({
    id: 'backup.copy-vault-arn',
    what: 'existing vault for copies',
    value: vaultArn,
    limit: 'its Region is read from the whole ARN, a literal',
    remediation: "write it as 'arn:aws:backup:eu-central-1:111122223333:backup-vault:Shop'",
    requirement: 'BAK-2',
  });
}
