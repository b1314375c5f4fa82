import type { IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { PackName } from '../../requirements/pack-name';
import type { NagResult } from './nag-result';
import type { RecordingPacks } from './recording-packs';
import type { NagPackProps } from './rule-waivers';

/** A cdk-nag pack over one environment, as a validation plug-in that records the result of every rule. */
export class NagPackPlugin implements IPolicyValidationPlugin {
  /**
   * @param name the name of the pack in cdk-nag
   * @param packs the packs that are evaluated together with it
   */
  constructor(
    public readonly name: PackName,
    private readonly packs: () => RecordingPacks,
  ) {}

  /** The result of every rule. The rules are evaluated if the validation has not done it. */
  public get result(): NagResult {
    return this.packs().result(this.name);
  }

  /** Called by the CDK after synthesis. */
  public validate(): PolicyValidationPluginReport {
    return this.packs().validate(this.name);
  }
}

/** The plug-ins of several packs over one environment, which are evaluated together in one walk over its constructs. */
export function nagPackPlugins(
  names: readonly PackName[],
  environment: IConstruct,
  props: NagPackProps = {},
): NagPackPlugin[] {
  let loaded: RecordingPacks | undefined;
  const packs = () => (loaded ??= load(names, environment, props));
  return names.map((name) => new NagPackPlugin(name, packs));
}

function load(names: readonly PackName[], environment: IConstruct, props: NagPackProps): RecordingPacks {
  // Loading cdk-nag costs a synthesis a quarter more CPU time, so it is loaded at first use.
  const { RecordingPacks } = require('./recording-packs') as typeof import('./recording-packs');
  return new RecordingPacks(names, environment, props);
}
