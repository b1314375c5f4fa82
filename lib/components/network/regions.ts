import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean } from '../../internal/did-you-mean';

const CHECKED = 'November 2026';

// AWS, Regions and Availability Zones: where every account is given three zones or more, as of CHECKED.
const WITH_THREE_ZONES = (
  'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ' +
  'ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 ' +
  'cn-north-1 cn-northwest-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 ' +
  'eusc-de-east-1 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-gov-east-1 ' +
  'us-gov-west-1 us-west-2'
).split(' ');

// The region has a third zone, which accounts younger than it are not given.
const WITH_TWO_ZONES = ['us-west-1'];

// What `aws ec2 describe-prefix-lists` prints for com.amazonaws.<region>.s3 in each region. The ids do not change.
const S3_PREFIX_LISTS: Readonly<Partial<Record<string, string>>> = {
  'ap-northeast-1': 'pl-61a54008',
  'ap-northeast-2': 'pl-78a54011',
  'ap-south-1': 'pl-78a54011',
  'ap-southeast-1': 'pl-6fa54006',
  'ap-southeast-2': 'pl-6ca54005',
  'ca-central-1': 'pl-7da54014',
  'eu-central-1': 'pl-6ea54007',
  'eu-north-1': 'pl-c3aa4faa',
  'eu-west-1': 'pl-6da54004',
  'eu-west-2': 'pl-7ca54015',
  'eu-west-3': 'pl-23ad484a',
  'sa-east-1': 'pl-6aa54003',
  'us-east-1': 'pl-63a5400a',
  'us-east-2': 'pl-7ba54012',
  'us-west-1': 'pl-6ba54002',
  'us-west-2': 'pl-68a54001',
};

/** The managed prefix list of Amazon S3 in the region, where it is known. */
export function s3PrefixListOf(region: string): string | undefined {
  return S3_PREFIX_LISTS[region];
}

/**
 * The region of the stack, in which data and addresses are to stay.
 *
 * @throws StageEnvironmentError if it is known only at deployment
 */
export function literalRegion(scope: Construct): string {
  const { region } = Stack.of(scope);
  if (!Token.isUnresolved(region)) return region;
  throw new StageEnvironmentError({
    what: `region of ${scope.node.path}`,
    value: region,
    limit:
      'an environment that goes live stands in a region that is decided, with its zones and another for backups',
    remediation: "give the stack env: { region }, such as 'eu-west-1'; the account may stay open",
  });
}

/** @throws StageEnvironmentError if the region gives fewer than three zones, or is not known to give them */
export function checkThreeZones(region: string): void {
  if (WITH_THREE_ZONES.includes(region)) return;
  const isShort = WITH_TWO_ZONES.includes(region);
  throw new StageEnvironmentError({
    what: 'region of the network',
    value: region,
    limit: isShort
      ? `an environment that goes live stands over three zones, or grows to them, and the region gives two (checked ${CHECKED})`
      : `three zones are needed, and the region is not known to give them (checked ${CHECKED})`,
    remediation: isShort
      ? 'choose another region, or, for production, name three zones where the account has them'
      : `${didYouMean(region, WITH_THREE_ZONES)} Or, if it gives them, name three zones, or bring a network that spans them, by Network.existing`,
    requirement: 'CLU-1',
  });
}

/**
 * Zones carry the name of their region and a letter; those of other forms, such as Local Zones, lack what an
 * environment is made of.
 *
 * @throws StageEnvironmentError if one is not of the region, as far as both are known at synth
 */
export function checkZonesOf(region: string, zones: readonly string[]): void {
  if (Token.isUnresolved(region)) return;
  const external = zones.find((zone) => !Token.isUnresolved(zone) && !isZoneOf(region, zone));
  if (external === undefined) return;
  throw new StageEnvironmentError({
    what: 'zones of the network',
    value: external,
    limit: `the network stands in ${region}, whose zones are called by its name and a letter`,
    remediation: `name zones such as '${region}a'`,
    requirement: 'CLU-1',
  });
}

function isZoneOf(region: string, zone: string): boolean {
  return zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length));
}
