import { Construct, type IConstruct } from 'constructs';
import type { ComponentConfig, IStageComponent } from '../spi/component-config';
import type { IConnectionTarget } from '../spi/connection';
import { type IStageHost, StageHost } from '../spi/stage-host';
import { checkedComponentConfig } from './checked-component-config';
import { StageEnvironmentError } from './errors';
import { checkedComponentId } from './names';
import { RegisteredComponent } from './registered-component';

/** The components of one environment. */
export class ComponentRegistry {
  private readonly components = new Map<string, RegisteredComponent>();
  /** By each object that stands for a component: its construct, its connection target, and what registered it. */
  private readonly byTarget = new Map<unknown, RegisteredComponent>();

  constructor(
    private readonly environment: IConstruct,
    private readonly environmentName: string,
  ) {}

  /** What the components handed to the environment, in the order of their registration. */
  public get configs(): ComponentConfig[] {
    return [...this.components.values()].map(({ config }) => config);
  }

  /** The component id of a construct that is about to be created, once it is known to be free. */
  public freeId(scope: IConstruct, id: string): string {
    const prefix = this.pathTo(scope).join('');
    const siblings = [...scope.node.children.map((child) => child.node.id), ...OBJECT_PROPERTIES];
    return checkedComponentId(typeof id === 'string' ? `${prefix}${id}` : id, [
      ...OWN_PARTS,
      ...this.components.keys(),
      ...siblings.map((sibling) => `${prefix}${sibling}`),
    ]);
  }

  /**
   * Registers a component.
   *
   * @param attach adds it to what looks at the whole environment
   * @throws StageEnvironmentError if the config breaks the contract; nothing is registered then
   */
  public register(
    construct: Construct,
    config: ComponentConfig,
    attach: (componentId: string) => void,
  ): IStageComponent {
    const componentId = checkedComponentId(this.pathTo(construct).join(''), [...this.components.keys()]);
    const component = new RegisteredComponent(
      componentId,
      this.environmentName,
      checkedComponentConfig(componentId, config),
    );
    attach(componentId);
    this.components.set(componentId, component);
    for (const target of [construct, component, config.connectionTarget]) {
      if (target !== undefined) this.byTarget.set(target, component);
    }
    return component;
  }

  /** The component that an object stands for. */
  public find(target: IConnectionTarget, user: string): IStageComponent {
    const found = this.byTarget.get(target);
    if (found !== undefined) return found;
    const { name, environmentName } = whereabouts(target);
    throw new StageEnvironmentError({
      id: 'component.not-in-environment',
      what: user,
      value: environmentName === undefined ? name : `${String(name)} of environment ${environmentName}`,
      limit:
        environmentName === this.environmentName
          ? 'it is not registered as a component'
          : `a component of environment ${this.environmentName} is needed`,
      remediation: `pass an object of that environment, such as a PostgresDatabase created in it, or what its add method returned`,
    });
  }

  private pathTo(construct: IConstruct): string[] {
    const { scopes } = construct.node;
    const index = scopes.indexOf(this.environment);
    if (index >= 0) return scopes.slice(index + 1).map(({ node }) => node.id);
    throw new StageEnvironmentError({
      id: 'component.scope-outside-environment',
      what: 'scope of the component',
      value: construct.node.path,
      limit: `a component of environment ${this.environmentName} stands below it`,
      remediation: 'pass the environment, or a construct below it, as scope',
    });
  }
}

interface Whereabouts {
  readonly name: unknown;
  /** @default - it stands in no environment of the app */
  readonly environmentName?: string;
}

function whereabouts(target: unknown): Whereabouts {
  if (Construct.isConstruct(target)) {
    const host = target.node.scopes.find((scope) => StageHost.isHost(scope)) as IStageHost | undefined;
    if (host === undefined) return { name: target.node.path };
    const path = target.node.scopes.slice(target.node.scopes.indexOf(host) + 1);
    return { name: path.map(({ node }) => node.id).join(''), environmentName: host.environmentName };
  }
  if (target instanceof RegisteredComponent) {
    return { name: target.componentId, environmentName: target.environmentName };
  }
  return { name: typeof target === 'object' && target !== null ? 'an object' : target };
}

// Ids of the environment's own parts.
const OWN_PARTS = [
  'DataKey',
  'Network',
  'TeamAccess',
  'Shared',
  'StageKind',
  'Partner',
  'LoadBalancing',
  'Monitoring',
  'Backup',
  'Launch',
];

// The construct tree keeps children in a plain object and takes the object's own properties for children.
const OBJECT_PROPERTIES = Object.getOwnPropertyNames(Object.prototype);
