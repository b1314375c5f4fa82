import { Stack } from 'aws-cdk-lib';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { declaredFrameworks } from '../compliance/frameworks/framework';
import type { IStageBackup } from '../spi/backup';
import type { IStageMonitoring } from '../spi/monitoring';
import { Monitoring } from '../components/monitoring/monitoring';
import type { Declarations, DeclaredFramework } from '../requirements/declarations';
import type { AlarmDefinition } from '../spi/alarm-definition';
import type { ComponentConfig } from '../spi/component-config';
import type { ILoadBalancerConfig } from '../spi/load-balancer';
import { MonitoredKind } from '../spi/monitored-kind';
import type { IStageHost } from '../spi/stage-host';
import type { IStageTeamAccess } from '../spi/team-access';
import { type LaunchLoadBalancers, launchLoadBalancers } from './launch-load-balancers';
import type { ILaunchAnnouncements } from '../spi/launch-announcements';
import { checkFirstDeployment } from './first-deployment';
import type { LaunchProps } from './launch-props';
import { ownPaths } from './private-path';

/** What the parts of a launch stage are created for. */
export interface LaunchPartsBindOptions {
  readonly host: Pick<IStageHost, 'profile' | 'network' | 'dataKey'>;
  readonly teamAccess: IStageTeamAccess;
}

/** The parts of an environment that only goes live: load balancers for users, monitoring, backup, declarations. */
export class LaunchParts {
  public readonly loadBalancerConfigs: readonly ILoadBalancerConfig[];
  public readonly teamAccess: IStageTeamAccess;
  private readonly launchLoadBalancers: LaunchLoadBalancers;
  private readonly frameworks: DeclaredFramework[];
  private boundBackup?: IStageBackup;
  private boundMonitoring?: IStageMonitoring;
  private boundAnnouncements?: ILaunchAnnouncements;

  constructor(
    private readonly scope: Construct,
    private readonly props: LaunchProps,
    { host, teamAccess }: LaunchPartsBindOptions,
  ) {
    checkFirstDeployment(props.firstDeployment ?? false, props.publicAccess);
    this.frameworks = declaredFrameworks(props.frameworks);
    props.dataResidency?._refuse('Region of the environment', Stack.of(scope).region);
    const { profile, network, dataKey } = host;
    this.launchLoadBalancers = launchLoadBalancers(new Construct(scope, 'LoadBalancing'), {
      profile,
      network,
      dataKey,
      teamAccess,
      publicAccess: props.publicAccess,
      domain: props.domain,
      firewall: props.firewall,
      addAlarms: (id, alarms) => this.addLoadBalancerAlarms(id, alarms),
    });
    this.teamAccess = { ...teamAccess, loadBalancerConfig: this.launchLoadBalancers.team };
    this.loadBalancerConfigs = [this.launchLoadBalancers.team, this.launchLoadBalancers.public];
  }

  /** Adds what looks at the whole environment, once the environment is complete enough to be looked at. */
  public addWholeEnvironmentParts(host: IStageHost): void {
    const { contacts, monitoring = Monitoring.standard(), backup } = this.props;
    const boundMonitoring = monitoring._bind(new Construct(this.scope, 'Monitoring'), { host, contacts });
    this.boundMonitoring = boundMonitoring;
    this.boundBackup = backup._bind(new Construct(this.scope, 'Backup'), {
      host,
      identity: host.environmentName,
      alarmTopic: boundMonitoring.topic,
      alarmTopicIn: (copies) => boundMonitoring.topicIn(copies),
    });
    this.boundBackup.paths.forEach(({ to }) =>
      this.props.dataResidency?._refuse('Region that backups are copied to', to),
    );
    const { launch } = this.launchLoadBalancers.publicAccess;
    if (launch === undefined) return;
    // Late, since most environments plan no launch and the modules for schedules take long to load.
    const { LaunchAnnouncements } = require('./announcements') as typeof import('./announcements');
    this.boundAnnouncements = new LaunchAnnouncements(this.scope, 'Launch', {
      host,
      launch,
      contacts,
      monitoring: this.boundMonitoring,
    });
  }

  /** Monitors and backs up a component. */
  public attach(componentId: string, config: ComponentConfig): void {
    const { alarms = [], monitoredKind = MonitoredKind.COMPONENTS, protectedResources = [] } = config;
    this.monitoring.attach(componentId, alarms, monitoredKind);
    this.monitoring.notifyOf(componentId, config.eventNotifications ?? [], monitoredKind);
    const uses = config.uses ?? config.consumer?.uses ?? [];
    if (uses.length > 0) this.backup.attachConsumer({ componentId, uses, automations: config.automations });
    if (protectedResources.length === 0) return;
    const wasEmpty = this.backup.alarms.length === 0;
    this.backup.attach(componentId, protectedResources);
    if (wasEmpty) this.monitoring.attach('Backup', this.backup.alarms, MonitoredKind.ENVIRONMENT);
  }

  /** The environment's backup. */
  public get backup(): IStageBackup {
    return existing(this.boundBackup);
  }

  /** The environment's monitoring. */
  public get monitoring(): IStageMonitoring {
    return existing(this.boundMonitoring);
  }

  /** The calendar and the notices of the launch, once it is planned. */
  public get announcements(): ILaunchAnnouncements | undefined {
    return this.boundAnnouncements;
  }

  /** Constructs of the environment outside of its tree. */
  public get support(): Construct[] {
    return this.boundBackup?.support ?? [];
  }

  /** The web ACL that was created with a load balancer. */
  public webAclOf(loadBalancer: ApplicationLoadBalancer): CfnWebACL | undefined {
    return this.launchLoadBalancers.webAcls.get(loadBalancer);
  }

  /** What the properties declare, for the checks. */
  public declarations(host: IStageHost): Partial<Declarations> {
    const { paths = [], dataResidency, firstDeployment } = this.props;
    const { declared: publicAccess, launch } = this.launchLoadBalancers.publicAccess;
    const { backup, monitoring } = this;
    return {
      publicAccess,
      launch,
      frameworks: this.frameworks,
      dataResidency: dataResidency?.declared,
      backup: backup.declared,
      paths: [...paths.map(({ declared }) => declared), ...ownPaths(host.network), ...backup.paths],
      inherited: [
        ...this.launchLoadBalancers.inherited,
        ...monitoring.inherited,
        ...backup.inherited,
        ...(this.boundAnnouncements?.inherited ?? []),
      ],
      waivers: backup.waivers,
      firstDeployment,
    };
  }

  private addLoadBalancerAlarms(id: string, alarms: AlarmDefinition[]): void {
    this.monitoring.attach(id, alarms, MonitoredKind.ENVIRONMENT);
  }
}

function existing<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the environment is not complete yet');
  return part;
}
