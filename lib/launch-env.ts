import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { IStageBackup } from './spi/backup';
import type { ILaunchAnnouncements } from './spi/launch-announcements';
import type { IStageMonitoring } from './spi/monitoring';
import { StageEnv } from './stage-env';

/** An environment that goes live: a soft launch or production. */
export abstract class LaunchEnv extends StageEnv {
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
