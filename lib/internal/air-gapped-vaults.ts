/**
 * Resource types of AWS Backup that are copied to a logically air-gapped vault in another Region; DynamoDB with advanced
 * features only, without which AWS Backup copies nothing of it. FSx is no such type, since it does not tell file systems
 * that are copied from those of NetApp ONTAP, which are not.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html#features-by-resource
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
 */
export const AIR_GAPPED_TYPES: readonly string[] = ['Aurora DSQL', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'S3'];

/** Resource types that are copied to a logically air-gapped vault of their own Region only. */
const IN_OWN_REGION_ONLY: readonly string[] = ['Aurora', 'DocumentDB', 'Neptune'];

/** Whether AWS Backup is known not to copy a resource type to a logically air-gapped vault. */
export function isRefusedByAirGappedVault(resourceType: string, isInOtherRegion: boolean): boolean {
  return resourceType === 'RDS' || (isInOtherRegion && IN_OWN_REGION_ONLY.includes(resourceType));
}

/**
 * The Regions without logically air-gapped vaults, or to whose vaults AWS Backup does not copy from other Regions.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html#features-by-region
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
 */
export const REGIONS_WITHOUT_AIR_GAPPED_VAULTS: readonly string[] = [
  'ap-east-2',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'mx-central-1',
  'us-gov-east-1',
  'us-gov-west-1',
];
