/** How a service scales with its load. Its minimum is `instances`. */
export interface ScalingOptions {
  /** The maximum number of tasks, from `instances` to 5000. */
  readonly maxInstances: number;
  /**
   * The percentage of CPU at which tasks are kept, from 10 to 90.
   *
   * @default 60
   */
  readonly cpuPercent?: number;
}
