import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { DeclaredPreflight } from '../../requirements/declared-backup';
import { KEY_USE } from './backup-permissions';
import type { CopyVault } from './copy-vault';

/**
 * The resource types that AWS Backup encrypts with the key of the vault. Backups of the others keep the key of the resource.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
 */
export const ENCRYPTED_BY_VAULT: readonly string[] = ['Aurora DSQL', 'DynamoDB', 'EFS', 'S3'];

// The key of the copies must also allow to list and revoke grants: https://repost.aws/knowledge-center/backup-cross-account-copy-error
const KEY_GRANTS = ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'];
const FOR_AWS_RESOURCES = { Bool: { 'kms:GrantIsForAWSResource': 'true' } };

/** The task of sharing a key with the account of the copies. */
export interface KeyToShare {
  /** The last part of the id of the task, such as `data-key`. */
  readonly id: string;
  /** The key in a few words. */
  readonly what: string;
}

/** Lets the account of the copies read what a key encrypts; returns the task of it for a key that is not the environment's. */
export function shareKey(key: IKey, account: string, { id, what }: KeyToShare): DeclaredPreflight[] {
  const added = keyStatements(account).map((statement) => key.addToResourcePolicy(statement));
  if (added.every(({ statementAdded }) => statementAdded)) return [];
  return [keyTask(id, what, account, Stack.of(key).region)];
}

/** The task of sharing a key that is known by a description only. */
export function keyTask(id: string, what: string, account: string, region: string): DeclaredPreflight {
  return {
    id: `backup-copies.${id}`,
    what: `${what} admits account ${account}, since backups under it are copied there. Add to its policy: ${keyPolicy(account, region)}`,
  };
}

/** Lets the account of the copies bring a copy back into a vault, from which it can be restored. */
export function copyBackStatement(account: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'CopiesBack',
    principals: [new AccountPrincipal(account)],
    actions: ['backup:CopyIntoBackupVault'],
    resources: ['*'],
  });
}

/**
 * What must be done by hand so that backups of an account are copied to a vault in another.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 */
export function crossAccountTasks(
  home: string,
  { account, region, name }: CopyVault,
  keyArns: readonly string[],
  retentionDays: number,
): DeclaredPreflight[] {
  const vaultPolicy = JSON.stringify({
    Sid: `CopiesFrom${home}`,
    Effect: 'Allow',
    Principal: { AWS: rootOf(home, region) },
    Action: 'backup:CopyIntoBackupVault',
    Resource: '*',
  });
  return [
    {
      id: 'backup-copies.organization',
      what: `Accounts ${home} and ${account} are in one organization, whose management account has enabled cross-account backup: aws backup update-global-settings --global-settings isCrossAccountBackupEnabled=true`,
    },
    {
      id: 'backup-copies.vault-policy',
      what: `Vault ${name} in account ${account}, ${region}, admits copies from account ${home}; its lock, if it has one, accepts a retention of ${retentionDays} days. Add to its access policy: ${vaultPolicy}`,
    },
    {
      id: 'backup-copies.key-policy',
      what: `The key of vault ${name}, ${keyArns.join(', ')}, admits account ${home}. Add to its policy: ${keyPolicy(home, region)}`,
    },
    {
      id: 'backup-copies.watch',
      what: `Account ${account} reports changes of vault ${name} and its key: nothing in account ${home} does`,
    },
    {
      id: 'backup-copies.restore',
      what: `Who restores from vault ${name} can copy a recovery point back from account ${account}, as the roles of account ${home} cannot restore from it: aws backup start-copy-job --region ${region} --source-backup-vault-name ${name}, with a vault of account ${home} as destination, whose access policy admits account ${account}`,
    },
  ];
}

function keyStatements(account: string): PolicyStatement[] {
  const principals = [new AccountPrincipal(account)];
  return [
    new PolicyStatement({ sid: 'BackupCopies', principals, actions: [...KEY_USE], resources: ['*'] }),
    new PolicyStatement({
      sid: 'GrantsOfBackupCopies',
      principals,
      actions: KEY_GRANTS,
      resources: ['*'],
      conditions: FOR_AWS_RESOURCES,
    }),
  ];
}

function keyPolicy(account: string, region: string): string {
  const common = { Effect: 'Allow', Principal: { AWS: rootOf(account, region) }, Resource: '*' };
  return JSON.stringify([
    { Sid: 'BackupCopies', ...common, Action: KEY_USE },
    { Sid: 'GrantsOfBackupCopies', ...common, Action: KEY_GRANTS, Condition: FOR_AWS_RESOURCES },
  ]);
}

function rootOf(account: string, region: string): string {
  return `arn:${RegionInfo.get(region).partition ?? 'aws'}:iam::${account}:root`;
}
