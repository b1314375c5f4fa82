import { list } from '../internal/json';
import { isAnyAddress } from './addresses';
import { any, type Answer, isOneOf } from './answers';
import { NOT_APPLICABLE, type ServiceFacts, type TemplateResource } from './facts';
import { within } from './within';

/** Amazon GameLift Servers. */
export const GAMELIFT: ServiceFacts = {
  'AWS::GameLift::Fleet': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // Its certificate may be used by the game server, or not.
    encryptedInTransit: () => [{ kind: 'unknown' }],
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'new versions of its AMI',
      property: 'ComputeType',
      // A fleet keeps the AMI with which it was created; other hosts are patched by those who own them.
      // https://docs.aws.amazon.com/gameliftservers/latest/developerguide/security-best-practices.html
      isAutomatic: ({ properties }) =>
        isOneOf(properties.ComputeType, ['ANYWHERE'], 'EC2') === 'no' ? 'no' : 'unknown',
    },
    health: { namespaces: ['AWS/GameLift'], dimension: 'FleetId' },
    exposure: {
      // Players connect to its instances.
      internet: () => 'yes',
      admission: admitsAllPlayers,
      webAcl: 'not supported',
    },
    server: { min: (fleet) => sizes('MinSize', 0, fleet), max: (fleet) => sizes('MaxSize', 1, fleet) },
  },
};

function sizes(size: string, byDefault: number, { properties }: TemplateResource): readonly unknown[] {
  const locations = list(properties.Locations)
    .map((location) => within(location, 'LocationCapacity'))
    .filter((capacity) => capacity !== undefined);
  return locations.length === 0
    ? [properties[size] ?? byDefault]
    : locations.map((capacity) => within(capacity, size) ?? byDefault);
}

function admitsAllPlayers({ properties }: TemplateResource): Answer {
  return any(list(properties.EC2InboundPermissions).map((one) => isAnyAddress(within(one, 'IpRange'))));
}
