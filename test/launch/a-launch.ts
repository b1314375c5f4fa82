import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone, type IHostedZone } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { createDataKey } from '../../lib/internal/data-key';
import { Domain } from '../../lib/components/load-balancing/domain';
import { ClientVpnAuthentication } from '../../lib/components/team-access/client-vpn-authentication';
import { TeamAccess } from '../../lib/components/team-access/team-access';
import type { WebFirewall } from '../../lib/components/web-firewall/web-firewall';
import type { AlarmDefinition } from '../../lib/spi/alarm-definition';
import type { ILoadBalancerConfig } from '../../lib/spi/load-balancer';
import type { IStageHost } from '../../lib/spi/stage-host';
import type { IStageTeamAccess } from '../../lib/spi/team-access';
import { Network } from '../../lib/components/network/network';
import type { Service } from '../../lib/components/compute/service';
import { PublicAccess } from '../../lib/launch/public-access';
import { type LaunchLoadBalancers, launchLoadBalancers } from '../../lib/launch/launch-load-balancers';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/stage-profile';
import { aService, IRELAND } from '../components/described';

export const TESTERS = '198.51.100.0/24';
export const CLIENTS = '10.255.0.0/22';
const NAME = 'shop.example.com';

/** What is different from a closed production with a VPN by certificate and one service. */
export interface Different {
  readonly stage?: StageKind;
  readonly publicAccess?: PublicAccess;
  readonly teamAccess?: (stack: Stack) => TeamAccess;
  readonly domain?: (stack: Stack) => Domain | undefined;
  readonly firewall?: WebFirewall;
  readonly network?: (stack: Stack) => Network;
  /** @default - one that is exposed on every path */
  readonly service?: Service;
}

/** The outer parts of a launch stage with a service behind them. */
export interface Launched {
  readonly stack: Stack;
  readonly host: IStageHost;
  readonly teamAccess: IStageTeamAccess;
  readonly loadBalancerConfigs: LaunchLoadBalancers;
  /** What tells of attacks, by load balancer. */
  readonly watched: { readonly [loadBalancerId: string]: readonly AlarmDefinition[] };
  readonly template: Template;
}

export function certificate(stack: Stack, id = 'Certificate', region = 'eu-west-1'): ICertificate {
  const arn = `arn:aws:acm:${region}:111122223333:certificate/${id.toLowerCase()}`;
  return Certificate.fromCertificateArn(stack, id, arn);
}

export function zone(stack: Stack, zoneName = 'example.com'): IHostedZone {
  return HostedZone.fromHostedZoneAttributes(stack, 'PublicZone', { hostedZoneId: 'Z0123456789', zoneName });
}

export function byCertificate(stack: Stack, clientCidr = CLIENTS): TeamAccess {
  return TeamAccess.clientVpn({
    serverCertificate: certificate(stack, 'Server'),
    authentication: ClientVpnAuthentication.certificate(certificate(stack, 'Clients')),
    clientCidr,
  });
}

export function launched(different: Different = {}): Launched {
  const stack = new Stack(new App(), 'Shop', { env: IRELAND });
  const scope = new Construct(stack, 'Env');
  const { stage = StageKind.PRODUCTION, publicAccess = PublicAccess.closed(), firewall } = different;
  const profile = resolveProfile(stage, { conditions: [] });
  const dataKey = createDataKey(scope, profile);
  const described = different.network?.(stack) ?? Network.of();
  const network = described._bind(new Construct(scope, 'Network'), { profile, dataKey });
  const bindOptions = { profile, dataKey, network, networkCidr: described.cidr };
  const teamAccess = (different.teamAccess ?? byCertificate)(stack)._bind(
    new Construct(scope, 'TeamAccess'),
    bindOptions,
  );
  const domain =
    different.domain === undefined ? Domain.of({ name: NAME, zone: zone(stack) }) : different.domain(stack);
  const watched: { [loadBalancerId: string]: readonly AlarmDefinition[] } = {};
  const watch = (loadBalancerId: string, alarms: readonly AlarmDefinition[]) => {
    watched[loadBalancerId] = alarms;
  };
  const loadBalancerConfigs = launchLoadBalancers(scope, {
    ...bindOptions,
    teamAccess,
    publicAccess,
    domain,
    firewall,
    watch,
  });
  const host = hostOf(scope, {
    ...bindOptions,
    teamAccess: { ...teamAccess, loadBalancerConfig: loadBalancerConfigs.team },
    loadBalancerConfigs: [loadBalancerConfigs.team, loadBalancerConfigs.public],
  });
  (different.service ?? aService()).bind(new Construct(scope, 'Web'), host);
  return { stack, host, teamAccess, loadBalancerConfigs, watched, template: Template.fromStack(stack) };
}

function hostOf(
  scope: Construct,
  bindOptions: Pick<IStageHost, 'profile' | 'dataKey' | 'network' | 'teamAccess'> & {
    readonly loadBalancerConfigs: readonly ILoadBalancerConfig[];
  },
): IStageHost {
  return {
    ...bindOptions,
    environmentName: scope.node.path,
    shared: new Construct(scope, 'Shared'),
    component: (id) => {
      throw new Error(`no component ${id}`);
    },
  };
}
