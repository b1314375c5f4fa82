import { Stack } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ClientVpnEndpoint, ClientVpnSessionTimeout, type IVpc, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { type AddressRange, addressRange, isPrivate, PRIVATE_USE } from '../../internal/address-range';
import { certificateOfRegion } from '../../internal/certificate-region';
import { StageEnvironmentError } from '../../internal/errors';
import { StageKind } from '../../requirements/stage-kind';
import { createLogGroup } from '../../internal/log-group';
import { knownRange } from '../network/known-range';
import { onePerZone } from '../network/network';
import type { ClientVpnAuthentication } from './client-vpn-authentication';
import { refuseInUse } from './client-ranges';
import type { TeamAccessBindOptions } from './team-access-options';

/** Settings of a client VPN. */
export interface ClientVpnSettings {
  readonly serverCertificate: ICertificate;
  readonly authentication: ClientVpnAuthentication;
  readonly clientCidr: string;
}

// Every association costs money by the hour; two survive the loss of a zone.
const ASSOCIATIONS: Readonly<Record<StageKind, number>> = {
  [StageKind.DEVELOPMENT]: 1,
  [StageKind.STAGING]: 1,
  [StageKind.SOFT_LAUNCH]: 2,
  [StageKind.PRODUCTION]: 2,
};

/** A client VPN into the network, for traffic to the network only, with the network's DNS. */
export function createClientVpn(
  scope: Construct,
  bindOptions: TeamAccessBindOptions,
  settings: ClientVpnSettings,
): ClientVpnEndpoint {
  const { network, profile } = bindOptions;
  const { serverCertificate, authentication, clientCidr } = settings;
  const { region } = Stack.of(scope);
  const networkRange = rangeOf(network.vpc);
  refuseInUse(CLIENTS, clientRange(clientCidr), [{ by: 'the network', cidr: networkRange.cidr }]);
  certificateOfRegion('server certificate of the client VPN', serverCertificate, region);
  const { clientCertificate } = authentication;
  if (clientCertificate !== undefined) {
    certificateOfRegion('client certificate of the client VPN', clientCertificate, region);
  }
  const endpoint = new ClientVpnEndpoint(scope, 'ClientVpn', {
    vpc: network.vpc,
    vpcSubnets: { subnets: onePerZone(network.serverSubnets).slice(0, ASSOCIATIONS[profile.stage]) },
    cidr: clientCidr,
    description: `Client VPN of ${scope.node.path}`,
    serverCertificateArn: serverCertificate.certificateArn,
    clientCertificateArn: clientCertificate?.certificateArn,
    userBasedAuthentication: authentication.userBased,
    securityGroups: [
      new SecurityGroup(scope, 'ClientVpnSecurityGroup', {
        vpc: network.vpc,
        description: `Clients of the client VPN of ${scope.node.path}`,
        allowAllOutbound: false,
      }),
    ],
    splitTunnel: true,
    dnsServers: [resolverOf(networkRange)],
    logGroup: createLogGroup(scope, 'ClientVpnConnections', bindOptions),
    authorizeAllUsersToVpcCidr: false,
    selfServicePortal: false,
    sessionTimeout: ClientVpnSessionTimeout.EIGHT_HOURS,
  });
  authorize(endpoint, bindOptions, authentication, networkRange);
  return endpoint;
}

/** The range of the network, to which clients are routed. */
function rangeOf(vpc: IVpc): AddressRange {
  const what = 'address range of the network';
  const cidr = knownRange(vpc);
  if (cidr !== undefined) return addressRange(what, cidr);
  throw new StageEnvironmentError({
    id: 'client-vpn.network-range-unknown',
    what,
    value: undefined,
    limit: 'a client VPN needs a range that is known at synth',
    remediation: 'import the VPC with its range: vpcCidrBlock of Vpc.fromVpcAttributes',
    requirement: 'SEC-2',
  });
}

/**
 * The range from which a VPN assigns addresses to its clients.
 *
 * @throws StageEnvironmentError if it is not a private IPv4 range from /12 to /22
 */
export function clientRange(cidr: string): AddressRange {
  const range = addressRange(CLIENTS.what, cidr);
  if (range.kind === 'ipv4' && range.prefix >= 12 && range.prefix <= 22) return checkedPrivate(range);
  throw new StageEnvironmentError({
    id: 'client-vpn.client-range-size',
    ...CLIENTS,
    value: cidr,
    limit: 'AWS Client VPN takes an IPv4 range from /12 to /22',
    remediation: "choose a free one, such as '10.255.0.0/22'",
  });
}

/** With a public range, traffic to its owner on the internet would take the VPN. */
function checkedPrivate(range: AddressRange): AddressRange {
  if (isPrivate(range)) return range;
  throw new StageEnvironmentError({
    id: 'client-vpn.client-range-not-private',
    ...CLIENTS,
    value: range.cidr,
    limit: `it must be in a range for private use (${PRIVATE_USE.join(', ')})`,
    remediation: "choose a free one such as '10.255.0.0/22'",
  });
}

const CLIENTS = { what: 'client range of the VPN', requirement: 'SEC-2' };

/**
 * Authorizes by network. Only the narrowest rule that matches a destination applies, so that a network for which one group
 * is authorized needs a rule for each other group that may reach it.
 */
function authorize(
  endpoint: ClientVpnEndpoint,
  { network }: TeamAccessBindOptions,
  { groups }: ClientVpnAuthentication,
  networkRange: AddressRange,
): void {
  if (groups === undefined) {
    endpoint.addAuthorizationRule('AllUsers', { cidr: networkRange.cidr, description: 'All users' });
    return;
  }
  const { operations, business } = groups;
  const routed = [
    `${resolverOf(networkRange)}/32`,
    ...onePerZone(network.serverSubnets).map((subnet) => subnet.ipv4CidrBlock),
  ];
  const allow = (team: string, ids: readonly string[], networks: readonly string[]) => {
    ids.forEach((groupId, group) =>
      networks.forEach((cidr, index) =>
        endpoint.addAuthorizationRule(`${team}${group + 1}Network${index + 1}`, {
          cidr,
          groupId,
          description: team,
        }),
      ),
    );
  };
  allow('Operations', operations, [...routed, networkRange.cidr]);
  allow('Business', business, routed);
}

/** The DNS resolver of a VPC has its third address. */
function resolverOf({ address }: AddressRange): string {
  const octets = address.toByteArray();
  return [...octets.slice(0, 3), (octets[3] ?? 0) + 2].join('.');
}
