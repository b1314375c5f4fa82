import { Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { StageEnvironmentError } from '../internal/errors';
import { didYouMean } from '../internal/did-you-mean';
import type { DeclaredDataResidency } from '../requirements/declared-data-residency';

/**
 * Where the data of an environment has to stay, as privacy laws and contracts require (FRM-1): any stack, copy of a backup
 * or replica in another Region is a finding.
 */
export class DataResidency {
  /**
   * The only Regions that may hold data, among them the environment's own and the one of its backups.
   *
   * @param regions at least one, such as `['eu-west-1', 'eu-central-1']`, each once
   * @throws StageEnvironmentError if there is none, or one is unknown or named twice
   */
  public static within(regions: string[]): DataResidency {
    const known = RegionInfo.regions.map(({ name }) => name);
    if (regions.length === 0) {
      refuse(regions, 'at least one Region is required', "write it as ['eu-west-1', 'eu-central-1']");
    }
    for (const region of regions) {
      if (Token.isUnresolved(region)) {
        refuse(region, 'it is compared at synth and must be a literal', "write it out, such as 'eu-west-1'");
      }
      if (!known.includes(region)) {
        refuse(region, 'this version of aws-cdk-lib knows no such Region', didYouMean(region, known));
      }
    }
    if (new Set(regions).size < regions.length) refuse(regions, 'a Region is named twice', 'name each once');
    return new DataResidency({ regions });
  }

  private constructor(
    /** The Regions, as checks and reports read them. */
    public readonly declared: DeclaredDataResidency,
  ) {}

  /**
   * Refuses a Region that may not hold data. One that is known only at deployment is left to the checks.
   *
   * @internal
   */
  public _refuse(what: string, region: string | undefined): void {
    const { regions } = this.declared;
    if (region === undefined || Token.isUnresolved(region) || regions.includes(region)) return;
    throw new StageEnvironmentError({
      what,
      value: region,
      limit: `data has to stay in ${regions.join(', ')}`,
      remediation: 'choose one of these, or add the Region to DataResidency.within',
      requirement: 'FRM-1',
    });
  }
}

function refuse(value: unknown, limit: string, remediation: string): never {
  throw new StageEnvironmentError({
    what: 'Regions that data has to stay in',
    value,
    limit,
    remediation,
    requirement: 'FRM-1',
  });
}
