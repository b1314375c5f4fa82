import type { ICluster } from 'aws-cdk-lib/aws-ecs';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct, type IConstruct } from 'constructs';
import { StageEnvironmentError } from '../internal/errors';
import type { StageProfile } from '../requirements/stage-profile';
import type { ComponentConfig, IStageComponent } from './component-config';
import type { IConnectionTarget } from './connection';
import type { IStageLoadBalancer } from './load-balancer';
import type { IStageNetwork } from './network';
import type { IStageTeamAccess } from './team-access';

/** The environment as its components see it. */
export interface IStageHost extends IConstruct {
  /** The name of the environment: its construct path. */
  readonly environmentName: string;
  /**
   * What the stage requires. In TypeScript only.
   *
   * @jsii ignore
   */
  readonly profile: StageProfile;
  readonly network: IStageNetwork;
  readonly teamAccess: IStageTeamAccess;
  /** The load balancers for routes: the team's and, in launch stages, the public one. */
  readonly loadBalancers: IStageLoadBalancer[];
  /** The cluster for services, created on first use unless an existing one was given. */
  readonly cluster: ICluster;
  /** The customer managed key for everything at rest. */
  readonly dataKey: IKey;
  /** The scope of what components share, each created once. */
  readonly shared: Construct;
  /**
   * The component id of a construct that is about to be created: its path below the environment, joined.
   *
   * @throws StageEnvironmentError if it is malformed or taken
   */
  componentId(scope: IConstruct, id: string): string;
  /**
   * The component of this environment that an object stands for.
   *
   * @param user the option that names it, for errors, such as `uses of service Web`
   * @throws StageEnvironmentError if it is a component of another environment, or none
   */
  component(target: IConnectionTarget, user: string): IStageComponent;
  /**
   * Makes a construct a component: it is monitored, backed up and operated as its config says, and others can use it.
   * Call it last, so that a component which fails is never registered.
   *
   * @throws StageEnvironmentError if the config breaks the contract; nothing is registered then
   */
  register(construct: Construct, config: ComponentConfig): IStageComponent;
}

// Of the global registry: a plug-in may bring its own copy of this package.
const HOST = Symbol.for('cdk-stage-environments.StageHost');

/** Finds the environment that a construct stands in. */
export class StageHost {
  /** Makes a construct a host, which `of` finds for everything below it. */
  public static mark(host: IStageHost): void {
    Object.defineProperty(host, HOST, { value: true });
  }

  /** Whether a construct is an environment. */
  public static isHost(construct: IConstruct): boolean {
    return HOST in construct;
  }

  /**
   * The nearest environment at or above a scope.
   *
   * @throws StageEnvironmentError if there is none
   */
  public static of(scope: IConstruct): IStageHost {
    const scopes = Construct.isConstruct(scope) ? scope.node.scopes : [];
    const host = [...scopes].reverse().find((it) => StageHost.isHost(it));
    if (host !== undefined) return host as IStageHost;
    throw new StageEnvironmentError({
      id: 'component.scope-without-environment',
      what: 'scope of the component',
      value: scopes.at(-1)?.node.path ?? scope,
      limit: 'a component stands in an environment',
      remediation:
        'pass an environment, such as a ProductionEnv, or a construct below one as the first argument',
    });
  }

  /**
   * The id, once it is known that it is well formed and free in the scope's environment. To be called within `super`, so
   * that nothing is left of a construct that is refused.
   *
   * @throws StageEnvironmentError if the scope stands in no environment, or the id is malformed or taken
   */
  public static checkedId(scope: IConstruct, id: string): string {
    StageHost.of(scope).componentId(scope, id);
    return id;
  }

  private constructor() {
    // It has static methods only.
  }
}
