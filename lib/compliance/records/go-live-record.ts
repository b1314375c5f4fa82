import { day, checkedText } from '../../internal/checked-text';
import { checkedWaiver } from '../../internal/checked-waiver';
import type { WaiverTerms } from '../../requirements/declarations';
import { checkAttestable, checkWaivable } from './attestable';
import { checkOrder } from './record-checks';
import { checkRuleWaiver, type RuleWaiver } from './rule-waiver';
import { checkTask, type TaskRecord } from './task-record';

/** What every record of something signed says. */
export interface RecordOptions {
  /** The environment's name, as `environmentName` tells it: its path in the construct tree, such as `Production/Shop`. */
  readonly environment: string;
  /** The day on which it was signed, `YYYY-MM-DD`. */
  readonly when: string;
  /**
   * Where the record is written down, such as `go-live.yaml:12:5`; messages and the ledger name it.
   *
   * @default - in code
   */
  readonly source?: string;
}

/** A person signs what no template can prove. */
export interface Attestation extends RecordOptions {
  /**
   * The requirement, such as `PEN-1`, or the control of a framework, such as `HIPAA/164.308(a)(8)`. With `*` at its end,
   * such as `WCAG/*` or `WCAG/1.4.*`, every control that begins so, that a person signs, and that has no signature of its
   * own which holds.
   */
  readonly requirement: string;
  /** Who signs. */
  readonly who: string;
  /** Where a reviewer can see it. */
  readonly evidence: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly validUntil: string;
}

/** Somebody who may do so lets the environment live without a requirement for a time. */
export interface Waiver extends RecordOptions, WaiverTerms {
  /** The requirement, such as `SEC-2`, or the control of a framework, such as `HIPAA/164.312(a)(1)`. */
  readonly requirement: string;
}

/** Somebody opens an environment although required requirements are open. It stays in the ledger. */
export interface BreakGlass extends RecordOptions {
  /** Who takes it upon themselves. */
  readonly who: string;
  readonly reason: string;
}

/** A record of what no template can prove: written down by a person, for one environment. */
export class GoLiveRecord {
  /**
   * A person signs what a requirement, or controls of a framework, ask to be attested.
   *
   * @throws StageEnvironmentError if a text is blank, a date is none, there is no such requirement or none that is
   * attested, or it ends before it begins
   */
  public static attestation(attestation: Attestation): GoLiveRecord {
    const { requirement, who, evidence, validUntil } = attestation;
    const what = `attestation of ${requirement}`;
    checkCommon(what, attestation);
    checkAttestable(what, requirement);
    checkedText(`'who' of the ${what}`, who, requirement);
    checkedText(`'evidence' of the ${what}`, evidence, requirement);
    checkOrder(`'validUntil' of the ${what}`, attestation.when, validUntil);
    return new GoLiveRecord({ attestation });
  }

  /**
   * Somebody lets the environment live without a requirement, or a control of a framework, for a time, at the request of
   * somebody else. It is shown as waived, never as met. What a check finds is waived by its rule.
   *
   * @throws StageEnvironmentError if a text is blank, a date is none, there is no such requirement or control, it is approved by who
   * requested it, or it ends before it begins
   */
  public static waiver(waiver: Waiver): GoLiveRecord {
    const what = `waiver of ${waiver.requirement}`;
    checkCommon(what, waiver);
    checkWaivable(what, waiver.requirement);
    checkedWaiver(`the ${what}`, waiver.requirement, waiver);
    checkOrder(`'expires' of the ${what}`, waiver.when, waiver.expires);
    return new GoLiveRecord({ waiver });
  }

  /**
   * Somebody lives for a time with what one rule finds at one construct, at the request of somebody else. The finding
   * stays in the ledger, and fails nothing while the waiver holds. Whether there are such a rule and such a construct is
   * told by the checks.
   *
   * @throws StageEnvironmentError if a text is blank, a date is none, it is approved by who requested it, or it ends
   * before it begins
   */
  public static ruleWaiver(waiver: RuleWaiver): GoLiveRecord {
    checkCommon(`waiver of ${waiver.rule}`, waiver);
    checkRuleWaiver(waiver);
    return new GoLiveRecord({ ruleWaiver: waiver });
  }

  /**
   * A task of the go-live checklist (CHK-1): one more, or who does one of ours and how far it is.
   *
   * @throws StageEnvironmentError if a text is blank, the day is none, there is no such requirement, or the id is that of
   * another requirement
   */
  public static task(task: TaskRecord): GoLiveRecord {
    checkTask(task);
    return new GoLiveRecord({ task });
  }

  /**
   * Somebody opens the environment although required requirements are open: a break-glass override, for an emergency.
   *
   * @throws StageEnvironmentError if a text is blank or the date is none
   */
  public static breakGlass(breakGlass: BreakGlass): GoLiveRecord {
    const what = 'break-glass override';
    checkCommon(what, breakGlass);
    checkedText(`'who' of the ${what}`, breakGlass.who);
    checkedText(`'reason' of the ${what}`, breakGlass.reason);
    return new GoLiveRecord({ override: breakGlass });
  }

  /** Set if it is an attestation. */
  public readonly attestation?: Attestation;
  /** Set if it is a waiver of a requirement. */
  public readonly waiver?: Waiver;
  /** Set if it is a waiver of what a rule finds. */
  public readonly ruleWaiver?: RuleWaiver;
  /** Set if it is a task. */
  public readonly task?: TaskRecord;
  /** Set if it is a break-glass override. */
  public readonly override?: BreakGlass;

  private constructor(kinds: OneOfTheKinds) {
    this.attestation = kinds.attestation;
    this.waiver = kinds.waiver;
    this.ruleWaiver = kinds.ruleWaiver;
    this.task = kinds.task;
    this.override = kinds.override;
  }
}

interface OneOfTheKinds {
  readonly attestation?: Attestation;
  readonly waiver?: Waiver;
  readonly ruleWaiver?: RuleWaiver;
  readonly task?: TaskRecord;
  readonly override?: BreakGlass;
}

function checkCommon(what: string, { environment, when }: RecordOptions): void {
  checkedText(`'environment' of the ${what}`, environment);
  day(`'when' of the ${what}`, when);
}
