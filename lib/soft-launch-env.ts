import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { IStageBackup } from './spi/backup';
import type { IStageMonitoring } from './spi/monitoring';
import type { Objectives } from './components/objectives';
import type { ILaunchAnnouncements } from './spi/launch-announcements';
import type { LaunchProps } from './launch/launch-props';
import { StageKind } from './requirements/stage-kind';
import { StageEnv, type StageEnvProps } from './stage-env';

/** Properties of a soft launch environment. */
export interface SoftLaunchEnvProps extends StageEnvProps, LaunchProps {
  /**
   * The availability, continuity and reliability that the business needs (SRV-2).
   *
   * @default - not stated; production requires it
   */
  readonly objectives?: Objectives;
}

/**
 * An environment for a select group of users, with most of the technology and processes of production, which it can
 * become in place: one instance of each server or more; backup unless no user data is retained; monitoring unless the
 * declared availability does not ask for it. Its data outlives it.
 */
export class SoftLaunchEnv extends StageEnv {
  /** @throws StageEnvironmentError if a property is malformed or below the minimum of the stage */
  constructor(scope: Construct, id: string, props: SoftLaunchEnvProps) {
    super(scope, id, props, {
      kind: StageKind.SOFT_LAUNCH,
      launch: props,
      objectives: props.objectives,
    });
  }

  /** The backup of its data. */
  public get backup(): IStageBackup {
    return this._launchParts.backup;
  }

  /** The monitoring of its components. */
  public get monitoring(): IStageMonitoring {
    return this._launchParts.monitoring;
  }

  /** The load balancer for testers and users; created on first use. */
  public get publicLoadBalancer(): ApplicationLoadBalancer {
    return this.loadBalancers[1].loadBalancer;
  }

  /** The web ACL of the public load balancer, created with it; none if an existing one was given. */
  public get webAcl(): CfnWebACL | undefined {
    return this._launchParts.webAclOf(this.publicLoadBalancer);
  }

  /** The calendar and the notices of the launch, once it is planned. */
  public get announcements(): ILaunchAnnouncements | undefined {
    return this._launchParts.announcements;
  }
}
