/** From where something is inherited, and what shows it. */
export interface InheritedOptions {
  /** Who provides it, and by what, such as `the central backup of the platform team`. */
  readonly from: string;
  /** Where a reviewer can see it. */
  readonly evidence: string;
}
