import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IStageBackup } from '../components/backup/i-stage-backup';
import type { Attached, IDoor, IStageEntry, IStageHost, Signal } from '../components/host';
import { type IStageMonitoring, Monitoring, MonitoredKind } from '../components/monitoring/monitoring';
import type { Declarations, DeclaredFramework } from '../requirements/declarations';
import type { Announcements } from './announcements';
import { declaredFrameworks } from './frameworks';
import type { LaunchAnswers } from './launch-answers';
import { type LaunchDoors, launchDoors } from './launch-doors';
import { ownPaths } from './private-path';

/** What a launch stage is bound to. */
export interface LaunchSpine {
  readonly host: Omit<IStageHost, 'doors'>;
}

/** What an environment that goes live has beyond every environment: doors, monitoring, backup, and its declarations. */
export class LaunchParts {
  public readonly doors: readonly IDoor[];
  public readonly entry: IStageEntry;
  private readonly launchDoors: LaunchDoors;
  private readonly frameworks: readonly DeclaredFramework[];
  private readonly doorSignals: { readonly id: string; readonly signals: readonly Signal[] }[] = [];
  private boundBackup?: IStageBackup;
  private boundMonitoring?: IStageMonitoring;
  private boundAnnouncements?: Announcements;

  constructor(
    private readonly scope: Construct,
    private readonly answers: LaunchAnswers,
    spine: LaunchSpine & { readonly entry: IStageEntry },
  ) {
    const { host, entry } = spine;
    this.frameworks = declaredFrameworks(answers.frameworks);
    answers.residency?._refuse('Region of the environment', Stack.of(scope).region);
    const { profile, network, dataKey } = host;
    this.launchDoors = launchDoors(new Construct(scope, 'Doors'), {
      profile,
      network,
      dataKey,
      entry,
      access: answers.access,
      domain: answers.domain,
      firewall: answers.firewall,
      watch: (id, signals) => this.watchDoor(id, signals),
    });
    this.entry = { ...entry, door: this.launchDoors.team };
    this.doors = [this.launchDoors.team, this.launchDoors.public];
  }

  /** Binds what looks at the whole environment, once the environment can be looked at. */
  public watchOver(host: IStageHost): void {
    const { contacts, monitoring = Monitoring.standard(), backup } = this.answers;
    this.boundMonitoring = monitoring._bind(new Construct(this.scope, 'Monitoring'), { host, contacts });
    this.boundBackup = backup._bind(new Construct(this.scope, 'Backup'), {
      host,
      identity: host.environmentName,
      alarmTopic: this.boundMonitoring.topic,
    });
    this.boundBackup.paths.forEach(({ to }) =>
      this.answers.residency?._refuse('Region that backups are copied to', to),
    );
    this.doorSignals.forEach(({ id, signals }) => this.watchDoor(id, signals));
    const { launch } = this.launchDoors.access;
    if (launch === undefined) return;
    // Only where a launch is planned: what makes its schedules takes long to load.
    const { Announcements: Announced } = require('./announcements') as typeof import('./announcements');
    this.boundAnnouncements = new Announced(this.scope, 'Launch', {
      host,
      launch,
      contacts,
      monitoring: this.boundMonitoring,
    });
  }

  /** Watches and backs up a component. */
  public attach(componentId: string, attached: Attached, kind: MonitoredKind): void {
    this.boundMonitoring?.attach(componentId, attached.signals ?? [], kind);
    const { recoverable = [] } = attached;
    if (recoverable.length === 0 || this.boundBackup === undefined) return;
    const wasEmpty = this.boundBackup.signals.length === 0;
    this.boundBackup.attach(componentId, recoverable);
    if (wasEmpty) this.boundMonitoring?.attach('Backup', this.boundBackup.signals, MonitoredKind.ENVIRONMENT);
  }

  /** The environment's backup. */
  public get backup(): IStageBackup | undefined {
    return this.boundBackup;
  }

  /** Who watches the environment. */
  public get monitoring(): IStageMonitoring | undefined {
    return this.boundMonitoring;
  }

  /** What the launch is announced by, once one is planned. */
  public get announcements(): Announcements | undefined {
    return this.boundAnnouncements;
  }

  /** What of the environment stands outside of its tree. */
  public get support(): readonly Construct[] {
    return this.boundBackup?.support ?? [];
  }

  /** What the answers declare, for the checks. */
  public declarations(host: IStageHost): Partial<Declarations> {
    const { paths = [], capacity, residency } = this.answers;
    const { declared: access, launch } = this.launchDoors.access;
    const { boundBackup: backup, boundMonitoring: monitoring } = this;
    return {
      access,
      launch,
      frameworks: this.frameworks,
      residency: residency?.declared,
      backup: backup?.declared,
      capacity: capacity?.declared,
      paths: [...paths.map(({ declared }) => declared), ...ownPaths(host.network), ...(backup?.paths ?? [])],
      elsewhere: [
        ...this.launchDoors.elsewhere,
        ...(monitoring?.elsewhere ?? []),
        ...(backup?.elsewhere ?? []),
        ...(this.boundAnnouncements?.elsewhere ?? []),
      ],
      waivers: backup?.waivers,
    };
  }

  private watchDoor(id: string, signals: readonly Signal[]): void {
    if (this.boundMonitoring === undefined) {
      this.doorSignals.push({ id, signals });
      return;
    }
    this.boundMonitoring.attach(id, signals, MonitoredKind.ENVIRONMENT);
  }
}
