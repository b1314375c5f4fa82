import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone, type IHostedZone } from 'aws-cdk-lib/aws-route53';
import type { ICluster } from 'aws-cdk-lib/aws-ecs';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct, type IConstruct } from 'constructs';
import { clusterOf } from '../../lib/components/compute/cluster';
import { ContainerService } from '../../lib/components/compute/container-service';
import type { ContainerServiceProps } from '../../lib/components/compute/container-service-props';
import { Domain } from '../../lib/components/load-balancing/domain';
import { StageLoadBalancer } from '../../lib/components/load-balancing/stage-load-balancer';
import { Network } from '../../lib/components/network/network';
import { ClientVpnAuthentication } from '../../lib/components/team-access/client-vpn-authentication';
import { TeamAccess } from '../../lib/components/team-access/team-access';
import type { WebFirewall } from '../../lib/components/web-firewall/web-firewall';
import { ComponentRegistry } from '../../lib/internal/component-registry';
import { createDataKey } from '../../lib/internal/data-key';
import { type LaunchLoadBalancers, launchLoadBalancers } from '../../lib/launch/launch-load-balancers';
import { PublicAccess } from '../../lib/launch/public-access';
import { StageKind } from '../../lib/requirements/stage-kind';
import { type StageProfile } from '../../lib/requirements/stage-profile';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import type { AlarmDefinition } from '../../lib/spi/alarm-definition';
import type { ComponentConfig, IStageComponent } from '../../lib/spi/component-config';
import type { IConnectionTarget } from '../../lib/spi/connection';
import type { IStageLoadBalancer } from '../../lib/spi/load-balancer';
import type { IStageNetwork } from '../../lib/spi/network';
import { type IStageHost, StageHost } from '../../lib/spi/stage-host';
import type { IStageTeamAccess } from '../../lib/spi/team-access';
import { aService, IRELAND } from '../components/described';
import { stackTemplate } from '../components/stack-template';

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
  /** @default - one with a route for every path */
  readonly service?: ContainerServiceProps;
}

/** The outer parts of a launch stage with a service behind them. */
export interface Launched {
  readonly stack: Stack;
  readonly host: IStageHost;
  readonly teamAccess: IStageTeamAccess;
  readonly loadBalancerConfigs: LaunchLoadBalancers;
  /** The alarms by load balancer. */
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
  const host = new LaunchHost(stack, 'Env', different);
  new ContainerService(host, 'Web', different.service ?? (aService() as ContainerServiceProps));
  const { teamAccess, loadBalancerConfigs, watched } = host;
  return { stack, host, teamAccess, loadBalancerConfigs, watched, template: stackTemplate(stack) };
}

/** What an environment of a launch stage is to its load balancers and services, without backup and monitoring. */
class LaunchHost extends Construct implements IStageHost {
  public readonly environmentName: string;
  public readonly profile: StageProfile;
  public readonly dataKey: IKey;
  public readonly network: IStageNetwork;
  public readonly teamAccess: IStageTeamAccess;
  public readonly loadBalancerConfigs: LaunchLoadBalancers;
  public readonly loadBalancers: IStageLoadBalancer[];
  public readonly shared: Construct;
  public readonly watched: { [loadBalancerId: string]: readonly AlarmDefinition[] } = {};
  private readonly components: ComponentRegistry;

  constructor(stack: Stack, id: string, different: Different) {
    super(stack, id);
    StageHost.mark(this);
    this.environmentName = this.node.path;
    this.components = new ComponentRegistry(this, this.environmentName);
    const { stage = StageKind.PRODUCTION, publicAccess = PublicAccess.closed(), firewall } = different;
    this.profile = resolveProfile(stage, { conditions: [] });
    this.dataKey = createDataKey(this, this.profile);
    const network = different.network?.(stack) ?? Network.of();
    this.network = network._bind(new Construct(this, 'Network'), this);
    const { profile, dataKey } = this;
    const bindOptions = { profile, dataKey, network: this.network, networkCidr: network.cidr };
    const teamAccess = (different.teamAccess ?? byCertificate)(stack)._bind(
      new Construct(this, 'TeamAccess'),
      bindOptions,
    );
    const domain =
      different.domain === undefined ? Domain.of({ name: NAME, zone: zone(stack) }) : different.domain(stack);
    this.loadBalancerConfigs = launchLoadBalancers(this, {
      ...bindOptions,
      teamAccess,
      publicAccess,
      domain,
      firewall,
      addAlarms: (loadBalancerId, alarms) => {
        this.watched[loadBalancerId] = alarms;
      },
    });
    this.teamAccess = { ...teamAccess, loadBalancerConfig: this.loadBalancerConfigs.team };
    this.shared = new Construct(this, 'Shared');
    this.loadBalancers = [this.loadBalancerConfigs.team, this.loadBalancerConfigs.public].map(
      (config) => new StageLoadBalancer(this.shared, this, config),
    );
  }

  public get cluster(): ICluster {
    return clusterOf(this);
  }

  public componentId(scope: IConstruct, id: string): string {
    return this.components.freeId(scope, id);
  }

  public component(target: IConnectionTarget, user: string): IStageComponent {
    return this.components.find(target, user);
  }

  public register(construct: Construct, config: ComponentConfig): IStageComponent {
    return this.components.register(construct, config, () => undefined);
  }
}
