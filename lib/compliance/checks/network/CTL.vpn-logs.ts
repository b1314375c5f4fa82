import { requireTrue } from '../../analysis/boolean-check';
import { tunnelsOf, VPN_CONNECTION } from '../../analysis/vpn-tunnels';
import { type CheckFinding, findings } from '../../findings';
import { object } from '../../../internal/json';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;

const FINDINGS = findings('CTL', Severity.MEDIUM, {
  vpnConnectionsNotLogged: {
    message: '{resource} does not log connections.',
    remediation: 'Set ConnectionLogOptions with Enabled and a log group.',
  },
  vpnConnectionLogUnknown: {
    state: UNKNOWN,
    message: 'Whether {resource} logs connections is known only at deployment.',
    remediation: 'Set Enabled of ConnectionLogOptions to true.',
  },
  vpnTunnelNotLogged: {
    message: 'Tunnel {number} of {resource} has no log.',
    remediation: 'Set LogEnabled of CloudwatchLogOptions to true for both tunnels.',
  },
  vpnTunnelLogUnknown: {
    state: UNKNOWN,
    message: 'Whether tunnel {number} of {resource} has a log is known only at deployment.',
    remediation: 'Set LogEnabled of CloudwatchLogOptions to true for both tunnels.',
  },
});

export const ctlVpnLogs = defineCheck({
  id: 'CTL.vpn-logs',
  title: 'Every VPN logs its connections',
  remediation:
    'Add a connection log to the Client VPN endpoint, and a log to each tunnel of a Site-to-Site VPN.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    const endpoints = model.ofType('AWS::EC2::ClientVpnEndpoint');
    const connections = model.ofType(VPN_CONNECTION);
    const vpns = [...endpoints, ...connections];
    if (vpns.length === 0) return notApplicable('The templates have no VPN.');
    return outcomeOf(
      vpns,
      [...endpoints.flatMap(endpointFinding), ...connections.flatMap(tunnelFindings)],
      `Each VPN logs its connections (VPNs: ${vpns.length}).`,
    );
  },
});

function endpointFinding(endpoint: ModelResource): CheckFinding[] {
  return requireTrue(object(endpoint.properties.ConnectionLogOptions).Enabled, endpoint, {
    isFalse: FINDINGS.vpnConnectionsNotLogged,
    isUnknown: FINDINGS.vpnConnectionLogUnknown,
  });
}

function tunnelFindings(connection: ModelResource): CheckFinding[] {
  return tunnelsOf(connection).flatMap(({ LogOptions }, index) => {
    const { LogEnabled } = object(object(LogOptions).CloudwatchLogOptions);
    const parameters = { number: index + 1 };
    return requireTrue(LogEnabled, connection, {
      isFalse: () => FINDINGS.vpnTunnelNotLogged(connection, parameters),
      isUnknown: () => FINDINGS.vpnTunnelLogUnknown(connection, parameters),
    });
  });
}
