import { notApplicable, verdict, type Check } from '../check';
import { object } from '../../model/json';
import { flagFault } from '../../analysis/boolean-properties';
import { CONNECTION, tunnelsOf } from './CTL.vpn-tunnels';

const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';

export const ctlVpnLogs: Check = {
  title: 'every VPN logs its connections',
  remediation: 'give the client VPN a connection log, and each tunnel of a site-to-site VPN a log',
  examine(model) {
    const [endpoints, connections] = [model.ofType(ENDPOINT), model.ofType(CONNECTION)];
    const all = [...endpoints, ...connections];
    if (all.length === 0) return notApplicable('no template holds a VPN');
    return verdict(
      all,
      [
        ...endpoints.flatMap((endpoint) =>
          flagFault(
            object(endpoint.properties.ConnectionLogOptions).Enabled,
            'it keeps no log of connections',
            endpoint,
          ),
        ),
        ...connections.flatMap((connection) =>
          tunnelsOf(connection).flatMap(({ LogOptions }, index) =>
            flagFault(
              object(object(LogOptions).CloudwatchLogOptions).LogEnabled,
              `its tunnel ${index + 1} keeps no log`,
              connection,
            ),
          ),
        ),
      ],
      `${all.length} VPNs log their connections`,
    );
  },
};
