/** A waiver that changes nothing. */
export interface UnusedWaiver {
  /** Such as `waiver of SEC-2`. */
  readonly what: string;
  readonly why: string;
  /** Its place in a file; none if it is in code. */
  readonly source?: string;
}
