import type { DeclaredPreflight } from '../../requirements/declared-backup';

/** Where resource types are backed up and copied. */
export interface OptInPlace {
  readonly resourceTypes: ReadonlySet<string>;
  readonly copyRegion: string;
  /**
   * The account of the copies.
   *
   * @default - the environment's
   */
  readonly copyAccount?: string;
}

// Without its advanced features AWS Backup copies no backup of a table.
// https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html
const ADVANCED_FEATURES = ' --resource-type-management-preference DynamoDB=true';

/** The tasks to opt in to what AWS Backup protects, in the Region of the environment and in that of the copies. */
export function optIns(
  homeRegion: string,
  { resourceTypes, copyRegion, copyAccount }: OptInPlace,
): DeclaredPreflight[] {
  const types = [...resourceTypes].sort();
  if (types.length === 0) return [];
  const preference = types.map((type) => `${type}=true`).join(',');
  const management = resourceTypes.has('DynamoDB') ? ADVANCED_FEATURES : '';
  const places = [
    { region: homeRegion, id: homeRegion, account: 'the account' },
    copyAccount === undefined
      ? { region: copyRegion, id: copyRegion, account: 'the account' }
      : { region: copyRegion, id: `${copyAccount}.${copyRegion}`, account: `account ${copyAccount}` },
  ];
  return places.map(({ region, id, account }) => ({
    id: `backup-opt-in.${id}`,
    what: `AWS Backup backs up only resource types to which ${account} has opted in: aws backup update-region-settings --region ${region} --resource-type-opt-in-preference ${preference}${management}`,
  }));
}
