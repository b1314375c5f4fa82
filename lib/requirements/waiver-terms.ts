/** On what terms an environment lives without a requirement for a time. */
export interface WaiverTerms {
  /** Why the environment can do without it. */
  readonly reason: string;
  /** Who requests it. */
  readonly requestedBy: string;
  /** Who approves it: another person than the requester. */
  readonly approvedBy: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}
