import type { PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { StockPackProps } from './pack-waivers';
import type { RecordingPack } from './recording-packs';
import type { IStockPack } from './stock-pack';
import type { PackName, StockResult } from './stock-result';

/** A pack of cdk-nag over one environment, and nothing beside it. */
export abstract class LazyPack implements IStockPack {
  /** As cdk-nag calls the pack. */
  public abstract readonly name: PackName;
  private loaded?: RecordingPack;

  /** @param props what is known beside the rules */
  constructor(
    private readonly environment: IConstruct,
    private readonly props: StockPackProps = {},
  ) {}

  get result(): StockResult {
    return this.rules.result;
  }

  public validate(): PolicyValidationPluginReport {
    return this.rules.validate();
  }

  private get rules(): RecordingPack {
    this.loaded ??= load(this.name, this.environment, this.props);
    return this.loaded;
  }
}

function load(name: PackName, environment: IConstruct, props: StockPackProps): RecordingPack {
  // Only once rules are asked: to load cdk-nag costs a synth without it a quarter more CPU time.
  const { RecordingPack } = require('./recording-packs') as typeof import('./recording-packs');
  return new RecordingPack(name, environment, props);
}
