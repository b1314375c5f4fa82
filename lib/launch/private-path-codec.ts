import { VpnConnection } from 'aws-cdk-lib/aws-ec2';
import { z } from 'zod';
import { created, decoded, type Decoded } from '../internal/codec/decoded';
import { decodedList } from '../internal/codec/list';
import { oneOf } from '../internal/codec/one-of';
import { region } from '../internal/codec/place';
import { text, words } from '../internal/codec/text';
import { PathTraffic } from '../requirements/path-traffic';
import { PrivatePath } from './private-path';
import { described } from './option-descriptions';

const traffic = z.enum(PathTraffic);

const connectionId = text(/^vpn-[0-9a-f]{8,17}$/, {
  id: 'private-path.connection-id-malformed',
  limit: 'it is the id of a VPN connection',
  remediation: "write it as 'vpn-0123456789abcdef0'",
});

const overSiteToSiteVpn = decoded(
  z.strictObject({
    traffic: described('SiteToSitePathOptions.traffic', traffic),
    from: described('SiteToSitePathOptions.from', words),
    to: described('SiteToSitePathOptions.to', words),
    connection: described(
      'SiteToSitePathOptions.connection',
      connectionId,
      "The id of the connection, such as 'vpn-0123456789abcdef0'.",
    ),
  }),
  ({ connection, ...options }): Decoded<object, PrivatePath> => ({
    written: options,
    create: (scope) =>
      PrivatePath.overSiteToSiteVpn({
        ...options,
        // A path is known by the connection's id; the attributes of its other end are not read.
        connection: VpnConnection.fromVpnConnectionAttributes(scope, 'Connection', {
          vpnId: connection,
          customerGatewayId: '',
          customerGatewayIp: '',
          customerGatewayAsn: 0,
        }),
      }),
  }),
);

const overEndpoint = decoded(
  z.strictObject({
    traffic: described('EndpointPathOptions.traffic', traffic),
    from: described('EndpointPathOptions.from', words),
    service: described('EndpointPathOptions.service', words),
  }),
  (options) => created<object, PrivatePath>(options, PrivatePath.overEndpoint(options)),
);

const overAwsNetwork = decoded(
  z.strictObject({
    traffic: described('AwsNetworkPathOptions.traffic', traffic),
    fromRegion: described('AwsNetworkPathOptions.fromRegion', region),
    toRegion: described('AwsNetworkPathOptions.toRegion', region),
  }),
  (options) => created<object, PrivatePath>(options, PrivatePath.overAwsNetwork(options)),
);

const path = oneOf(
  {
    overSiteToSiteVpn: described('PrivatePath.overSiteToSiteVpn', overSiteToSiteVpn),
    overEndpoint: described('PrivatePath.overEndpoint', overEndpoint),
    overAwsNetwork: described('PrivatePath.overAwsNetwork', overAwsNetwork),
  },
  'a path leads over one of them [SEC-3]',
);

/** The paths that backups and monitoring take to other places. */
export const privatePathsCodec = described(
  'LaunchProps.paths',
  decodedList(path, { example: '[{ overEndpoint: … }]', id: 'Path' }),
);
