import { Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../internal/errors';
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
      refuse({
        id: 'data-residency.no-regions',
        value: regions,
        limit: 'at least one Region is required',
        remediation: "write it as ['eu-west-1', 'eu-central-1']",
      });
    }
    for (const region of regions) {
      if (Token.isUnresolved(region)) {
        refuse({
          id: 'data-residency.region-not-literal',
          value: region,
          limit: 'it is compared at synth and must be a literal',
          remediation: "write it out, such as 'eu-west-1'",
        });
      }
      if (!known.includes(region)) {
        refuse({
          id: 'data-residency.unknown-region',
          value: region,
          limit: 'this version of aws-cdk-lib knows no such Region',
          remediation: didYouMean(region, known),
        });
      }
    }
    if (new Set(regions).size < regions.length) {
      refuse({
        id: 'data-residency.duplicate-region',
        value: regions,
        limit: 'a Region is named twice',
        remediation: 'name each once',
      });
    }
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
      id: 'data-residency.region-not-allowed',
      what,
      value: region,
      limit: `data has to stay in ${regions.join(', ')}`,
      remediation: 'choose one of these, or add the Region to dataResidency',
      requirement: 'FRM-1',
    });
  }
}

function refuse(fault: Omit<StageEnvironmentErrorProps, 'what' | 'requirement'>): never {
  throw new StageEnvironmentError({
    ...fault,
    what: 'Regions that data has to stay in',
    requirement: 'FRM-1',
  });
}
