import { type Acknowledgement } from '../acknowledgement';

/** An error in a template that CloudFormation would refuse. */
export interface ValidationError {
  /** Such as `F3031`. */
  readonly rule: string;
  readonly description: string;
  /** The construct path of the stack. */
  readonly stack: string;
  /** None if it is about the template as a whole. */
  readonly logicalId?: string;
  /** The acknowledgement in code, if there is one. */
  readonly acknowledged?: Acknowledgement;
  /** True if it fails the synthesis: it is not acknowledged, and the CDK does not treat it as a warning. */
  readonly blocking: boolean;
}
