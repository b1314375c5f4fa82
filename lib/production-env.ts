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

/** Properties of a production environment. */
export interface ProductionEnvProps extends StageEnvProps, LaunchProps {
  /** The availability, continuity and reliability that the business needs (SRV-2). */
  readonly objectives: Objectives;
}

/**
 * An environment for every user: three zones, three instances of each server, backup in another Region, monitoring, a VPN
 * for the team, firewalls at the network and the application layer. It is closed until a launch plan opens it, and its
 * data outlives it.
 */
export class ProductionEnv extends StageEnv {
  /** @throws StageEnvironmentError if a property is malformed or below the minimum of the stage */
  constructor(scope: Construct, id: string, props: ProductionEnvProps) {
    super(scope, id, props, {
      kind: StageKind.PRODUCTION,
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
