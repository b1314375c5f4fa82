import type { ComponentConfig, IStageComponent } from '../spi/component-config';
import type { ConnectionConfig, IConsumer } from '../spi/connection';
import { checkedConnectionConfig } from './checked-component-config';
import { StageEnvironmentError } from './errors';

/** A component that an environment has registered. */
export class RegisteredComponent implements IStageComponent {
  constructor(
    public readonly componentId: string,
    public readonly environmentName: string,
    public readonly config: ComponentConfig,
  ) {}

  /** @throws StageEnvironmentError if the component offers no connection, or its answer breaks the contract */
  public connect(consumer: IConsumer): ConnectionConfig {
    const { connectionTarget } = this.config;
    if (connectionTarget === undefined) {
      throw new StageEnvironmentError({
        id: 'component.without-connection',
        what: `uses of ${consumer.componentId}`,
        value: this.componentId,
        limit: 'that component offers no connection',
        remediation: 'pass a component with a connectionTarget, or move it to startAfter',
      });
    }
    return checkedConnectionConfig(this.componentId, connectionTarget.connect(consumer));
  }
}
