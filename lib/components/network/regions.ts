import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean } from '../../internal/did-you-mean';

const CHECKED = 'November 2026';

// AWS, Regions and Availability Zones: where every account has three zones or more, as of CHECKED.
const WITH_THREE_ZONES = (
  'af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ' +
  'ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 ' +
  'cn-north-1 cn-northwest-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 ' +
  'eusc-de-east-1 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-gov-east-1 ' +
  'us-gov-west-1 us-west-2'
).split(' ');

// The Region has a third zone, which only old accounts have.
const WITH_TWO_ZONES = ['us-west-1'];

/**
 * The literal Region of a stack.
 *
 * @throws StageEnvironmentError if it is known only at deployment
 */
export function literalRegion(scope: Construct): string {
  const { region } = Stack.of(scope);
  if (!Token.isUnresolved(region)) return region;
  throw new StageEnvironmentError({
    id: 'network.region-unknown',
    what: `Region of ${scope.node.path}`,
    value: region,
    limit: 'a launch stage needs a literal Region, for its zones and for the Region of its backups',
    remediation: "set env: { region } of the stack, such as 'eu-west-1'; the account may be left out",
  });
}

/** @throws StageEnvironmentError if a Region has fewer than three zones, or is not known to have them */
export function checkThreeZones(region: string): void {
  if (WITH_THREE_ZONES.includes(region)) return;
  const isShort = WITH_TWO_ZONES.includes(region);
  throw new StageEnvironmentError({
    id: 'network.too-few-zones-in-region',
    what: 'Region of the network',
    value: region,
    limit: isShort
      ? `a launch stage has three zones, now or later, and the Region has two (checked ${CHECKED})`
      : `a launch stage has three zones, which the Region is not known to have (checked ${CHECKED})`,
    remediation: isShort
      ? 'choose another Region, or, for production, name three zones if the account has them'
      : `${didYouMean(region, WITH_THREE_ZONES)} Or, if it has them, name three zones, or pass a network that spans them to Network.existing`,
    requirement: 'CLU-1',
  });
}

/**
 * Checks that zones are named after their Region and a letter. Zones of other forms, such as Local Zones, lack services that
 * an environment needs.
 *
 * @throws StageEnvironmentError if one is not of the Region, as far as both are known at synth
 */
export function checkZonesOf(region: string, zones: readonly string[]): void {
  if (Token.isUnresolved(region)) return;
  const external = zones.find((zone) => !Token.isUnresolved(zone) && !isZoneOf(region, zone));
  if (external === undefined) return;
  throw new StageEnvironmentError({
    id: 'network.zone-in-other-region',
    what: 'zones of the network',
    value: external,
    limit: `the zones of ${region} are named after it and a letter`,
    remediation: `use zones such as '${region}a'`,
    requirement: 'CLU-1',
  });
}

function isZoneOf(region: string, zone: string): boolean {
  return zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length));
}
