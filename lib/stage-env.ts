import type { ICluster } from 'aws-cdk-lib/aws-ecs';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct, type IConstruct } from 'constructs';
import { clusterOf } from './components/compute/cluster';
import { StageLoadBalancer } from './components/load-balancing/stage-load-balancer';
import { requireInternetFor } from './components/network/internet-need';
import { Network } from './components/network/network';
import type { Partner } from './components/partner/partner';
import type { Objectives } from './components/objectives';
import { countedLoadBalancer } from './components/web-firewall/counted-load-balancer';
import type { WebFirewall } from './components/web-firewall/web-firewall';
import { admitTeam } from './components/team-access/admit-team';
import type { TeamAccess } from './components/team-access/team-access';
import { createDataKey } from './internal/data-key';
import { StageEnvironmentError } from './internal/errors';
import { checkedEnvironmentScope } from './internal/checked-environment-scope';
import { checkedEnvironmentName, checkedOwner } from './internal/names';
import { checkedComponent } from './internal/checked-component-config';
import { ComponentRegistry } from './internal/component-registry';
import { declaredResourceTypes } from './internal/resource-types';
import { guardStage } from './internal/stage-guard';
import { tagStage } from './internal/stage-tags';
import { conditionsOf, type LaunchProps } from './launch/launch-props';
import { LaunchParts } from './launch/launch-parts';
import type { Declarations } from './requirements/declarations';
import type { DeclaredResourceType } from './requirements/declared-resource-type';
import type { ResourceTypeOptions } from './requirements/resource-type-options';
import type { StageKind } from './requirements/stage-kind';
import { type StageProfile } from './requirements/stage-profile';
import { resolveProfile } from './requirements/resolve-profile';
import type { IComponent } from './spi/component';
import type { ComponentConfig, IStageComponent } from './spi/component-config';
import type { IConnectionTarget } from './spi/connection';
import type { IStageLoadBalancer } from './spi/load-balancer';
import type { IStageNetwork } from './spi/network';
import type { IPartnerAccess } from './spi/partner';
import { type IStageHost, StageHost } from './spi/stage-host';
import type { IStageTeamAccess } from './spi/team-access';

/** Properties of every stage environment. */
export interface StageEnvProps {
  /**
   * The team or party that owns the environment (STG-1): 1 to 256 letters, digits, spaces and `+-=._:/@`. It is the tag
   * `stage:owner` of every resource.
   */
  readonly owner: string;
  /** How the team reaches the environment (STG-2). */
  readonly teamAccess: TeamAccess;
  /**
   * The custom resources and other types without facts, by their names, such as `Custom::Migrations`. One that is left out
   * makes checks unknown.
   *
   * @default - none
   */
  readonly resourceTypes?: { readonly [type: string]: ResourceTypeOptions };
  /**
   * The network.
   *
   * @default Network.of()
   */
  readonly network?: Network;
  /**
   * The key for everything at rest. The policy of an existing key must let CloudWatch Logs of its Region use it.
   *
   * @default - a key of the environment's own, rotated every year
   */
  readonly dataKey?: IKey;
  /**
   * An existing cluster for the services. Alarms on their instances need Container Insights, which is the cluster's
   * setting.
   *
   * @default - a cluster of the environment's own, created with the first service
   */
  readonly cluster?: ICluster;
}

/** What distinguishes a stage from the others. */
export interface StageDefinition {
  readonly kind: StageKind;
  /** @default - only the owner controls the environment */
  readonly partner?: Partner;
  /** @default - none that only counts */
  readonly firewall?: WebFirewall;
  /** @default - the environment does not go live */
  readonly launch?: LaunchProps;
  /** @default - not stated */
  readonly objectives?: Objectives;
}

/**
 * An environment of one stage: it resolves what the stage requires, creates the network, the team's access and what else
 * the whole environment has, and backs up, monitors and operates the components that are created in it. Use one of its
 * subclasses.
 *
 * CloudFormation refuses to turn a deployed environment into another stage, by a parameter that remembers the stage that
 * was deployed first. A production that was a soft launch is remembered as a soft launch, unless it was deployed with
 * `--no-previous-parameters`.
 */
export abstract class StageEnv extends Construct implements IStageHost {
  public readonly environmentName: string;
  /**
   * What the stage requires. In TypeScript only.
   *
   * @jsii ignore
   */
  public readonly profile: StageProfile;
  public readonly dataKey: IKey;
  public readonly network: IStageNetwork;
  public readonly teamAccess: IStageTeamAccess;
  public readonly loadBalancers: IStageLoadBalancer[];
  public readonly shared: Construct;
  /** How the partner controls the environment, where there is a partner. */
  public readonly partner?: IPartnerAccess;
  private readonly launch?: LaunchParts;
  private readonly owner: string;
  private readonly definition: StageDefinition;
  private readonly existingCluster?: ICluster;
  private readonly resourceTypes: DeclaredResourceType[];
  private readonly components: ComponentRegistry;

  protected constructor(scope: Construct, id: string, props: StageEnvProps, definition: StageDefinition) {
    super(checkedEnvironmentScope(scope, id), id);
    StageHost.mark(this);
    this.owner = checkedOwner(props.owner);
    this.definition = definition;
    this.existingCluster = props.cluster;
    this.resourceTypes = declaredResourceTypes(props.resourceTypes);
    this.environmentName = checkedEnvironmentName(this.node.path);
    this.components = new ComponentRegistry(this, this.environmentName);
    guardStage(this, definition.kind);
    const { launch } = definition;
    this.profile = resolveProfile(definition.kind, {
      conditions: launch ? conditionsOf(launch) : [],
      firstDeployment: launch?.firstDeployment,
    });
    this.dataKey = props.dataKey ?? createDataKey(this, this.profile);
    const network = props.network ?? Network.of();
    this.network = network._bind(new Construct(this, 'Network'), this);
    const teamAccess = props.teamAccess._bind(new Construct(this, 'TeamAccess'), {
      profile: this.profile,
      dataKey: this.dataKey,
      network: this.network,
      networkCidr: network.cidr,
    });
    admitTeam(this.network, teamAccess);
    requireInternetFor(this.network, teamAccess.egress);
    this.shared = new Construct(this, 'Shared');
    this.launch = launch && new LaunchParts(this, launch, { host: this, teamAccess });
    this.teamAccess = this.launch?.teamAccess ?? teamAccess;
    const loadBalancers = this.launch?.loadBalancerConfigs ?? [
      countedLoadBalancer(this, teamAccess.loadBalancerConfig, definition.firewall),
    ];
    this.loadBalancers = loadBalancers.map((config) => new StageLoadBalancer(this.shared, this, config));
    this.launch?.addWholeEnvironmentParts(this);
    tagStage([this, ...this.support], {
      owner: this.owner,
      kind: this.profile.stage,
      environment: this.environmentName,
    });
    this.partner = definition.partner?._bind(new Construct(this, 'Partner'), this.profile);
    this.node.addValidation({ validate: () => this.missingServers() });
  }

  /** The cluster of the services; created on first use unless an existing one was given. */
  public get cluster(): ICluster {
    return this.existingCluster ?? clusterOf(this);
  }

  /** The load balancer by which the team reaches routes; created on first use. */
  public get teamLoadBalancer(): ApplicationLoadBalancer {
    return this.loadBalancers[0].loadBalancer;
  }

  /** Constructs of the environment outside of its tree, such as the vault for copies in another Region. */
  public get support(): Construct[] {
    return this.launch?.support ?? [];
  }

  /** What the environment's description declares, for the checks. */
  public get declarations(): Declarations {
    const launch = this.launch?.declarations(this) ?? {};
    const configs = this.components.configs;
    return {
      ...launch,
      environment: this.environmentName,
      stage: this.profile.stage,
      owner: this.owner,
      teamAccess: this.teamAccess.declared,
      partner: this.definition.partner?.declared,
      objectives: this.definition.objectives?.declared,
      egress: [...this.teamAccess.egress, ...configs.flatMap(({ egress = [] }) => egress)],
      inherited: [
        ...(this.network.inherited ?? []),
        ...(this.teamAccess.inherited ?? []),
        ...(launch.inherited ?? []),
      ],
      waivers: [...(this.teamAccess.waivers ?? []), ...(launch.waivers ?? [])],
      network: this.network.declared,
      consumers: configs.flatMap(({ consumer }) => consumer ?? []),
      resourceTypes: this.resourceTypes,
      singletons: [this.teamAccess, ...configs].flatMap(({ singleton }) => singleton ?? []),
    };
  }

  /**
   * Adds a component by contract.
   *
   * @returns what `uses` and `startAfter` of services take
   * @throws StageEnvironmentError if the id is malformed or taken, or the component breaks the contract; nothing of it
   * remains then
   */
  public add(id: string, component: IComponent): IStageComponent {
    StageHost.checkedId(this, id);
    const checked = checkedComponent(id, component);
    const scope = new Construct(this, id);
    try {
      return this.register(scope, checked.bind(scope, this));
    } catch (error) {
      this.node.tryRemoveChild(id);
      throw error;
    }
  }

  public componentId(scope: IConstruct, id: string): string {
    return this.components.freeId(scope, id);
  }

  public component(target: IConnectionTarget, user: string): IStageComponent {
    return this.components.find(target, user);
  }

  public register(construct: Construct, config: ComponentConfig): IStageComponent {
    return this.components.register(construct, config, (componentId) => {
      requireInternetFor(this.network, config.egress);
      this.launch?.attach(componentId, config);
      if (config.automations !== undefined) this.partner?.attach(componentId, config.automations);
    });
  }

  /** @internal */
  protected get _launchParts(): LaunchParts {
    if (this.launch === undefined) throw new Error(`${this.profile.stage} does not go live`);
    return this.launch;
  }

  private missingServers(): string[] {
    if (this.components.configs.some(({ runsServers = true }) => runsServers)) return [];
    const use = new StageEnvironmentError({
      id: 'environment.no-services',
      what: `services of environment ${this.environmentName}`,
      value: undefined,
      limit: `${this.profile.stage} has at least one instance of its servers`,
      remediation: 'create a service in the environment, such as a ContainerService',
      requirement: 'SRV-1',
    });
    return [use.message];
  }
}
