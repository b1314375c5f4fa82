import { Token } from 'aws-cdk-lib';
import { StageEnvironmentError } from '../../internal/errors';
import { knownRegion, literalRegion, refusePartition, refuseRegion } from './backup-limits';

/** An existing vault for copies, as its ARN says. */
export interface CopyVault {
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  readonly account: string;
}

/** Where an environment stands. */
export interface HomePlace {
  readonly region: string;
  /** @default - known only at deployment */
  readonly account?: string;
}

const WHAT = 'existing vault for copies';

/** @throws StageEnvironmentError for anything but the whole ARN of a vault in a known Region */
export function copyVaultOf(vaultArn: string): CopyVault {
  const parts = /^arn:[\w-]+:backup:([\w-]+):(\d{12}):backup-vault:([\w-]{2,50})$/.exec(vaultArn);
  if (Token.isUnresolved(vaultArn) || parts === null) {
    throw new StageEnvironmentError({
      id: 'backup.copy-vault-arn',
      what: WHAT,
      value: vaultArn,
      limit: 'its account and Region are read from the whole ARN, a literal',
      remediation: "write it as 'arn:aws:backup:eu-central-1:111122223333:backup-vault:Shop'",
      requirement: 'BAK-2',
    });
  }
  const [, region, account, name] = parts;
  return {
    arn: vaultArn,
    name,
    account,
    region: knownRegion('Region of the existing vault for copies', region),
  };
}

/**
 * Whether a vault is in another account than the environment. One whose account is known only at deployment is taken for
 * the same.
 */
export function isInOtherAccount({ account }: HomePlace, vault: CopyVault): boolean {
  return account !== undefined && !Token.isUnresolved(account) && account !== vault.account;
}

/** @throws StageEnvironmentError for a vault in the account and Region of the environment, or in another partition */
export function refuseSamePlace(home: HomePlace, vault: CopyVault): void {
  if (isInOtherAccount(home, vault)) refusePartition(literalRegion(home.region), vault.region);
  else refuseRegion(home.region, vault.region);
}

/** @throws StageEnvironmentError for a vault in the account of the environment, or in another partition */
export function refuseSameAccount(home: HomePlace, vault: CopyVault): void {
  if (home.account === undefined || Token.isUnresolved(home.account)) {
    throw new StageEnvironmentError({
      id: 'backup.stack-account-unknown',
      what: "account of the environment's stack",
      value: home.account,
      limit: 'it must be a literal, so that it can be compared with the account of copies',
      remediation: "set the account of the stack, such as '111122223333'",
      requirement: 'BAK-2',
    });
  }
  if (home.account === vault.account) {
    throw new StageEnvironmentError({
      id: 'backup.copy-to-same-account',
      what: WHAT,
      value: vault.arn,
      limit: `account ${vault.account} is the environment's own`,
      remediation:
        'pass a vault of another account, or copy to another Region of this one with Backup.toRegion',
      requirement: 'BAK-2',
    });
  }
  refusePartition(literalRegion(home.region), vault.region);
}

/**
 * The customer managed keys of a vault in another account. Copies of databases there cannot have an AWS managed key.
 *
 * @throws StageEnvironmentError without a key of the vault's account and Region
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 */
export function copyKeysOf(vault: CopyVault, keyArns: readonly string[]): readonly string[] {
  const keys = keyArns.filter((keyArn) => {
    const [, region, account] = /^arn:[\w-]+:kms:([\w-]+):(\d{12}):key\/[\w-]+$/.exec(keyArn) ?? [];
    return region === vault.region && account === vault.account;
  });
  if (keys.length > 0) return keys;
  throw new StageEnvironmentError({
    id: 'backup.copy-vault-in-other-account',
    what: 'key of the existing vault for copies',
    value: keyArns.length === 0 ? undefined : keyArns.join(', '),
    limit: `a copy in another account needs the customer managed key of its vault, in account ${vault.account}, ${vault.region}`,
    remediation: `write it as 'arn:aws:kms:${vault.region}:${vault.account}:key/12345678-1234-1234-1234-123456789012'`,
    requirement: 'BAK-4',
  });
}
