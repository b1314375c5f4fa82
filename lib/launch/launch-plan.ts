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

/** What the plan of a soft launch answers. */
export interface SoftLaunchPlanOptions extends LaunchPlanOptions {
  /** The select group of users that come first (LCH-2). */
  readonly audience: Audience;
  /** True if staff and processes to operate the environment are in place; they are then named (STF-1). */
  readonly staffed: boolean;
}

/**
 * How an environment goes live: the questions of "Planning for production", answered. `Access.open` takes it. The day it
 * opens is written down and never read from a clock, so that the same description gives the same result on every day.
 */
export class LaunchPlan {
  /**
   * Every user comes at the same time.
   *
   * @throws StageEnvironmentError if an answer is blank, a date is none, or a notice comes too late
   */
  public static hard(options: LaunchPlanOptions): LaunchPlan {
    return new LaunchPlan({ ...options, kind: LaunchKind.HARD }, true);
  }

  /**
   * A select group of users comes before the others.
   *
   * @throws StageEnvironmentError as a hard launch does, and if the audience comes from nowhere, from everywhere, or from
   * ranges that overlap
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

  /** The conditions of requirements that the answers make hold. */
  public get conditions(): Condition[] {
    const { experience, thirdParties } = this.declared;
    return [
      ...(Object.values(experience).includes(true) ? [Condition.USERS_NOTICE] : []),
      ...(thirdParties.length > 0 ? [Condition.THIRD_PARTIES_DECLARED] : []),
      ...(this.staffed ? [Condition.STAFFED] : []),
    ];
  }

  /**
   * The answers, for an environment of that kind.
   *
   * @throws StageEnvironmentError for a hard launch of a soft launch environment
   * @internal
   */
  public _declaredFor(stage: StageKind): DeclaredLaunch {
    if (stage !== StageKind.SOFT_LAUNCH || this.declared.kind === LaunchKind.SOFT) return this.declared;
    throw new StageEnvironmentError({
      what: `launch plan of a ${stage} environment`,
      value: this.declared.kind,
      limit: 'it is for a select group of users',
      remediation: 'plan it with LaunchPlan.soft, or let it grow into production',
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
    if (notifiedAt !== undefined)
      checkedText(`what shows that ${to} were told already`, notifiedAt, requirement);
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
        `people are told in advance, and users come on ${plan.opensOn}`,
        'tell them on an earlier day, or open on a later one',
      );
    }
    const key = JSON.stringify([requirement, to, channel, on]);
    if (keys.has(key)) refuse(`they are told by ${channel} on that day already`, 'say it all in one notice');
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
    refuse([], 'a launch rolls something out', 'name the components, in their order');
  components.forEach(({ component, rollBack }, index) => {
    checkedText('component of the launch plan', component, 'DEP-1');
    if (components.findIndex((other) => other.component === component) < index) {
      refuse(component, 'a component rolls out once', 'name each component once');
    }
    const { how, trigger, takes, data } = rollBack;
    for (const [question, answer] of Object.entries({ how, trigger, takes, data })) {
      checkedText(`'${question}' of the roll back of ${component}`, answer, 'RBK-1');
    }
  });
}

/** Whose ranges an audience's are, for errors. */
const AUDIENCE: RangeUse = {
  what: 'range of the audience',
  requirement: 'LCH-2',
  fewer: 'name fewer, wider ones',
};

function checkAudience({ description, ranges }: Audience): void {
  checkedText('description of the audience', description, 'LCH-2');
  if (ranges.length === 0) {
    throw new StageEnvironmentError({
      what: 'ranges of the audience',
      value: [],
      limit: 'a select group comes from somewhere',
      remediation: 'name the address ranges that it comes from',
      requirement: 'LCH-2',
    });
  }
  rangePeers(ranges, AUDIENCE);
}
