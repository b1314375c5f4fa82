import type { TemplatePositions } from '../compliance/model/template-positions';
import { NamedLedger } from '../compliance/ledger/named-ledger';

/** A colour or weight of text in a terminal. */
export type Colour = 'red' | 'yellow' | 'green' | 'bold';

/** Puts text in a colour. */
export type Paint = (colour: Colour, text: string) => string;

/** Leaves text as it is, for files and pipelines. */
export const PLAIN: Paint = (_colour, text) => text;

/**
 * What a reporter knows beside the ledgers.
 *
 * @jsii ignore
 */
export interface ReportContext {
  /** The folder of the templates, as the reader of the report finds it, such as `cdk.out`. */
  readonly templateFolder: string;
  /**
   * The places of resources in the files of the templates, which are read when the first place is wanted.
   *
   * @default - not known: the templates are not at hand
   */
  readonly positions?: TemplatePositions;
  /**
   * True to name every resource, and what each requirement that is pending or unknown needs.
   *
   * @default false
   */
  readonly verbose?: boolean;
  /** Puts text in colours where the output is a terminal. */
  readonly paint: Paint;
}

/**
 * A report format. Built-in formats and those of a user's own (`Compliance.enable({ reporters })`, in TypeScript) have this
 * interface.
 *
 * @jsii ignore
 */
export interface Reporter {
  /** The name of the format, such as `html`: the value of `--format` for a built-in one. */
  readonly name: string;
  /**
   * The file of the report, relative to the `reports` folder of the assembly, such as `index.html`.
   *
   * @default - the report is not written into the assembly
   */
  readonly fileName?: string;
  /** The whole report over all environments, as text. */
  render(ledgers: readonly NamedLedger[], context: ReportContext): string;
}
