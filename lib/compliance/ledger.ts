import type { Declarations } from '../requirements/declarations';
import type { Basis, Obligation } from '../requirements/requirement';
import type { StageKind } from '../requirements/stage-kind';
import type { CheckResult } from './checks/checks';
import type { Picture } from './facts/picture';
import type { RecoveryFact } from './facts/recovery';
import type { FrameworkAccount } from './frameworks/framework-account';
import type { ChecklistTask } from './records/checklist';
import type { Attestation, BreakGlass, Waiver } from './records/go-live-record';
import type { RuleWaiver } from './records/rule-waiver';
import type { TaskRecord } from './records/task-record';
import type { StockResult } from './stock-packs/stock-result';

/** How a requirement stands in an environment. */
export enum RowState {
  /** Every check says so, and what had to be declared is declared. */
  MET = 'met',
  NOT_MET = 'not met',
  NOT_REQUIRED = 'not required',
  NOT_REQUIRED_BUT_PRESENT = 'not required, but present',
  /** A value that decides is known only at deployment. */
  UNDECIDABLE = 'undecidable',
  /** No check looked at it. */
  NOT_CHECKED_YET = 'not checked yet',
  /** The environment's description answers it, and no template could. */
  DECLARED = 'declared',
  /** A person signed it. */
  ATTESTED = 'attested',
  /** The organization meets it outside of the environment. */
  ELSEWHERE = 'elsewhere',
  /** Somebody lives without it: by a signed waiver for a time or, of a stock rule, by an acknowledgement in code. */
  WAIVED = 'waived',
  /** Nobody has answered or signed. */
  OPEN = 'open',
  /** A control that no infrastructure shows: a duty of the organization, or of AWS. */
  OUTSIDE = 'outside infrastructure',
}

/** Changes when a field is renamed, removed or given another meaning. */
export const LEDGER_VERSION = 1;

/** The whole account of an environment: plain data, the same for the same environment. */
export interface Ledger {
  readonly version: number;
  readonly environment: LedgerEnvironment;
  /** The day, `YYYY-MM-DD`, on which it shows what was signed; none if the environment has no opening day either. */
  readonly asOf?: string;
  /** How it came to be, in a sentence, and what it therefore lacks; none if the checks of its application made it. */
  readonly note?: string;
  /** What its description declares, as the checks read it. */
  readonly declarations: Declarations;
  /** What was signed for it, whether it holds or not. */
  readonly records: LedgerRecords;
  /** How it goes live; none if it is closed. */
  readonly opening?: LedgerOpening;
  /** Every row of the catalogue, in its order. */
  readonly requirements: readonly LedgerRow[];
  /** One for each framework that is declared, control by control. */
  readonly frameworks: readonly FrameworkAccount[];
  /** Every task before the environment goes live (CHK-1); empty where nothing goes live. */
  readonly checklist: readonly ChecklistTask[];
  /** What each plan of backups keeps. */
  readonly recovery: readonly RecoveryFact[];
  readonly picture: Picture;
  /** One for each pack of stock rules. */
  readonly stock: readonly StockResult[];
  readonly headroom: readonly StackHeadroom[];
}

export interface LedgerEnvironment {
  /** The construct path. */
  readonly id: string;
  readonly stage: StageKind;
  readonly owner: string;
  /** Those of the environment's stacks that are known. */
  readonly accounts: readonly string[];
  /** Those of the environment's stacks that are known. */
  readonly regions: readonly string[];
}

export interface LedgerRecords {
  readonly attestations: readonly Attestation[];
  readonly waivers: readonly Waiver[];
  readonly ruleWaivers: readonly RuleWaiver[];
  readonly tasks: readonly TaskRecord[];
  readonly overrides: readonly BreakGlass[];
  /** What had ended before the day that the ledger shows, and was not renewed. */
  readonly expired: readonly RecordEnd[];
  /** What ends within thirty days after the day that the ledger shows, and was not renewed. */
  readonly expiring: readonly RecordEnd[];
  readonly needless: readonly NeedlessWaiver[];
}

/** An attestation or a waiver, and when it ends. */
export interface RecordEnd {
  /** Such as `attestation of PEN-1`. */
  readonly what: string;
  /** Who signed it, or approved it. */
  readonly who: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
  /** From the day that the ledger shows: 0 on the last day, below once it has ended. */
  readonly daysLeft: number;
  /** None if it stands in code. */
  readonly source?: string;
}

/** A waiver without which the environment would stand as well. */
export interface NeedlessWaiver {
  /** Such as `waiver of SEC-2`. */
  readonly what: string;
  readonly why: string;
  /** None if it stands in code. */
  readonly source?: string;
}

/** An environment that is open to its users, by its launch plan. */
export interface LedgerOpening {
  /** The day on which users come, `YYYY-MM-DD`. */
  readonly opensOn: string;
  /** The required rows that are open on that day. */
  readonly openRows: readonly OpenRow[];
  /** Who opens it nevertheless. */
  readonly override?: BreakGlass;
}

/** A required row that nobody answered or signed. */
export interface OpenRow {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

export interface LedgerRow {
  readonly id: string;
  readonly title: string;
  readonly obligation: Obligation;
  readonly basis: Basis;
  readonly required: boolean;
  /** Why it is, or is not, required. */
  readonly obligationReason: string;
  readonly state: RowState;
  readonly reason: string;
  /**
   * True if it keeps the environment from passing validation. Records that have expired since the opening day may change
   * the state, but never this.
   */
  readonly blocking: boolean;
  readonly checks: readonly CheckResult[];
}

/** What a stack has left of a service limit. */
export interface StackHeadroom {
  readonly stack: string;
  /** The file of its template, below the outermost assembly or as it was given; none if it was read from no file. */
  readonly templateFile?: string;
  readonly limits: readonly Headroom[];
}

export interface Headroom {
  /** `resources`, `parameters`, `outputs` or `templateBytes`. */
  readonly what: string;
  readonly used: number;
  readonly limit: number;
}
