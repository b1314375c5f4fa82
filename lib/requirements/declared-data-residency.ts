/** Where the data of an environment has to stay (FRM-1). */
export interface DeclaredDataResidency {
  /** The AWS Regions that it may stand in. */
  readonly regions: string[];
}
