import type { IPolicyValidationPlugin } from 'aws-cdk-lib';
import type { StockResult } from './stock-result';

/** A pack of stock rules over one environment, to be registered as a validation plugin. */
export interface IStockPack extends IPolicyValidationPlugin {
  /** What the rules say. They are asked if validation has not done it. */
  readonly result: StockResult;
}
