import type { PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { NagPackProps } from './rule-waivers';
import type { RecordingPacks } from './recording-packs';
import type { INagPack } from './i-nag-pack';
import type { PackName } from '../../requirements/pack-name';
import type { NagResult } from './nag-result';

/** A pack of cdk-nag over one environment, and nothing beside it. */
export abstract class LazyPack implements INagPack {
  /**
   * Lets packs over one environment be asked in one walk over it: the first that is asked asks for all.
   *
   * @internal
   */
  public static _together(packs: readonly LazyPack[]): void {
    packs.forEach((pack) => (pack.together = packs));
  }

  /** As cdk-nag calls the pack. */
  public abstract readonly name: PackName;
  private together: readonly LazyPack[] = [this];
  private loaded?: RecordingPacks;

  /** @param props what is known beside the rules */
  constructor(
    private readonly environment: IConstruct,
    private readonly props: NagPackProps = {},
  ) {}

  get result(): NagResult {
    return this.packs.result(this.name);
  }

  public validate(): PolicyValidationPluginReport {
    return this.packs.validate(this.name);
  }

  private get packs(): RecordingPacks {
    if (this.loaded !== undefined) return this.loaded;
    const names = this.together.map(({ name }) => name);
    const loaded = load(names, this.environment, this.props);
    this.together.forEach((pack) => (pack.loaded = loaded));
    return loaded;
  }
}

function load(names: readonly PackName[], environment: IConstruct, props: NagPackProps): RecordingPacks {
  // Only once rules are asked: to load cdk-nag costs a synth without it a quarter more CPU time.
  const { RecordingPacks } = require('./recording-packs') as typeof import('./recording-packs');
  return new RecordingPacks(names, environment, props);
}
