import { list } from '../internal/json';
import { isAnyAddress } from './addresses';
import { all, any, type Answer, isOneOf, isSet } from './answers';
import { ANYONE, BY_PATCHING, NOT_APPLICABLE, type ServiceFacts, type TemplateResource } from './facts';
import { within } from './within';

/** Stands for ranges that no template shows. */
const UNKNOWN = {};

/** Servers of Amazon Lightsail. */
export const LIGHTSAIL: ServiceFacts = {
  'AWS::Lightsail::Instance': {
    data: {
      awsBackup: 'not supported',
      ownBackup: { name: 'automatic snapshots', isEnabled: hasAutomaticSnapshots },
    },
    encryptedAtRest: () => 'unknown',
    // What its programs accept is not in the template.
    encryptedInTransit: NOT_APPLICABLE,
    // It is in one zone.
    multiAz: () => 'no',
    deletionProtection: NOT_APPLICABLE,
    updates: BY_PATCHING,
    // Its alarms are those of Lightsail, which no template has.
    health: NOT_APPLICABLE,
    exposure: { internet: () => 'yes', admission: hasOpenPorts, webAcl: 'not supported' },
    server: { min: () => [1], max: () => [1] },
  },
  'AWS::Lightsail::Container': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: () => [{ kind: 'unknown' }],
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    // A deployment brings the updates of its images.
    updates: NOT_APPLICABLE,
    // Its alarms are those of Lightsail, which no template has.
    health: NOT_APPLICABLE,
    exposure: {
      internet: ({ properties }) => isSet(within(properties.ContainerServiceDeployment, 'PublicEndpoint')),
      admission: ANYONE,
      webAcl: 'not supported',
    },
    server: { min: ({ properties }) => [properties.Scale], max: ({ properties }) => [properties.Scale] },
  },
};

function hasAutomaticSnapshots({ properties }: TemplateResource): Answer {
  return any(
    list(properties.AddOns).map((addOn) =>
      all([
        isOneOf(within(addOn, 'AddOnType'), ['AutoSnapshot']),
        isOneOf(within(addOn, 'Status'), ['Enabled'], 'Enabled'),
      ]),
    ),
  );
}

/**
 * The firewall of an instance has ports that are open to any address by default.
 *
 * @see https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-firewall-and-port-mappings-in-amazon-lightsail.html
 */
function hasOpenPorts({ properties }: TemplateResource): Answer {
  const ports = within(properties.Networking, 'Ports');
  if (ports === undefined) return 'yes';
  return any(list(ports).map((port) => any(rangesOf(port).map(isAnyAddress))));
}

/** A port without ranges may be open to any address. */
function rangesOf(port: unknown): readonly unknown[] {
  const ranges = [...list(within(port, 'Cidrs')), ...list(within(port, 'Ipv6Cidrs'))];
  return ranges.length === 0 ? [UNKNOWN] : ranges;
}
