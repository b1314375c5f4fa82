import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CfnLogicallyAirGappedBackupVault } from 'aws-cdk-lib/aws-backup';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { REGIONS_WITHOUT_AIR_GAPPED_VAULTS } from '../../internal/air-gapped-vaults';
import { StageEnvironmentError } from '../../internal/errors';
import { type Fault, faultsAt } from '../../internal/fault';
import { MAX_DAYS, wholeDays } from './backup-limits';
import type { RetentionBounds } from './vault-lock';
import { protectionStatement } from './vault-policy';

/** The minimum of AWS Backup. */
export const MIN_AIR_GAPPED_DAYS = 7;

/** The retention that a logically air-gapped vault accepts. */
export interface AirGappedRetention {
  readonly minRetention: Duration;
  readonly maxRetention: Duration;
}

const BOUNDS = { min: MIN_AIR_GAPPED_DAYS, max: MAX_DAYS };

/**
 * The retention that a vault accepts by its bounds.
 *
 * @throws StageEnvironmentError without a maximum, which AWS Backup needs
 */
export function airGappedRetention({
  minRetention = Duration.days(MIN_AIR_GAPPED_DAYS),
  maxRetention,
}: RetentionBounds): AirGappedRetention {
  if (maxRetention !== undefined) return { minRetention, maxRetention };
  throw new StageEnvironmentError({
    id: 'backup.air-gapped-max-retention',
    what: "'maxRetention' of the air-gapped vault",
    value: maxRetention,
    limit: 'AWS Backup needs one, which can never be changed',
    remediation: 'set the longest retention that copies may ever have, such as Duration.days(365)',
  });
}

/** What AWS Backup refuses of a logically air-gapped vault and of the copies that are kept in it. */
export function airGappedVaultFaults(
  region: string,
  bounds: RetentionBounds,
  copyRetention: Duration,
): Fault[] {
  const at = (option: string, check: () => unknown) => faultsAt(['airGappedVault', option], check);
  const missing = at('maxRetention', () => airGappedRetention(bounds));
  if (missing.length > 0) return missing;
  const { minRetention, maxRetention } = airGappedRetention(bounds);
  const faults = [
    ...at('minRetention', () => wholeDays("'minRetention' of the air-gapped vault", minRetention, BOUNDS)),
    ...at('maxRetention', () => wholeDays("'maxRetention' of the air-gapped vault", maxRetention, BOUNDS)),
    ...faultsAt(['region'], () => refuseRegionWithout(region)),
  ];
  if (faults.length > 0) return faults;
  const [min, max] = [minRetention.toDays(), maxRetention.toDays()];
  return max < min
    ? at('maxRetention', () => refuseSwapped(min, max))
    : faultsAt(['copyRetention'], () => refuseOutside(copyRetention.toDays(), min, max));
}

function refuseRegionWithout(region: string): void {
  if (!REGIONS_WITHOUT_AIR_GAPPED_VAULTS.includes(region)) return;
  throw new StageEnvironmentError({
    id: 'backup.air-gapped-region',
    what: 'Region that backups are copied to',
    value: region,
    limit: 'AWS Backup copies to no logically air-gapped vault in it',
    remediation: 'choose another Region, or leave the air-gapped vault out',
  });
}

function refuseSwapped(min: number, max: number): never {
  throw new StageEnvironmentError({
    id: 'backup.air-gapped-bounds',
    what: "'maxRetention' of the air-gapped vault",
    value: `${max} days`,
    limit: `it must be at least minRetention, ${min} days`,
    remediation: 'change one of them',
  });
}

function refuseOutside(days: number, min: number, max: number): void {
  if (days >= min && days <= max) return;
  throw new StageEnvironmentError({
    id: 'backup.retention-outside-air-gapped-vault',
    what: 'retention of copies',
    value: `${days} days`,
    limit: `the air-gapped vault accepts ${min} to ${max} days`,
    remediation: 'change copyRetention, or minRetention and maxRetention of the air-gapped vault',
  });
}

/** Properties of a logically air-gapped vault. */
export interface AirGappedVaultProps extends AirGappedRetention {
  readonly vaultName: string;
  /** The roles that may delete it or change its policy, beside deployments. */
  readonly administrators: readonly string[];
}

/**
 * A logically air-gapped vault: locked in compliance mode by nature, and encrypted with a key that AWS owns, as AWS
 * recommends, so that no administrator of the account can make the copies unreadable. It is retained, under a literal name,
 * like the other vaults. A change of its retention would replace it, and fails because of the name.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
 */
export class AirGappedVault extends Construct {
  public readonly vault: CfnLogicallyAirGappedBackupVault;

  constructor(scope: Construct, id: string, props: AirGappedVaultProps) {
    super(scope, id);
    this.vault = new CfnLogicallyAirGappedBackupVault(this, 'Resource', {
      backupVaultName: props.vaultName,
      minRetentionDays: props.minRetention.toDays(),
      maxRetentionDays: props.maxRetention.toDays(),
      accessPolicy: new PolicyDocument({ statements: [protectionStatement(this, props.administrators)] }),
    });
    this.vault.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }
}
