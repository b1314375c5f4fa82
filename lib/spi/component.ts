import type { Construct } from 'constructs';
import type { ComponentConfig } from './component-config';
import type { IStageHost } from './stage-host';

/** A component by contract: what a plug-in implements, and `add` of an environment takes. */
export interface IComponent {
  /**
   * Creates the component's resources.
   *
   * @param scope a construct of the component's own, which is removed again if this fails or breaks the contract
   * @param host the environment
   * @returns what the environment backs up, monitors, operates and lets others use
   */
  bind(scope: Construct, host: IStageHost): ComponentConfig;
}
