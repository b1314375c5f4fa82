import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone, type IHostedZone } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { createDataKey } from '../../lib/components/data-key';
import { Domain } from '../../lib/components/doors/domain';
import { ClientVpnAuthentication } from '../../lib/components/entry/client-vpn-authentication';
import { Entry } from '../../lib/components/entry/entry';
import type { WebFirewall } from '../../lib/components/firewall/web-firewall';
import type { IDoor, IStageEntry, IStageHost, Signal } from '../../lib/components/host';
import { Network } from '../../lib/components/network/network';
import type { Service } from '../../lib/components/servers/service';
import { Access } from '../../lib/launch/access';
import { type LaunchDoors, launchDoors } from '../../lib/launch/launch-doors';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/stage-profile';
import { aService, IRELAND } from '../components/described';

export const TESTERS = '198.51.100.0/24';
export const CLIENTS = '10.255.0.0/22';
const NAME = 'shop.example.com';

/** What is different from a closed production with a VPN by certificate and one service. */
export interface Different {
  readonly stage?: StageKind;
  readonly access?: Access;
  readonly entry?: (stack: Stack) => Entry;
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
  readonly entry: IStageEntry;
  readonly doors: LaunchDoors;
  /** What tells of attacks, by door. */
  readonly watched: { readonly [doorId: string]: readonly Signal[] };
  readonly template: Template;
}

export function certificate(stack: Stack, id = 'Certificate', region = 'eu-west-1'): ICertificate {
  const arn = `arn:aws:acm:${region}:111122223333:certificate/${id.toLowerCase()}`;
  return Certificate.fromCertificateArn(stack, id, arn);
}

export function zone(stack: Stack, zoneName = 'example.com'): IHostedZone {
  return HostedZone.fromHostedZoneAttributes(stack, 'PublicZone', { hostedZoneId: 'Z0123456789', zoneName });
}

export function byCertificate(stack: Stack, clientCidr = CLIENTS): Entry {
  return Entry.clientVpn({
    serverCertificate: certificate(stack, 'Server'),
    authentication: ClientVpnAuthentication.certificate(certificate(stack, 'Clients')),
    clientCidr,
  });
}

export function launched(different: Different = {}): Launched {
  const stack = new Stack(new App(), 'Shop', { env: IRELAND });
  const scope = new Construct(stack, 'Env');
  const { stage = StageKind.PRODUCTION, access = Access.closed(), firewall } = different;
  const profile = resolveProfile(stage, { conditions: [] });
  const dataKey = createDataKey(scope, profile);
  const described = different.network?.(stack) ?? Network.of();
  const network = described._bind(new Construct(scope, 'Network'), { profile, dataKey });
  const spine = { profile, dataKey, network, networkCidr: described.cidr };
  const entry = (different.entry ?? byCertificate)(stack)._bind(new Construct(scope, 'Entry'), spine);
  const domain =
    different.domain === undefined ? Domain.of({ name: NAME, zone: zone(stack) }) : different.domain(stack);
  const watched: { [doorId: string]: readonly Signal[] } = {};
  const watch = (doorId: string, signals: readonly Signal[]) => {
    watched[doorId] = signals;
  };
  const doors = launchDoors(scope, { ...spine, entry, access, domain, firewall, watch });
  const host = hostOf(scope, {
    ...spine,
    entry: { ...entry, door: doors.team },
    doors: [doors.team, doors.public],
  });
  (different.service ?? aService()).bind(new Construct(scope, 'Web'), host);
  return { stack, host, entry, doors, watched, template: Template.fromStack(stack) };
}

function hostOf(
  scope: Construct,
  spine: Pick<IStageHost, 'profile' | 'dataKey' | 'network' | 'entry'> & { readonly doors: readonly IDoor[] },
): IStageHost {
  return {
    ...spine,
    environmentName: scope.node.path,
    shared: new Construct(scope, 'Shared'),
    component: (id) => {
      throw new Error(`no component ${id}`);
    },
  };
}
