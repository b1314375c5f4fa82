import { rangePeers, type RangeUse } from '../components/team-access/client-ranges';
import { StageEnvironmentError } from '../internal/errors';
import { day, checkedText } from '../internal/checked-text';
import {
  type Audience,
  type ComponentRollOut,
  type DeclaredLaunch,
  LaunchKind,
  type LaunchPlanOptions,
} from '../requirements/declared-launch';
import { Condition } from '../requirements/requirement';
import { noticesOf } from '../requirements/declared-notices';
import { StageKind } from '../requirements/stage-kind';
import { checkMoment } from './launch-moment';

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
   * @throws StageEnvironmentError if an answer is blank, a date is not a day, or a notice is too late
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
    checkAudience(options.audience);
    return new LaunchPlan({ ...answers, kind: LaunchKind.SOFT }, staffed);
  }

  private constructor(
    /** The answers, as checks and reports read them. */
    public readonly declared: DeclaredLaunch,
    private readonly staffed: boolean,
  ) {
    checkAnswers(declared);
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
      what: `launch plan of a ${stage} environment`,
      value: this.declared.kind,
      limit: 'a soft launch is for a select group of users',
      remediation: 'use LaunchPlan.soft, or change the stage to production',
      requirement: 'LCH-1',
    });
  }
}

function checkAnswers(plan: DeclaredLaunch): void {
  const { opensOn, moment, notices, thirdParties, components } = plan;
  checkMoment(opensOn, moment);
  for (const { to, message } of notices) {
    checkedText('receiver of a notice', to, 'NTF-1');
    checkedText(`message of the notice to ${to}`, message, 'NTF-1');
  }
  for (const { name, provides } of thirdParties) {
    checkedText('name of a third party', name, 'NTF-2');
    checkedText(`what third party ${name} provides`, provides, 'NTF-2');
  }
  checkNotices(plan);
  checkComponents(components);
}

function checkNotices(plan: DeclaredLaunch): void {
  const keys = new Set<string>();
  for (const { requirement, to, channel, on, notifiedAt } of noticesOf(plan)) {
    checkedText(`channel of the notice to ${to}`, channel, requirement);
    if (notifiedAt !== undefined) checkedText(`evidence that ${to} were notified`, notifiedAt, requirement);
    const refuse = (limit: string, remediation: string): never => {
      throw new StageEnvironmentError({
        what: `day of the notice to ${to}`,
        value: on,
        limit,
        remediation,
        requirement,
      });
    };
    if (day(`day of the notice to ${to}`, on, requirement) >= plan.opensOn) {
      refuse(
        `a notice is given before the opening on ${plan.opensOn}`,
        'choose an earlier day, or open later',
      );
    }
    const key = JSON.stringify([requirement, to, channel, on]);
    if (keys.has(key)) refuse(`another notice is given by ${channel} on that day`, 'merge the notices');
    keys.add(key);
  }
}

function checkComponents(components: readonly ComponentRollOut[]): void {
  const refuse = (value: unknown, limit: string, remediation: string): never => {
    throw new StageEnvironmentError({
      what: 'components of the launch plan',
      value,
      limit,
      remediation,
      requirement: 'DEP-1',
    });
  };
  if (components.length === 0)
    refuse([], 'a launch rolls out at least one component', 'list the components, in their order');
  components.forEach(({ component, rollBack }, index) => {
    checkedText('component of the launch plan', component, 'DEP-1');
    if (components.findIndex((other) => other.component === component) < index) {
      refuse(component, 'a component is rolled out once', 'name each component once');
    }
    const { how, trigger, takes, data } = rollBack;
    for (const [question, answer] of Object.entries({ how, trigger, takes, data })) {
      checkedText(`'${question}' of the roll back of ${component}`, answer, 'RBK-1');
    }
  });
}

/** The ranges of an audience, for errors. */
const AUDIENCE: RangeUse = {
  what: 'range of the audience',
  requirement: 'LCH-2',
  fewer: 'use fewer, wider ranges',
};

function checkAudience({ description, ranges }: Audience): void {
  checkedText('description of the audience', description, 'LCH-2');
  if (ranges.length === 0) {
    throw new StageEnvironmentError({
      what: 'ranges of the audience',
      value: [],
      limit: 'a select group has at least one address range',
      remediation: 'add the address ranges of its users',
      requirement: 'LCH-2',
    });
  }
  rangePeers(ranges, AUDIENCE);
}
