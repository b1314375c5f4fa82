import type { Reporter } from '../reports/reporter';
import type { CustomCheck } from './custom-check';
import type { GoLiveRecords } from './records/go-live-records';

/** How the environments of an application are evaluated. */
export interface ComplianceOptions {
  /**
   * The attestations, waivers, tasks and break-glass overrides of all environments.
   *
   * @default - none
   */
  readonly records?: GoLiveRecords;
  /**
   * The day, `YYYY-MM-DD`, for which reports show the records. No clock is read, and a record that has expired since the
   * opening day does not fail the synthesis.
   *
   * @default - the opening day of the launch plan of each environment
   */
  readonly asOf?: string;
  /**
   * Checks of the application's own. They can be written in TypeScript and JavaScript only.
   *
   * @default - none
   * @jsii ignore
   */
  readonly checks?: readonly CustomCheck[];
  /**
   * Report formats of the application's own, beside the built-in ones. They can be written in TypeScript and JavaScript
   * only.
   *
   * @default - none
   * @jsii ignore
   */
  readonly reporters?: readonly Reporter[];
  /**
   * Whether the CDK's validation runs over the templates, also those of nested stacks, and its result is evidence in the
   * reports.
   *
   * @default - true, but false where the environment variable `CDK_VALIDATION` is `false`
   */
  readonly templateValidation?: boolean;
  /**
   * Whether the results of the CDK's validation are kept for the next synthesis, so that an unchanged template is not
   * validated again: for 30 days and up to 500 templates, in `$XDG_CACHE_HOME/cdk-stage-environments` or
   * `~/.cache/cdk-stage-environments`.
   *
   * @default - true, but false where the environment variable `CI` is set
   */
  readonly templateValidationCache?: boolean;
}
