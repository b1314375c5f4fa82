import type { Finding } from '../../outcome';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { list, object, scalar, type JsonObject } from '../../model/json';
import type { ModelResource } from '../../model/resource-model';

export const CONNECTION = 'AWS::EC2::VPNConnection';

/** By option, what of it is too weak. Left out, the option admits that too. */
const WEAK: Readonly<Record<string, readonly string[]>> = {
  IKEVersions: ['ikev1'],
  Phase1IntegrityAlgorithms: ['SHA1'],
  Phase2IntegrityAlgorithms: ['SHA1'],
  Phase1DHGroupNumbers: ['2'],
  Phase2DHGroupNumbers: ['2', '5'],
};

export const ctlVpnTunnels: Check = {
  title: 'site-to-site tunnels take strong options only, and keep no secret in the template',
  remediation:
    'have both tunnels take IKEv2, SHA-2 and Diffie-Hellman groups from 14 on only, and leave out the pre-shared key or keep it in Secrets Manager',
  examine(model) {
    const connections = model.ofType(CONNECTION);
    if (connections.length === 0) return notApplicable('no template holds a site-to-site VPN');
    return verdict(
      connections,
      connections.flatMap((connection) =>
        tunnelsOf(connection).flatMap((tunnel, index) => faultsOf(tunnel, index + 1, connection)),
      ),
      `${connections.length} site-to-site VPNs take strong options only`,
    );
  },
};

/** The options of both tunnels, that are written or not. */
export function tunnelsOf({ properties }: ModelResource): readonly JsonObject[] {
  const written = list(properties.VpnTunnelOptionsSpecifications).map(object);
  return [0, 1].map((index) => written[index] ?? {});
}

function faultsOf(tunnel: JsonObject, number: number, connection: ModelResource): Finding[] {
  const weak = Object.entries(WEAK).flatMap(([option, refused]): Finding[] => {
    const values = list(tunnel[option]).map((value) => scalar(object(value).Value));
    if (values.length === 0) {
      return [notMet(`its tunnel ${number} takes ${refused.join(', ')}: ${option} is not said`, connection)];
    }
    if (values.includes(undefined)) {
      return [unknownFinding(`${option} of its tunnel ${number} is known only at deployment`, connection)];
    }
    const taken = values.filter((value) => value !== undefined && refused.includes(value));
    return taken.length === 0 ? [] : [notMet(`its tunnel ${number} takes ${taken.join(', ')}`, connection)];
  });
  const key = scalar(tunnel.PreSharedKey);
  const inTheOpen = key !== undefined && !key.startsWith('{{resolve:');
  return [
    ...weak,
    ...(inTheOpen ? [notMet(`the key of its tunnel ${number} stands in the template`, connection)] : []),
  ];
}
