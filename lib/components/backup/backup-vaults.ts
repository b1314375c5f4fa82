import { ArnFormat, type Duration, Stack, Token } from 'aws-cdk-lib';
import type { LockConfiguration } from 'aws-cdk-lib/aws-backup';
import { Construct } from 'constructs';
import { identityName } from '../../internal/identity-name';
import { supportStack } from '../../internal/support-stack';
import type { DeclaredPreflight } from '../../requirements/declared-backup';
import type { DeclaredInherited } from '../../requirements/declarations';
import type { IStageHost } from '../../spi/stage-host';
import { type AirGappedRetention, AirGappedVault } from './air-gapped-vault';
import type { ExistingBackupOptions } from './backup-options';
import { refuseRegion } from './backup-limits';
import { keysByAlias } from './backup-permissions';
import type { BackupBindOptions } from './backup-bind-options';
import {
  type CopyVault,
  copyKeysOf,
  copyVaultOf,
  isInOtherAccount,
  refuseSameAccount,
  refuseSamePlace,
} from './copy-vault';
import { copyBackStatement, crossAccountTasks, keyTask, shareKey } from './cross-account-copies';
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
  /**
   * The retention of a logically air-gapped vault in the other Region.
   *
   * @default - there is none
   */
  readonly airGapped?: AirGappedRetention;
}

// The events that AWS Backup still sends and that need attention; failed backups raise an alarm.
// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultNotifications.html
const NOTIFICATION_EVENTS = ['CONTINUOUS_BACKUP_INTERRUPTED', 'COPY_JOB_FAILED', 'RESTORE_JOB_COMPLETED'];
const NOTIFICATION_EVENTS_OF_S3 = ['S3_BACKUP_OBJECT_FAILED'];

/** The vaults of the environment's own: one in its Region and, in the support stack, one or two in the other. */
export function ownPlace(
  scope: Construct,
  bindOptions: BackupBindOptions,
  { region, copyLock, airGapped, ...props }: OwnPlaceProps,
): BackupPlace {
  const home = Stack.of(scope);
  const { host, identity, alarmTopic, alarmTopicIn } = bindOptions;
  const { environmentName } = host;
  refuseRegion(home.region, region);
  const { vault, vaultName, aliasName, resourceTypes } = homeVault(scope, bindOptions, props);
  const copies = new Construct(supportStack(scope, region), scope.node.path.replaceAll('/', '-'));
  const copyVault = new RetainedVault(copies, 'Vault', {
    vaultName,
    aliasName,
    description: `Copies of backups of ${environmentName}`,
    lock: copyLock,
    administrators: props.administrators,
  });
  const airGappedName = airGapped && identityName(`${identity} air-gapped`, '-');
  if (airGapped !== undefined && airGappedName !== undefined) {
    const { administrators } = props;
    new AirGappedVault(copies, 'AirGappedVault', { ...airGapped, vaultName: airGappedName, administrators });
  }
  const copyVaultNames = [vaultName, ...(airGappedName === undefined ? [] : [airGappedName])];
  const copyTopic = alarmTopic && alarmTopicIn?.(copies);
  if (copyTopic !== undefined) {
    const keys = [copyVault.key];
    new ProtectionChanges(copies, 'ProtectionChanges', {
      environmentName,
      vaultNames: copyVaultNames,
      keys,
      topic: copyTopic,
    });
  }
  const arnOf = (resourceName: string) =>
    home.formatArn({
      service: 'backup',
      region,
      resource: 'backup-vault',
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  return {
    vault,
    vaultName,
    copyVaultArn: arnOf(vaultName),
    copyVaultName: vaultName,
    copyRegion: region,
    airGappedVault:
      airGappedName === undefined ? undefined : { name: airGappedName, arn: arnOf(airGappedName) },
    resourceTypes,
    vaultKeys: keysByAlias(aliasName),
    copyKeys: [],
    description: `locks: ${props.description}`,
    support: [copies],
    inherited: [],
    preflight: [
      {
        id: `region.${region}`,
        what: `Region ${region} is enabled in the account and bootstrapped: cdk bootstrap aws://${Token.isUnresolved(home.account) ? 'ACCOUNT' : home.account}/${region}`,
      },
      ...(alarmTopic === undefined ? [] : watchPreflight(home.region, region, copyTopic !== undefined)),
      vaultsLeftTask(...copyVaultNames),
    ],
  };
}

/** The vault of the environment's own in its Region. */
function homeVault(
  scope: Construct,
  { host, identity, alarmTopic }: BackupBindOptions,
  { lock, administrators }: Pick<OwnPlaceProps, 'lock' | 'administrators'>,
) {
  const resourceTypes = new Set<string>();
  const { environmentName } = host;
  // The same name in both Regions, since metrics of copies have the name of either vault.
  const vaultName = identityName(identity, '-');
  const aliasName = `alias/${vaultName}-backup`;
  const { vault, key } = new RetainedVault(scope, 'Vault', {
    vaultName,
    aliasName,
    description: `Backups of ${environmentName}`,
    lock,
    administrators,
    notificationTopic: alarmTopic,
    notificationEvents: () => [
      ...NOTIFICATION_EVENTS,
      ...(resourceTypes.has('S3') ? NOTIFICATION_EVENTS_OF_S3 : []),
    ],
  });
  if (alarmTopic !== undefined) {
    const keys = [key, host.dataKey];
    new ProtectionChanges(scope, 'ProtectionChanges', {
      environmentName,
      vaultNames: [vaultName],
      keys,
      topic: alarmTopic,
    });
  }
  return { vault, key, vaultName, aliasName, resourceTypes };
}

function vaultsLeftTask(...vaultNames: readonly string[]): DeclaredPreflight {
  return {
    id: 'backup-vaults-left',
    what: `Vaults named ${vaultNames.join(' or ')} that an earlier environment of the same name left behind fail the deployment. Import them with cdk deploy --import-existing-resources, or use them as existing vaults (backup: existing)`,
  };
}

function trailTask(...regions: string[]): DeclaredPreflight {
  return {
    id: 'backup-trail',
    what: `A trail of AWS CloudTrail records management events in ${regions.join(' and ')}: EventBridge receives changes of vaults and keys from it, and nothing without one`,
  };
}

function watchPreflight(home: string, region: string, isCopyWatched: boolean): DeclaredPreflight[] {
  return [
    trailTask(home, region),
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

/** Properties of a vault of the environment's own, with copies in an existing one of another account. */
export interface VaultPlaceProps {
  readonly copyVault: CopyVault;
  readonly copyKeyArn: string;
  readonly copyRetention: Duration;
  readonly evidence: string;
  readonly description: string;
  readonly lock: LockConfiguration;
  readonly administrators: readonly string[];
}

/** A vault of the environment's own in its Region, and an existing one in another account. */
export function vaultPlace(
  scope: Construct,
  bindOptions: BackupBindOptions,
  props: VaultPlaceProps,
): BackupPlace {
  const home = Stack.of(scope);
  const { copyVault, copyKeyArn, copyRetention, evidence, description } = props;
  const { account } = copyVault;
  refuseSameAccount(home, copyVault);
  const { vault, key, vaultName, aliasName, resourceTypes } = homeVault(scope, bindOptions, props);
  vault.addToAccessPolicy(copyBackStatement(account));
  const shared = shareKey(bindOptions.host.dataKey, account, DATA_KEY);
  return {
    vault,
    vaultName,
    copyVaultArn: copyVault.arn,
    copyVaultName: copyVault.name,
    copyRegion: copyVault.region,
    copyAccount: account,
    resourceTypes,
    vaultKeys: keysByAlias(aliasName),
    copyKeys: [copyKeyArn],
    shareVaultKey: () =>
      void shareKey(key, account, { id: 'vault-key', what: `The key of vault ${vaultName}` }),
    description: `lock: ${description}`,
    support: [],
    inherited: [inheritedKeys('the copies are kept in an existing vault', evidence)],
    preflight: [
      ...crossAccountTasks(home.account, copyVault, [copyKeyArn], copyRetention.toDays()),
      ...shared,
      ...(bindOptions.alarmTopic === undefined ? [] : [trailTask(home.region)]),
      vaultsLeftTask(vaultName),
    ],
  };
}

const DATA_KEY = { id: 'data-key', what: 'The key of the data' };

/** Two existing vaults. */
export function existingPlace(
  home: Stack,
  { dataKey }: Pick<IStageHost, 'dataKey'>,
  options: ExistingBackupOptions,
  copyRetention: Duration,
): BackupPlace {
  const { vault, copyVaultArn, keyArns = [], evidence } = options;
  const copyVault = copyVaultOf(copyVaultArn);
  refuseSamePlace(home, copyVault);
  const { account, region, name } = copyVault;
  const vaultName = vault.backupVaultName;
  const crossAccount = isInOtherAccount(home, copyVault) && {
    copyAccount: account,
    preflight: [
      ...crossAccountTasks(home.account, copyVault, copyKeysOf(copyVault, keyArns), copyRetention.toDays()),
      ...shareKey(dataKey, account, DATA_KEY),
      keyTask(
        'vault-key',
        `The key of vault ${vaultName}, where AWS Backup encrypts with it,`,
        account,
        region,
      ),
    ],
  };
  return {
    vault,
    vaultName,
    copyVaultArn,
    copyVaultName: name,
    copyRegion: region,
    resourceTypes: new Set(),
    vaultKeys: { resources: keyArns, conditions: {} },
    copyKeys: [],
    description: 'in existing vaults',
    support: [],
    inherited: [inheritedKeys('the backups are kept in existing vaults', evidence)],
    preflight: [],
    ...crossAccount,
  };
}

function inheritedKeys(from: string, evidence: string): DeclaredInherited {
  return { requirement: 'BAK-4', from, evidence };
}
