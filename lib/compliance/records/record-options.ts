/** What every record has. */
export interface RecordOptions {
  /** The environment: its name in reports, its id or its construct path, such as `Production/Shop/Environment`. */
  readonly environment: string;
  /** The day of the record, `YYYY-MM-DD`. */
  readonly when: string;
  /**
   * The place of the record, such as `go-live.yaml:12:5`; messages and the ledger name it.
   *
   * @default - in code
   */
  readonly source?: string;
}
