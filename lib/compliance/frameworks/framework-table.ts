import type { PackName } from '../../requirements/pack-name';
import type { ControlCheckId } from './control-checks';

/** What shows that a control holds. All that is named must hold; one without any of it is no control of ours. */
export interface ControlProof {
  /** Rules of stock packs by pack, without its prefix, such as `RDSStorageEncrypted`. */
  readonly stock?: { readonly [Pack in PackName]?: readonly string[] };
  /** Checks over the resources: of rows of the catalogue, or of controls alone. */
  readonly checks?: readonly ControlCheckId[];
  /** What the CDK's own validation of every template shows. */
  readonly validation?: string;
  /** What a person signs for this environment. */
  readonly attested?: string;
  /** Why no infrastructure shows it: a duty of the organization, or of AWS. */
  readonly outside?: string;
}

/** One control of a framework. */
export interface Control {
  /** As the framework numbers it, such as `164.312(a)(2)(iv)`. */
  readonly id: string;
  /** A few words, ours. */
  readonly title: string;
  readonly proof: ControlProof;
}

/** The controls of a framework, as far as they are listed. */
export interface FrameworkTable {
  /** As declarations name it. */
  readonly name: string;
  /** Such as `PCI DSS 4.0.1`. */
  readonly edition: string;
  /** When the edition was published, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly published: string;
  /** How many controls the edition has, counted as `unit` says. */
  readonly total: number;
  /** What is counted, such as `requirements` or `success criteria`. */
  readonly unit: string;
  /** Why not all are listed; none if they are. */
  readonly partialBecause?: string;
  readonly controls: readonly Control[];
}
