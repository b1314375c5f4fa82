import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import { checkedText } from '../../internal/checked-text';
import type { DeclaredFramework } from '../../requirements/declarations';
import type { FrameworkDefinition } from '../../requirements/framework-definition';
import { customFramework } from './custom-framework';
import type { FrameworkTable } from './framework-table';

const NONE = 'none';

/**
 * A formal or legal framework that applies to an environment (FRM-1), or the statement that none does. A framework adds the
 * table of its controls with their checks, and the cdk-nag pack with rules for it; neither covers a whole framework.
 */
export class Framework {
  /** Health data in the United States: adds HIPAA.Security. */
  public static hipaa(): Framework {
    return new Framework(
      { name: 'HIPAA', packs: ['HIPAA.Security'] },
      () => (require('./tables/hipaa') as typeof import('./tables/hipaa')).HIPAA,
    );
  }

  /** Payment cards, version 4.0.1: adds PCI.DSS.321, the rules of version 3.2.1; cdk-nag has none for version 4. */
  public static pciDss(): Framework {
    return new Framework(
      { name: 'PCI DSS', packs: ['PCI.DSS.321'] },
      () => (require('./tables/pci-dss') as typeof import('./tables/pci-dss')).PCI_DSS,
    );
  }

  /** Agencies of the United States: adds NIST.800.53.R5, the controls that FISMA refers to. */
  public static fisma(): Framework {
    return new Framework(
      { name: 'FISMA', packs: ['NIST.800.53.R5'] },
      () => (require('./tables/nist-800-53') as typeof import('./tables/nist-800-53')).NIST_800_53,
    );
  }

  /** Personal data of people in the European Union; `DataResidency.within` lists the Regions that may hold it. */
  public static gdpr(): Framework {
    return new Framework(
      { name: 'GDPR', packs: [] },
      () => (require('./tables/gdpr') as typeof import('./tables/gdpr')).GDPR,
    );
  }

  /** Personal data of consumers in California. */
  public static ccpa(): Framework {
    return new Framework(
      { name: 'CCPA', packs: [] },
      () => (require('./tables/ccpa') as typeof import('./tables/ccpa')).CCPA,
    );
  }

  /** Web Content Accessibility Guidelines. */
  public static wcag(): Framework {
    return new Framework(
      { name: 'WCAG', packs: [] },
      () => (require('./tables/wcag') as typeof import('./tables/wcag')).WCAG,
    );
  }

  /** Accessibility, by section 508 of the Rehabilitation Act of the United States. */
  public static section508(): Framework {
    return new Framework(
      { name: 'Section 508', packs: [] },
      () => (require('./tables/section-508') as typeof import('./tables/section-508')).SECTION_508,
    );
  }

  /**
   * Controlled unclassified information outside of federal systems of the United States: adds NIST.800.53.R5, from whose
   * controls its requirements are derived.
   */
  public static nist800171(): Framework {
    return new Framework(
      { name: 'NIST 800-171', packs: ['NIST.800.53.R5'] },
      () => (require('./tables/nist-800-171') as typeof import('./tables/nist-800-171')).NIST_800_171,
    );
  }

  /** Management of information security. */
  public static iso27001(): Framework {
    return new Framework(
      { name: 'ISO 27001', packs: [] },
      () => (require('./tables/iso-27001') as typeof import('./tables/iso-27001')).ISO_27001,
    );
  }

  /**
   * A framework of the application's own, such as the policy of an organization. It is evaluated and reported control by
   * control, as the built-in ones. In TypeScript, its controls can name checks of the application
   * (`ComplianceOptions.checks`).
   *
   * @throws StageEnvironmentError if a text is blank, the name is that of a built-in framework, an id occurs twice, or a
   * control has nothing that proves it
   */
  public static custom(definition: FrameworkDefinition): Framework {
    return new Framework(
      customFramework(definition, [...BUILT_IN_FRAMEWORKS.map(({ declared }) => declared.name), NONE]),
    );
  }

  /**
   * No framework applies.
   *
   * @param reason why, such as `no personal data`
   * @throws StageEnvironmentError if the reason is blank
   */
  public static none(reason: string): Framework {
    const noneBecause = checkedText('reason why no framework applies', reason, 'FRM-1');
    return new Framework({ name: NONE, noneBecause, packs: [] });
  }

  private constructor(
    /** The framework, as checks and reports read it. */
    public readonly declared: DeclaredFramework,
    /**
     * The table of a built-in framework. It is loaded at first use: most environments declare one framework or none.
     *
     * @internal
     */
    public readonly _table?: () => FrameworkTable,
  ) {}
}

/** Every built-in framework, in the order in which they are offered. */
export const BUILT_IN_FRAMEWORKS: readonly Framework[] = [
  Framework.hipaa(),
  Framework.pciDss(),
  Framework.fisma(),
  Framework.gdpr(),
  Framework.ccpa(),
  Framework.wcag(),
  Framework.section508(),
  Framework.nist800171(),
  Framework.iso27001(),
];

/** The frameworks that a file or the command line may name. */
export const FRAMEWORKS: ReadonlyMap<string, Framework> = new Map(
  BUILT_IN_FRAMEWORKS.map((framework) => [framework.declared.name, framework]),
);

/**
 * The frameworks of one environment.
 *
 * @throws StageEnvironmentError without any, for one that is named twice, or for none beside others
 */
export function declaredFrameworks(frameworks: readonly Framework[]): DeclaredFramework[] {
  const declared = frameworks.map((framework) => framework.declared);
  const names = declared.map(({ name }) => name);
  const refuse = (fault: Pick<StageEnvironmentErrorProps, 'id' | 'limit' | 'remediation'>): never => {
    throw new StageEnvironmentError({
      ...fault,
      what: 'frameworks',
      value: names.length === 0 ? [] : names.join(', '),
      requirement: 'FRM-1',
    });
  };
  if (names.length === 0) {
    refuse({
      id: 'framework.none-declared',
      limit: 'at least one is required',
      remediation: 'add those that apply, or Framework.none(reason)',
    });
  }
  if (new Set(names).size < names.length) {
    refuse({ id: 'framework.duplicate', limit: 'a framework is named twice', remediation: 'name each once' });
  }
  if (names.length > 1 && names.includes(NONE)) {
    refuse({
      id: 'framework.none-with-others',
      limit: "'none' excludes all others",
      remediation: "remove 'none', or the others",
    });
  }
  return declared;
}
