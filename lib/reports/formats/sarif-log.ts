/** SARIF 2.1.0, as far as it is written here. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly SarifRun[];
}

export interface SarifRun {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly SarifRule[] } };
  /** How columns are counted. */
  readonly columnKind: 'utf16CodeUnits';
  readonly automationDetails: { readonly id: string };
  readonly results: readonly SarifResult[];
}

export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifText;
  readonly fullDescription?: SarifText;
  readonly help?: SarifText;
}

interface SarifText {
  readonly text: string;
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly kind: 'fail' | 'review';
  readonly message: SarifText;
  readonly locations: readonly SarifLocation[];
  readonly suppressions?: readonly SarifSuppression[];
  readonly partialFingerprints: { readonly [name: string]: string };
}

interface SarifSuppression {
  readonly kind: 'external';
  readonly status: 'accepted';
  readonly justification: string;
}

export type SarifLevel = 'none' | 'warning' | 'error';

export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  /** Without it, the end of the line. */
  readonly endColumn?: number;
}

export interface SarifLocation {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: SarifRegion;
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string; readonly kind: string }[];
}
