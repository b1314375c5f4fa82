import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { createDataKey } from './internal/data-key';
import type { Database } from './components/data/database';
import type { IDatabase } from './components/data/i-database';
import type { TeamAccess } from './components/team-access/team-access';
import type { IStageBackup } from './components/backup/i-stage-backup';
import { type IStageMonitoring, MonitoredKind } from './components/monitoring/monitoring';
import type { LaunchAnnouncements } from './launch/announcements';
import { conditionsOf, type LaunchProps } from './launch/launch-props';
import { LaunchParts } from './launch/launch-parts';
import type { ComponentConfig, IComponent } from './spi/component';
import type { ILoadBalancerConfig } from './spi/load-balancer';
import type { IStageNetwork } from './spi/network';
import type { IStageHost } from './spi/stage-host';
import type { IStageTeamAccess } from './spi/team-access';
import { Network } from './components/network/network';
import type { IPartnerAccess, Partner } from './components/partner/partner';
import type { IService } from './components/compute/i-service';
import type { Service } from './components/compute/service';
import { topologicalOrder } from './internal/topological-order';
import { didYouMean } from './internal/did-you-mean';
import { checkedComponentId, checkedReference, checkedEnvironmentName, checkedOwner } from './internal/names';
import { StageEnvironmentError } from './internal/errors';
import { tagStage } from './internal/stage-tags';
import { guardStage } from './internal/stage-guard';
import type { Declarations } from './requirements/declarations';
import type { StageKind } from './requirements/stage-kind';
import { resolveProfile, type StageProfile } from './requirements/stage-profile';

/** What every stage environment is made from. */
export interface StageEnvProps {
  /**
   * Who owns the environment (STG-1): 1 to 256 letters, digits, spaces and `+-=._:/@`. It stands on every resource, as
   * the tag `stage:owner`.
   */
  readonly owner: string;
  /** The team access (STG-2). */
  readonly teamAccess: TeamAccess;
  /**
   * The network.
   *
   * @default Network.of()
   */
  readonly network?: Network;
  /**
   * The key for everything at rest. A key made elsewhere must let CloudWatch Logs of its region use it.
   *
   * @default - a key of the environment's own, rotated every year
   */
  readonly dataKey?: IKey;
  /**
   * Databases by their ids: a letter, then letters and digits, at most 40.
   *
   * @default - none
   */
  readonly databases?: { readonly [id: string]: Database };
  /**
   * Services by their ids, in any order; at least one, here or by `addService` (SRV-1).
   *
   * @default - none
   */
  readonly services?: { readonly [id: string]: Service };
  /**
   * Components of your own by their ids.
   *
   * @default - none
   */
  readonly components?: { readonly [id: string]: IComponent };
}

/** What tells one stage from another. */
export interface StageDefinition {
  readonly kind: StageKind;
  /** @default - nobody but the owner controls the environment */
  readonly partner?: Partner;
  /** @default - the environment does not go live */
  readonly launch?: LaunchProps;
}

/**
 * A whole environment of one stage: resolves what the stage demands, binds the components in their order, and exposes
 * what they made. Use one of its kinds.
 *
 * CloudFormation refuses to make another stage of a deployed environment, by a parameter that remembers what it was. A
 * production that grew from soft launch is remembered as that, unless it grew with `--no-previous-parameters`.
 */
export abstract class StageEnv extends Construct implements IStageHost {
  public readonly environmentName: string;
  /** What the stage demands. */
  public readonly profile: StageProfile;
  public readonly dataKey: IKey;
  public readonly network: IStageNetwork;
  public readonly teamAccess: IStageTeamAccess;
  public readonly loadBalancerConfigs: readonly ILoadBalancerConfig[];
  public readonly shared: Construct;
  /** How the partner controls the environment, where there is one. */
  public readonly partner?: IPartnerAccess;
  private readonly launch?: LaunchParts;
  private readonly owner: string;
  private readonly definition: StageDefinition;
  private readonly bound = new Map<string, ComponentConfig>();
  private readonly databases = new Map<string, IDatabase>();
  private readonly services = new Map<string, IService>();

  protected constructor(scope: Construct, id: string, props: StageEnvProps, definition: StageDefinition) {
    super(scope, id);
    this.owner = checkedOwner(props.owner);
    this.definition = definition;
    this.environmentName = checkedEnvironmentName(this.node.path);
    guardStage(this, definition.kind);
    const { launch } = definition;
    this.profile = resolveProfile(definition.kind, { conditions: launch ? conditionsOf(launch) : [] });
    this.dataKey = props.dataKey ?? createDataKey(this, this.profile);
    const network = props.network ?? Network.of();
    this.network = network._bind(new Construct(this, 'Network'), this);
    const teamAccess = props.teamAccess._bind(new Construct(this, 'TeamAccess'), {
      ...this.bindOptions(),
      networkCidr: network.cidr,
    });
    this.shared = new Construct(this, 'Shared');
    this.launch = launch && new LaunchParts(this, launch, { host: this, teamAccess });
    this.teamAccess = this.launch?.teamAccess ?? teamAccess;
    this.loadBalancerConfigs = this.launch?.loadBalancerConfigs ?? [teamAccess.loadBalancerConfig];
    this.launch?.watchOver(this);
    tagStage([this, ...this.support], {
      owner: this.owner,
      kind: this.profile.stage,
      environment: this.environmentName,
    });
    this.partner = definition.partner?._bind(new Construct(this, 'Partner'), this.profile);
    this.addAll(props);
    this.node.addValidation({ validate: () => this.missing() });
  }

  /** The environment's backup, in stages that go live. */
  public get backup(): IStageBackup | undefined {
    return this.launch?.backup;
  }

  /** Who watches the environment, in stages that go live. */
  public get monitoring(): IStageMonitoring | undefined {
    return this.launch?.monitoring;
  }

  /** The calendar and the notices of the launch, in stages whose launch is planned. */
  public get announcements(): LaunchAnnouncements | undefined {
    return this.launch?.announcements;
  }

  /** What of the environment stands outside of its tree, such as the vault for copies in another Region. */
  public get support(): readonly Construct[] {
    return this.launch?.support ?? [];
  }

  /**
   * What the environment's description declares, for the checks.
   */
  public get declarations(): Declarations {
    const launch = this.launch?.declarations(this) ?? {};
    const componentConfigs = [...this.bound.values()];
    return {
      ...launch,
      environment: this.environmentName,
      stage: this.profile.stage,
      owner: this.owner,
      teamAccess: this.teamAccess.declared,
      partner: this.definition.partner?.declared,
      egress: [...this.teamAccess.egress, ...componentConfigs.flatMap(({ egress = [] }) => egress)],
      inherited: [...(this.teamAccess.inherited ?? []), ...(launch.inherited ?? [])],
      waivers: [...(this.teamAccess.waivers ?? []), ...(launch.waivers ?? [])],
      network: this.network.declared,
      singletons: [this.teamAccess, ...componentConfigs].flatMap(({ singleton }) => singleton ?? []),
    };
  }

  /**
   * Adds a database.
   *
   * @throws StageEnvironmentError if the id is taken or malformed
   */
  public addDatabase(id: string, database: Database): IDatabase {
    const bound = database.bind(this.scopeFor(id, database), this);
    this.databases.set(id, bound);
    return this.attach(id, bound, MonitoredKind.DATABASES);
  }

  /**
   * Adds a service, after what it uses.
   *
   * @throws StageEnvironmentError if the id is taken or malformed, or something it uses or starts after is not there
   */
  public addService(id: string, service: Service): IService {
    const bound = service.bind(this.scopeFor(id, service), this);
    this.services.set(id, bound);
    return this.attach(id, bound, MonitoredKind.SERVICES);
  }

  /**
   * Adds anybody's component, after what it requires.
   *
   * @throws StageEnvironmentError if the id is taken or malformed
   */
  public add(id: string, component: IComponent): ComponentConfig {
    return this.attach(id, component.bind(this.scopeFor(id, component), this), MonitoredKind.COMPONENTS);
  }

  /**
   * The database of that id.
   *
   * @throws StageEnvironmentError with the nearest id, if there is none
   */
  public database(id: string): IDatabase {
    return this.find('database', id, this.databases);
  }

  /**
   * The service of that id.
   *
   * @throws StageEnvironmentError with the nearest id, if there is none
   */
  public service(id: string): IService {
    return this.find('service', id, this.services);
  }

  public component(id: string): ComponentConfig {
    return this.find('component', id, this.bound);
  }

  private addAll(props: StageEnvProps): void {
    const { databases = {}, services = {}, components = {} } = props;
    const described = (id: string, component: IComponent, add: () => ComponentConfig) => ({
      id,
      requires: component.requires ?? [],
      add,
    });
    const all = [
      ...Object.entries(databases).map(([id, it]) => described(id, it, () => this.addDatabase(id, it))),
      ...Object.entries(components).map(([id, it]) => described(id, it, () => this.add(id, it))),
      ...Object.entries(services).map(([id, it]) => described(id, it, () => this.addService(id, it))),
    ];
    topologicalOrder(`environment ${this.environmentName}`, all).forEach((component) => component.add());
  }

  private scopeFor(id: string, { requires = [] }: IComponent): Construct {
    checkedComponentId(id, [...RESERVED, ...this.node.children.map((child) => child.node.id)]);
    // Before anything is made, so that what is refused leaves nothing.
    requires.forEach(({ componentId }) => this.component(componentId));
    return new Construct(this, id);
  }

  private attach<T extends ComponentConfig>(id: string, componentConfigs: T, kind: MonitoredKind): T {
    this.bound.set(id, componentConfigs);
    this.launch?.attach(id, componentConfigs, kind);
    if (componentConfigs.automations !== undefined) this.partner?.attach(id, componentConfigs.automations);
    return componentConfigs;
  }

  private find<T>(kind: string, id: string, known: ReadonlyMap<string, T>): T {
    const found = known.get(checkedReference(`${kind} of environment ${this.environmentName}`, id));
    if (found !== undefined) return found;
    throw new StageEnvironmentError({
      what: `${kind} of environment ${this.environmentName}`,
      value: id,
      limit: 'nothing of that id has been added',
      remediation: didYouMean(id, [...known.keys()]),
    });
  }

  private missing(): string[] {
    if (this.bound.size > this.databases.size) return [];
    const use = new StageEnvironmentError({
      what: `services of environment ${this.environmentName}`,
      value: undefined,
      limit: `${this.profile.stage} has at least one instance of its servers`,
      remediation: 'add a service with addService or under services',
      requirement: 'SRV-1',
    });
    return [use.message];
  }

  private bindOptions(): { profile: StageProfile; dataKey: IKey; network: IStageNetwork } {
    const { profile, dataKey, network } = this;
    return { profile, dataKey, network };
  }
}

// Ids of the environment's own parts.
const OWN_PARTS = [
  'DataKey',
  'Network',
  'TeamAccess',
  'Shared',
  'Partner',
  'LoadBalancing',
  'Monitoring',
  'Backup',
  'Launch',
];

// The construct tree keeps children in a plain object, and takes what every object has for a child.
const RESERVED = [...OWN_PARTS, ...Object.getOwnPropertyNames(Object.prototype)];
