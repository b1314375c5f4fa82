import { outcomeOfEach } from '../../analysis/each';
import { tunnelsOf, VPN_CONNECTION } from '../../analysis/vpn-tunnels';
import { type CheckFinding, findings } from '../../findings';
import { type JsonObject, list, object, scalar } from '../../../internal/json';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

/** By option, the weak values. A tunnel without the option accepts them. */
const WEAK_VALUES: Readonly<Record<string, readonly string[]>> = {
  IKEVersions: ['ikev1'],
  Phase1IntegrityAlgorithms: ['SHA1'],
  Phase2IntegrityAlgorithms: ['SHA1'],
  Phase1DHGroupNumbers: ['2'],
  Phase2DHGroupNumbers: ['2', '5'],
};

const FINDINGS = findings('CTL', Severity.MEDIUM, {
  weakTunnelOption: {
    message: 'Tunnel {number} of {resource} accepts {values} as {option}.',
    remediation: 'Remove the values from {option}.',
  },
  tunnelOptionMissing: {
    message: 'Tunnel {number} of {resource} does not set {option}, so it accepts {values}.',
    remediation: 'Set {option} without {values}.',
  },
  tunnelOptionUnknown: {
    state: OutcomeState.UNKNOWN,
    message: '{option} of tunnel {number} of {resource} is known only at deployment.',
    remediation: 'Set {option} to literal values.',
  },
  preSharedKeyInTemplate: {
    message: 'The pre-shared key of tunnel {number} of {resource} is in the template.',
    remediation: 'Remove PreSharedKey, so that AWS makes one, or refer to a secret in Secrets Manager.',
    severity: Severity.CRITICAL,
  },
});

export const ctlVpnTunnels = defineCheck({
  id: 'CTL.vpn-tunnels',
  title: 'Site-to-Site VPN tunnels accept strong options only, and no template contains a pre-shared key',
  remediation:
    'Accept IKEv2, SHA-2 and Diffie-Hellman groups from 14 only for both tunnels, and keep the pre-shared key out of the template.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    return outcomeOfEach(
      model.possible(VPN_CONNECTION),
      (connection) =>
        tunnelsOf(connection).flatMap((tunnel, index) => tunnelFindings(tunnel, index + 1, connection)),
      {
        none: 'The templates have no Site-to-Site VPN connection.',
        met: (count) => `Site-to-Site VPN connections accept strong options only (connections: ${count}).`,
      },
    );
  },
});

function tunnelFindings(tunnel: JsonObject, number: number, connection: ModelResource): CheckFinding[] {
  const key = scalar(tunnel.PreSharedKey);
  const isPlaintext = key !== undefined && !key.startsWith('{{resolve:');
  return [
    ...Object.keys(WEAK_VALUES).flatMap((option) => optionFinding(option, tunnel, number, connection)),
    ...(isPlaintext ? [FINDINGS.preSharedKeyInTemplate(connection, { number })] : []),
  ];
}

function optionFinding(
  option: string,
  tunnel: JsonObject,
  number: number,
  connection: ModelResource,
): CheckFinding[] {
  const weak = WEAK_VALUES[option];
  const values = list(tunnel[option]).map((value) => scalar(object(value).Value));
  if (values.length === 0) {
    return [FINDINGS.tunnelOptionMissing(connection, { number, option, values: weak.join(', ') })];
  }
  if (values.includes(undefined)) return [FINDINGS.tunnelOptionUnknown(connection, { number, option })];
  const accepted = values.filter((value) => value !== undefined && weak.includes(value));
  return accepted.length === 0
    ? []
    : [FINDINGS.weakTunnelOption(connection, { number, option, values: accepted.join(', ') })];
}
