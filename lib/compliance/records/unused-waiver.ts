/** A waiver that changes nothing, or an attestation for a framework that the environment does not declare. */
export interface UnusedWaiver {
  /** Such as `waiver of SEC-2`, or `attestation of HIPAA/*`. */
  readonly what: string;
  readonly why: string;
  /** Its place in a file; none if it is in code. */
  readonly source?: string;
}
