import type { PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { RecordingAwsSolutions } from './recording-aws-solutions';
import type { IStockPack } from './stock-pack';
import type { StockResult } from './stock-result';

/** The AWS Solutions rules of cdk-nag over one environment, and nothing beside it. */
export class AwsSolutionsPack implements IStockPack {
  public readonly name = 'AwsSolutions';
  private loaded?: RecordingAwsSolutions;

  constructor(private readonly environment: IConstruct) {}

  get result(): StockResult {
    return this.rules.result;
  }

  public validate(): PolicyValidationPluginReport {
    return this.rules.validate();
  }

  private get rules(): RecordingAwsSolutions {
    this.loaded ??= load(this.environment);
    return this.loaded;
  }
}

function load(environment: IConstruct): RecordingAwsSolutions {
  // Only once rules are asked: to load cdk-nag costs a synth without it a quarter more CPU time.
  const { RecordingAwsSolutions } =
    require('./recording-aws-solutions') as typeof import('./recording-aws-solutions');
  return new RecordingAwsSolutions(environment);
}
