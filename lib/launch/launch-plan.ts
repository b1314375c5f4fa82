import { StageEnvironmentError } from '../internal/errors';
import { refuseFaults } from '../internal/fault';
import { type DeclaredLaunch, LaunchKind } from '../requirements/declared-launch';
import { type Audience, type LaunchPlanOptions } from '../requirements/launch-plan-options';
import { Condition } from '../requirements/requirement';
import { StageKind } from '../requirements/stage-kind';
import { audienceFaults, planFaults } from './launch-plan-faults';

/** Options of the plan of a soft launch. */
export interface SoftLaunchPlanOptions extends LaunchPlanOptions {
  /** The select group of users that gets access first (LCH-2). */
  readonly audience: Audience;
  /** Whether staff and processes to operate the environment are in place; they are then attested (STF-1). */
  readonly staffed: boolean;
}

/**
 * How an environment goes live: the answers to the questions of "Planning for production", for `PublicAccess.open`. The
 * opening day is a literal and never read from a clock, so that the same description gives the same result on every day.
 */
export class LaunchPlan {
  /**
   * Every user gets access at the same time.
   *
   * @throws StageEnvironmentError if an answer is blank, a date is not a day, or a notice is too late; for all of these at
   * once
   */
  public static hard(options: LaunchPlanOptions): LaunchPlan {
    return new LaunchPlan({ ...options, kind: LaunchKind.HARD }, true);
  }

  /**
   * A select group of users gets access before the others.
   *
   * @throws StageEnvironmentError as for a hard launch, and if the audience has no ranges, or ranges that are wider than /8
   * or overlap
   */
  public static soft(options: SoftLaunchPlanOptions): LaunchPlan {
    const { staffed, ...answers } = options;
    return new LaunchPlan({ ...answers, kind: LaunchKind.SOFT }, staffed);
  }

  private constructor(
    /** The answers, as checks and reports read them. */
    public readonly declared: DeclaredLaunch,
    private readonly staffed: boolean,
  ) {
    const { audience } = declared;
    refuseFaults([...planFaults(declared), ...(audience === undefined ? [] : audienceFaults(audience))]);
  }

  /** The conditions of requirements that the answers make true. */
  public get conditions(): Condition[] {
    const { experience, thirdParties } = this.declared;
    return [
      ...(Object.values(experience).includes(true) ? [Condition.USERS_NOTICE] : []),
      ...(thirdParties.length > 0 ? [Condition.THIRD_PARTIES_DECLARED] : []),
      ...(this.staffed ? [Condition.STAFFED] : []),
    ];
  }

  /**
   * The answers, for an environment of that stage.
   *
   * @throws StageEnvironmentError for a hard launch of a soft launch environment
   * @internal
   */
  public _declaredFor(stage: StageKind): DeclaredLaunch {
    if (stage !== StageKind.SOFT_LAUNCH || this.declared.kind === LaunchKind.SOFT) return this.declared;
    throw new StageEnvironmentError({
      id: 'launch-plan.hard-in-soft-launch',
      what: `launch plan of a ${stage} environment`,
      value: this.declared.kind,
      limit: 'a soft launch is for a select group of users',
      remediation: 'use LaunchPlan.soft, or change the stage to production',
      requirement: 'LCH-1',
    });
  }
}
