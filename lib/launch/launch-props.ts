import type { Framework } from '../compliance/frameworks/framework';
import type { Backup } from '../components/backup/backup';
import type { Domain } from '../components/load-balancing/domain';
import type { Contact } from '../components/monitoring/contact';
import type { Monitoring } from '../components/monitoring/monitoring';
import type { WebFirewall } from '../components/web-firewall/web-firewall';
import { Condition } from '../requirements/requirement';
import type { DataResidency } from './data-residency';
import type { PrivatePath } from './private-path';
import type { PublicAccess } from './public-access';

/** Properties of an environment that goes live, beyond those of every environment. */
export interface LaunchProps {
  /** The name by which users reach it. */
  readonly domain: Domain;
  /** Who besides the team reaches it. */
  readonly publicAccess: PublicAccess;
  /** How its data is backed up (BAK-1 to BAK-6). */
  readonly backup: Backup;
  /** Who is notified of incidents (MON-3); at least one where the environment is monitored. */
  readonly contacts: Contact[];
  /** The formal and legal frameworks that apply (FRM-1); `Framework.none(reason)` if none does. */
  readonly frameworks: Framework[];
  /**
   * The Regions that data has to stay in (FRM-1): stacks, copies of backups, replicas.
   *
   * @default - any Region
   */
  readonly dataResidency?: DataResidency;
  /**
   * How it is monitored (MON-1).
   *
   * @default Monitoring.standard()
   */
  readonly monitoring?: Monitoring;
  /**
   * The firewall of its load balancers at the application layer (SEC-1).
   *
   * @default WebFirewall.of()
   */
  readonly firewall?: WebFirewall;
  /**
   * The paths that backups and monitoring take to other places (SEC-3), beyond the environment's own.
   *
   * @default - none
   */
  readonly paths?: PrivatePath[];
  /**
   * Set to true for the first deployment only: databases and load balancers are not protected from deletion yet, so that
   * CloudFormation can roll back a deployment that fails, and it can be repeated. The checklist has a task until it is
   * removed, and an environment with it is not opened.
   *
   * @default false
   */
  readonly firstDeployment?: boolean;
}

/** The conditions of requirements that the properties make true. */
export function conditionsOf(props: LaunchProps): Condition[] {
  const { backup, monitoring, paths = [], publicAccess } = props;
  return [
    ...(backup.retainsUserData ? [Condition.USER_DATA_RETAINED, Condition.PRIVATE_PATHS_EXIST] : []),
    ...(monitoring === undefined ? [Condition.AVAILABILITY_ASKS_FOR_MONITORING] : monitoring._conditions),
    ...(paths.length > 0 ? [Condition.PRIVATE_PATHS_EXIST] : []),
    ...(publicAccess.plan?.conditions ?? []),
  ];
}
