import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { checkedInherited } from '../../internal/checked-inherited';
import { checkedText } from '../../internal/checked-text';
import { StageEnvironmentError } from '../../internal/errors';
import type { DeclaredInherited } from '../../requirements/declarations';
import type { InheritedOptions } from '../../requirements/inherited-options';
import { Condition } from '../../requirements/requirement';
import type { IStageMonitoring } from '../../spi/monitoring';
import type { MonitoringBindOptions } from './monitoring-bind-options';

/** Requirements that the organization's own monitoring meets. */
const INHERITED = ['MON-1', 'MON-2', 'MON-3'] as const;
/** Requirements that it meets in part: agreements between people stay with the environment. */
const INHERITED_IN_PART = ['PRB-1', 'PRB-2', 'PRB-3', 'PRB-4', 'PRB-5', 'PRB-6'] as const;
const DETECTION = 'detection and notification';

/** Why an environment is not monitored. */
export interface MonitoringWaivedOptions {
  /** The business's decision on availability, in a line for the report. */
  readonly reason: string;
}

/** How an environment is monitored, and who is notified (MON-1 to MON-3). */
export class Monitoring {
  /**
   * An alarm with an action for every alarm definition of every component; an encrypted topic to which the contacts are
   * subscribed; a dashboard; and findings of GuardDuty, if it is enabled in the account.
   */
  public static standard(): Monitoring {
    return new Monitoring([Condition.AVAILABILITY_ASKS_FOR_MONITORING], (scope, bindOptions) => {
      // Late, since not every environment creates alarms and the modules for them take long to load.
      const { StandardMonitoring } =
        require('./standard-monitoring') as typeof import('./standard-monitoring');
      return new StandardMonitoring(scope, 'Standard', bindOptions);
    });
  }

  /**
   * The organization monitors the environment: no alarm is created here.
   *
   * @throws StageEnvironmentError if the reason or the evidence is blank
   */
  public static inherited(terms: InheritedOptions): Monitoring {
    const what = 'inherited monitoring';
    const inherited = [
      ...checkedInherited(what, INHERITED, terms),
      ...checkedInherited(what, INHERITED_IN_PART, terms).map((one) => ({ ...one, part: DETECTION })),
    ];
    return new Monitoring(
      [Condition.AVAILABILITY_ASKS_FOR_MONITORING],
      () => new NoAlarms('the organization monitors the environment', inherited),
    );
  }

  /**
   * The declared availability does not ask for monitoring, which the guide leaves open in a soft launch.
   *
   * @throws StageEnvironmentError if the reason is blank or, in an environment, if its stage requires monitoring
   */
  public static waived(options: MonitoringWaivedOptions): Monitoring {
    const reason = checkedText('reason of no monitoring', options.reason, 'MON-1');
    return new Monitoring([], (_scope, { host }) => {
      if (host.profile.requirements['MON-1'].required) {
        throw new StageEnvironmentError({
          id: 'monitoring.required',
          what: `monitoring of environment ${host.environmentName}`,
          value: `waived: ${reason}`,
          limit: `${host.profile.stage} is monitored`,
          remediation: 'use Monitoring.standard() or Monitoring.inherited',
          requirement: 'MON-1',
        });
      }
      return new NoAlarms(`monitoring is waived: ${reason}`, []);
    });
  }

  private constructor(
    /**
     * The conditions of requirements that it makes true.
     *
     * @internal
     */
    public readonly _conditions: readonly Condition[],
    private readonly create: (scope: Construct, bindOptions: MonitoringBindOptions) => IStageMonitoring,
  ) {}

  /** @internal */
  public _bind(scope: Construct, bindOptions: MonitoringBindOptions): IStageMonitoring {
    return this.create(scope, bindOptions);
  }
}

class NoAlarms implements IStageMonitoring {
  constructor(
    private readonly reason: string,
    public readonly inherited: DeclaredInherited[],
  ) {}

  public attach(): void {
    return;
  }

  public notifyOf(): void {
    return;
  }

  public topicIn(): undefined {
    return undefined;
  }

  public alarm(componentId: string, alarmId: string): IAlarm {
    throw new StageEnvironmentError({
      id: 'alarm.not-created',
      what: 'alarm',
      value: `${componentId}/${alarmId}`,
      limit: this.reason,
      remediation: 'use Monitoring.standard() to create alarms',
    });
  }
}
