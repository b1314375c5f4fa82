import type { Dashboard, IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { checkedInherited } from '../../internal/checked-inherited';
import { StageEnvironmentError } from '../../internal/errors';
import { checkedText } from '../../internal/checked-text';
import type { DeclaredInherited, InheritedOptions } from '../../requirements/declarations';
import { Condition } from '../../requirements/requirement';
import type { AlarmDefinition } from '../../spi/alarm-definition';
import type { IStageHost } from '../../spi/stage-host';
import type { Contact } from './contact';

/** Rows that the organization's own monitoring answers for. */
const WATCHED_ELSEWHERE = ['MON-1', 'MON-2', 'MON-3'] as const;
/** Rows of which it answers for a part: what people have to agree on stays with the environment. */
const DETECTED_ELSEWHERE = ['PRB-1', 'PRB-2', 'PRB-3', 'PRB-4', 'PRB-5', 'PRB-6'] as const;
const DETECTION = 'detection and notification';

/** A kind of thing that is watched. Its alarms stand in a nested stack of its own, and never move to another. */
export enum MonitoredKind {
  SERVICES = 'Services',
  DATABASES = 'Databases',
  /** Anybody's components. */
  COMPONENTS = 'Components',
  /** What the whole environment has once, such as its backup, load balancers and entry. */
  ENVIRONMENT = 'Environment',
}

/** Why an environment is not monitored. */
export interface MonitoringWaivedOptions {
  /** What the business has decided on availability, in a line for the report. */
  readonly reason: string;
}

/** What monitoring is made from. */
export interface MonitoringSpine {
  readonly host: IStageHost;
  /** Who is told; at least one where alarms are made. */
  readonly contacts: readonly Contact[];
}

/** Who watches an environment, as it was made. */
export interface IStageMonitoring {
  /**
   * Where every issue is told.
   *
   * @default - the environment makes no alarms
   */
  readonly topic?: ITopic;
  /**
   * Every figure that is watched.
   *
   * @default - the environment makes no alarms
   */
  readonly dashboard?: Dashboard;
  /** What the organization does outside of the environment. */
  readonly inherited: readonly DeclaredInherited[];
  /**
   * Watches a component.
   *
   * @throws StageEnvironmentError if a signal cannot be an alarm, or there is no room for more
   */
  attach(componentId: string, alarms: readonly AlarmDefinition[], kind: MonitoredKind): void;
  /**
   * The alarm on a signal.
   *
   * @throws StageEnvironmentError with the nearest name, if there is none
   */
  alarm(componentId: string, signalId: string): IAlarm;
}

/** How an environment is watched, and who is told (MON-1 to MON-3). */
export abstract class Monitoring {
  /**
   * An alarm, with an action, on every signal of every component; an encrypted topic to which the contacts are
   * subscribed; a dashboard; and what GuardDuty finds, if it is switched on in the account.
   */
  public static standard(): Monitoring {
    return new StandardWay();
  }

  /**
   * Something of the organization watches the environment: no alarm is made here.
   *
   * @throws StageEnvironmentError if the reason or the evidence is blank
   */
  public static inherited(terms: InheritedOptions): Monitoring {
    return new ManagedElsewhere(terms);
  }

  /**
   * The declared availability does not ask for monitoring, which the guide leaves open in a soft launch.
   *
   * @throws StageEnvironmentError if the reason is blank and, in an environment that must be monitored, at once
   */
  public static waived(options: MonitoringWaivedOptions): Monitoring {
    return new NotAskedFor(options);
  }

  /** What the answer decides about the environment's requirements. @internal */
  public abstract readonly _conditions: readonly Condition[];

  /** @internal */
  public abstract _bind(scope: Construct, bindOptions: MonitoringSpine): IStageMonitoring;
}

class StandardWay extends Monitoring {
  public override readonly _conditions = [Condition.AVAILABILITY_ASKS_FOR_MONITORING];

  public override _bind(scope: Construct, bindOptions: MonitoringSpine): IStageMonitoring {
    // Only where alarms are made: what makes them takes long to load.
    const { StandardMonitoring } = require('./standard-monitoring') as typeof import('./standard-monitoring');
    return new StandardMonitoring(scope, 'Standard', bindOptions);
  }
}

class ManagedElsewhere extends Monitoring {
  public override readonly _conditions = [Condition.AVAILABILITY_ASKS_FOR_MONITORING];
  private readonly inherited: readonly DeclaredInherited[];

  constructor(terms: InheritedOptions) {
    super();
    const what = 'monitoring that is managed elsewhere';
    const watched = checkedInherited(what, WATCHED_ELSEWHERE, terms);
    const detected = checkedInherited(what, DETECTED_ELSEWHERE, terms);
    this.inherited = [...watched, ...detected.map((one) => ({ ...one, part: DETECTION }))];
  }

  public override _bind(): IStageMonitoring {
    return new NoAlarms('the environment is watched elsewhere', this.inherited);
  }
}

class NotAskedFor extends Monitoring {
  public override readonly _conditions: readonly Condition[] = [];
  private readonly reason: string;

  constructor(options: MonitoringWaivedOptions) {
    super();
    this.reason = checkedText('reason of no monitoring', options.reason, 'MON-1');
  }

  public override _bind(_scope: Construct, { host }: MonitoringSpine): IStageMonitoring {
    if (host.profile.requirements['MON-1'].required) {
      throw new StageEnvironmentError({
        what: `monitoring of environment ${host.environmentName}`,
        value: `not asked for: ${this.reason}`,
        limit: `${host.profile.stage} is monitored`,
        remediation: 'choose Monitoring.standard() or Monitoring.inherited',
        requirement: 'MON-1',
      });
    }
    return new NoAlarms(`monitoring is not asked for: ${this.reason}`, []);
  }
}

class NoAlarms implements IStageMonitoring {
  constructor(
    private readonly why: string,
    public readonly inherited: readonly DeclaredInherited[],
  ) {}

  public attach(): void {
    return;
  }

  public alarm(componentId: string, signalId: string): IAlarm {
    throw new StageEnvironmentError({
      what: 'alarm',
      value: `${componentId}/${signalId}`,
      limit: this.why,
      remediation: 'choose Monitoring.standard() to have alarms made',
    });
  }
}
