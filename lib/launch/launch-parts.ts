import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { IStageBackup } from '../components/backup/i-stage-backup';
import type { AlarmDefinition } from '../spi/alarm-definition';
import type { ComponentConfig } from '../spi/component';
import type { ILoadBalancerConfig } from '../spi/load-balancer';
import type { IStageHost } from '../spi/stage-host';
import type { IStageTeamAccess } from '../spi/team-access';
import { type IStageMonitoring, Monitoring, MonitoredKind } from '../components/monitoring/monitoring';
import type { Declarations, DeclaredFramework } from '../requirements/declarations';
import type { LaunchAnnouncements } from './announcements';
import { declaredFrameworks } from './framework';
import type { LaunchProps } from './launch-props';
import { type LaunchLoadBalancers, launchLoadBalancers } from './launch-load-balancers';
import { ownPaths } from './private-path';

/** What a launch stage is bound to. */
export interface LaunchSpine {
  readonly host: Omit<IStageHost, 'load balancers'>;
}

/** What an environment that goes live has beyond every environment: load balancers, monitoring, backup, and its declarations. */
export class LaunchParts {
  public readonly loadBalancerConfigs: readonly ILoadBalancerConfig[];
  public readonly teamAccess: IStageTeamAccess;
  private readonly launchLoadBalancers: LaunchLoadBalancers;
  private readonly frameworks: readonly DeclaredFramework[];
  private readonly loadBalancerTargetAlarms: {
    readonly id: string;
    readonly alarms: readonly AlarmDefinition[];
  }[] = [];
  private boundBackup?: IStageBackup;
  private boundMonitoring?: IStageMonitoring;
  private boundAnnouncements?: LaunchAnnouncements;

  constructor(
    private readonly scope: Construct,
    private readonly answers: LaunchProps,
    bindOptions: LaunchSpine & { readonly teamAccess: IStageTeamAccess },
  ) {
    const { host, teamAccess } = bindOptions;
    this.frameworks = declaredFrameworks(answers.frameworks);
    answers.dataResidency?._refuse('Region of the environment', Stack.of(scope).region);
    const { profile, network, dataKey } = host;
    this.launchLoadBalancers = launchLoadBalancers(new Construct(scope, 'LoadBalancing'), {
      profile,
      network,
      dataKey,
      teamAccess,
      publicAccess: answers.publicAccess,
      domain: answers.domain,
      firewall: answers.firewall,
      watch: (id, alarms) => this.addLoadBalancerAlarms(id, alarms),
    });
    this.teamAccess = { ...teamAccess, loadBalancerConfig: this.launchLoadBalancers.team };
    this.loadBalancerConfigs = [this.launchLoadBalancers.team, this.launchLoadBalancers.public];
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
      this.answers.dataResidency?._refuse('Region that backups are copied to', to),
    );
    this.loadBalancerTargetAlarms.forEach(({ id, alarms }) => this.addLoadBalancerAlarms(id, alarms));
    const { launch } = this.launchLoadBalancers.publicAccess;
    if (launch === undefined) return;
    // Only where a launch is planned: what makes its schedules takes long to load.
    const { LaunchAnnouncements: Announced } = require('./announcements') as typeof import('./announcements');
    this.boundAnnouncements = new Announced(this.scope, 'Launch', {
      host,
      launch,
      contacts,
      monitoring: this.boundMonitoring,
    });
  }

  /** Watches and backs up a component. */
  public attach(componentId: string, componentConfigs: ComponentConfig, kind: MonitoredKind): void {
    this.boundMonitoring?.attach(componentId, componentConfigs.alarms ?? [], kind);
    const { protectedResources = [] } = componentConfigs;
    if (protectedResources.length === 0 || this.boundBackup === undefined) return;
    const wasEmpty = this.boundBackup.alarms.length === 0;
    this.boundBackup.attach(componentId, protectedResources);
    if (wasEmpty) this.boundMonitoring?.attach('Backup', this.boundBackup.alarms, MonitoredKind.ENVIRONMENT);
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
  public get announcements(): LaunchAnnouncements | undefined {
    return this.boundAnnouncements;
  }

  /** What of the environment stands outside of its tree. */
  public get support(): readonly Construct[] {
    return this.boundBackup?.support ?? [];
  }

  /** What the answers declare, for the checks. */
  public declarations(host: IStageHost): Partial<Declarations> {
    const { paths = [], objectives, dataResidency } = this.answers;
    const { declared: publicAccess, launch } = this.launchLoadBalancers.publicAccess;
    const { boundBackup: backup, boundMonitoring: monitoring } = this;
    return {
      publicAccess,
      launch,
      frameworks: this.frameworks,
      dataResidency: dataResidency?.declared,
      backup: backup?.declared,
      objectives: objectives?.declared,
      paths: [...paths.map(({ declared }) => declared), ...ownPaths(host.network), ...(backup?.paths ?? [])],
      inherited: [
        ...this.launchLoadBalancers.inherited,
        ...(monitoring?.inherited ?? []),
        ...(backup?.inherited ?? []),
        ...(this.boundAnnouncements?.inherited ?? []),
      ],
      waivers: backup?.waivers,
    };
  }

  private addLoadBalancerAlarms(id: string, alarms: readonly AlarmDefinition[]): void {
    if (this.boundMonitoring === undefined) {
      this.loadBalancerTargetAlarms.push({ id, alarms });
      return;
    }
    this.boundMonitoring.attach(id, alarms, MonitoredKind.ENVIRONMENT);
  }
}
