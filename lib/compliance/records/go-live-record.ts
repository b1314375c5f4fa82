import { day, checkedText } from '../../internal/checked-text';
import { checkedWaiver } from '../../internal/checked-waiver';
import { checkAttestable, checkWaivable } from './attestable';
import { checkOrder } from './record-checks';
import type { RecordOptions } from './record-options';
import { type RuleWaiver } from './rule-waiver';
import { checkRuleWaiver } from './check-rule-waiver';
import { type TaskRecord } from './task-record';
import { checkTask } from './check-task';
import { Attestation } from './attestation';
import { Waiver } from './waiver';
import { BreakGlass } from './break-glass';

/** A record of one environment, of what no template can prove. */
export class GoLiveRecord {
  /**
   * A person attests a requirement, or controls of a framework.
   *
   * @throws StageEnvironmentError if a text is blank, a day does not exist, there is no such requirement, it cannot be attested,
   * or it expires before it begins
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
   * A requirement, or a control of a framework, is waived for a limited time: requested by one person and approved by another.
   * It is shown as waived, never as met. Use `ruleWaiver` for findings of a check.
   *
   * @throws StageEnvironmentError if a text is blank, a day does not exist, there is no such requirement or control, the
   * approver is the requester, or it expires before it begins
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
   * The findings of one rule at one construct are waived for a limited time. They stay in the ledger, and do not keep the
   * environment from passing while the waiver is valid. A waiver of an unknown rule or construct is reported as unused.
   *
   * @throws StageEnvironmentError if a text is blank, a day does not exist, the approver is the requester, or it expires before
   * it begins
   */
  public static ruleWaiver(waiver: RuleWaiver): GoLiveRecord {
    checkCommon(`waiver of ${waiver.rule}`, waiver);
    checkRuleWaiver(waiver);
    return new GoLiveRecord({ ruleWaiver: waiver });
  }

  /**
   * A task of the go-live checklist (CHK-1): an additional one, or the owner and progress of a built-in one.
   *
   * @throws StageEnvironmentError if a text is blank, the day does not exist, there is no such requirement, or the id is that
   * of another requirement
   */
  public static task(task: TaskRecord): GoLiveRecord {
    checkTask(task);
    return new GoLiveRecord({ task });
  }

  /**
   * A break-glass override, for an emergency: the environment opens with pending requirements.
   *
   * @throws StageEnvironmentError if a text is blank or the day does not exist
   */
  public static breakGlass(breakGlass: BreakGlass): GoLiveRecord {
    const what = 'break-glass override';
    checkCommon(what, breakGlass);
    checkedText(`'who' of the ${what}`, breakGlass.who);
    checkedText(`'reason' of the ${what}`, breakGlass.reason);
    return new GoLiveRecord({ override: breakGlass });
  }

  /** @param _content what is recorded; exactly one kind */
  private constructor(
    /** @internal */
    public readonly _content: RecordContent,
  ) {}
}

interface RecordContent {
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
