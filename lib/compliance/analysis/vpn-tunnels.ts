import { type JsonObject, list, object } from '../../internal/json';
import type { ModelResource } from '../model/resource-model';

export const VPN_CONNECTION = 'AWS::EC2::VPNConnection';

/** The options of both tunnels of a Site-to-Site VPN connection; empty for a tunnel without options. */
export function tunnelsOf({ properties }: ModelResource): readonly JsonObject[] {
  const options = list(properties.VpnTunnelOptionsSpecifications).map(object);
  return [0, 1].map((index) => options[index] ?? {});
}
