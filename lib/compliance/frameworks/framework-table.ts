import type { CheckId } from '../../requirements/catalog';
import type { PackName } from '../../requirements/pack-name';

/** A check of a requirement, or one of `checks/` with the prefix `CTL` that only controls name. */
export type ControlCheckId = CheckId | `CTL.${string}`;

/** How a control is proved. Every part that is set must hold; at least one part is set. */
export interface ControlProof {
  /** cdk-nag rules by pack, without the prefix of the pack, such as `RDSStorageEncrypted`. */
  readonly nag?: { readonly [Pack in PackName]?: readonly string[] };
  /** Ids of checks of the resources: of requirements in the catalog, or of controls only. */
  readonly checks?: readonly ControlCheckId[];
  /** What the CDK's own validation of every template proves. */
  readonly validation?: string;
  /** What a person attests for the environment, as a clause that follows "attest". */
  readonly attested?: string;
  /** Why no environment can prove it: whose duty it is, such as the organization's or that of AWS. */
  readonly manual?: string;
}

/** One control of a framework. */
export interface Control {
  /** The identifier in the framework, such as `164.312(a)(2)(iv)`. */
  readonly id: string;
  /**
   * The published title. For ISO 27001 and PCI DSS, whose text is copyrighted, the short name in common use. A control
   * enhancement has the title of its control in front, as in `Account Management | Disable Accounts`.
   */
  readonly title: string;
  readonly proof: ControlProof;
}

/** A framework and its controls. */
export interface FrameworkTable {
  /** The name in declarations. */
  readonly name: string;
  /** The edition, such as `PCI DSS 4.0.1`. */
  readonly edition: string;
  /** Publication date of the edition, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly published: string;
  /** Number of controls in the edition, in `unit`. */
  readonly total: number;
  /** What `total` counts, such as `requirements` or `success criteria`. */
  readonly unit: string;
  /**
   * Which controls of the edition are not listed, and why.
   *
   * @default - all controls of the edition are listed
   */
  readonly partialBecause?: string;
  readonly controls: readonly Control[];
}
