import type { IPolicyValidationPlugin } from 'aws-cdk-lib';
import type { NagResult } from './nag-result';

/** A pack of cdk-nag rules over one environment, to be registered as a validation plugin. */
export interface INagPack extends IPolicyValidationPlugin {
  /** What the rules say. They are asked if validation has not done it. */
  readonly result: NagResult;
}
