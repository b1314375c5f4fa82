import { Connections, type IConnectable, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { checkedText } from '../../internal/checked-text';
import { StageEnvironmentError } from '../../internal/errors';
import { removeOnFailure } from '../../internal/remove-on-failure';
import type { IStageComponent } from '../../spi/component-config';
import type { ConnectionConfig, IConnectionTarget } from '../../spi/connection';
import { StageHost } from '../../spi/stage-host';

/** Properties of a consumer outside of the environment. */
export interface ExternalConsumerProps {
  /**
   * What connects, such as a function of another stack: in the environment's network, or in one that is connected with it,
   * with a security group.
   */
  readonly connectable: IConnectable;
  /** What is granted to use the components, such as the same function. */
  readonly grantee: IGrantable;
  /** The components of the environment that it uses: at least one. Internal services admit only services of the environment. */
  readonly uses: IConnectionTarget[];
  /** The reason, for the ledger. */
  readonly reason: string;
}

/**
 * A consumer outside of the environment, such as a function or a service of another stack, that uses some of its
 * components. It is declared, so that checks accept its security groups at those components, and nowhere else.
 *
 * A database creates users for services of the environment only. That of an external consumer is its id in lower case with
 * underscores, as its variables name it; a migration creates it.
 */
export class ExternalConsumer extends Construct {
  /** Unique in the environment: the construct path below it, joined. */
  public readonly componentId: string;
  /** The variables that hold the addresses of what it uses, to be passed on to it. No secret among them. */
  public readonly environment: { readonly [name: string]: string };
  /** @internal */
  public readonly _component: IStageComponent;

  /**
   * @param scope an environment, or a construct below one
   * @param id a letter, then letters and digits; with the ids between it and the environment at most 40 characters
   * @throws StageEnvironmentError if the scope stands in no environment, the id is malformed or taken, the reason is blank,
   * the consumer has no security group, or it can use a component not at all; nothing of it remains then
   */
  constructor(scope: Construct, id: string, props: ExternalConsumerProps) {
    const host = StageHost.of(scope);
    const componentId = host.componentId(scope, id);
    const what = `external consumer ${componentId}`;
    const reason = checkedText(`reason of ${what}`, props.reason);
    const securityGroups = securityGroupsOf(what, props.connectable);
    const uses = usedBy(what, props.uses).map((target) => host.component(target, `uses of ${what}`));
    super(scope, id);
    this.componentId = componentId;
    this.environment = removeOnFailure(this, () => {
      const consumer = {
        componentId,
        connections: new Connections({ securityGroups }),
        grantPrincipal: props.grantee.grantPrincipal,
      };
      const variables = uses.map((component) => addressOf(what, component, component.connect(consumer)));
      return Object.assign({}, ...variables) as { [name: string]: string };
    });
    this._component = host.register(this, {
      runsServers: false,
      consumer: {
        component: componentId,
        uses: uses.map((component) => component.componentId),
        securityGroups: securityGroups.map(({ securityGroupId }) => securityGroupId),
        reason,
      },
    });
  }
}

function securityGroupsOf(what: string, connectable: IConnectable): ISecurityGroup[] {
  const securityGroups = groupsOrNone(connectable);
  if (securityGroups.length > 0) return securityGroups;
  throw new StageEnvironmentError({
    id: 'external-consumer.no-security-group',
    what: `connectable of ${what}`,
    value: undefined,
    limit: 'a component admits a consumer by its security group',
    remediation: 'put the consumer into the network, with a security group of its own',
    requirement: 'SEC-1',
  });
}

/** A function outside of every network throws when it is asked for its connections. */
function groupsOrNone(connectable: IConnectable): ISecurityGroup[] {
  try {
    return connectable.connections.securityGroups;
  } catch {
    return [];
  }
}

function usedBy(what: string, uses: readonly IConnectionTarget[]): readonly IConnectionTarget[] {
  if (uses.length > 0) return uses;
  throw new StageEnvironmentError({
    id: 'external-consumer.uses-nothing',
    what: `uses of ${what}`,
    value: '[]',
    limit: 'it is declared for the components that it uses',
    remediation: 'name at least one component of the environment, or remove the consumer',
  });
}

function addressOf(
  what: string,
  { componentId }: IStageComponent,
  { environment, usesServiceConnect = false }: ConnectionConfig,
): ConnectionConfig['environment'] {
  if (!usesServiceConnect) return environment;
  throw new StageEnvironmentError({
    id: 'external-consumer.internal-service',
    what: `uses of ${what}`,
    value: componentId,
    limit: 'an internal service is reached by ECS Service Connect, from services of the environment only',
    remediation: `give ${componentId} a route, and let the consumer call it by the domain`,
  });
}
