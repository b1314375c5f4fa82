import type { Backup } from '../components/backup/backup';
import type { Domain } from '../components/load-balancing/domain';
import type { WebFirewall } from '../components/web-firewall/web-firewall';
import type { Contact } from '../components/monitoring/contact';
import type { Monitoring } from '../components/monitoring/monitoring';
import type { Objectives } from '../components/objectives';
import { Condition } from '../requirements/requirement';
import type { PublicAccess } from './public-access';
import type { Framework } from './framework';
import type { PrivatePath } from './private-path';
import type { DataResidency } from './data-residency';

/** What an environment that goes live must answer beyond what every environment does. */
export interface LaunchProps {
  /** The name by which users reach it. */
  readonly domain: Domain;
  /** Who besides the team reaches it. */
  readonly publicAccess: PublicAccess;
  /** How its data is kept from loss (BAK-1 to BAK-6). */
  readonly backup: Backup;
  /** Who is told of issues (MON-3); at least one where the environment is monitored. */
  readonly contacts: Contact[];
  /** The formal and legal frameworks that apply (FRM-1); "none" is an answer, with its reason. */
  readonly frameworks: Framework[];
  /**
   * The Regions that data has to stay in (FRM-1): stacks, copies of backups, replicas.
   *
   * @default - any Region
   */
  readonly dataResidency?: DataResidency;
  /**
   * How it is watched (MON-1).
   *
   * @default Monitoring.standard()
   */
  readonly monitoring?: Monitoring;
  /**
   * What stands before its public face at the application layer (SEC-1).
   *
   * @default WebFirewall.of()
   */
  readonly firewall?: WebFirewall;
  /**
   * The paths that backups and monitoring take to other places (SEC-3), beyond those of the environment's own.
   *
   * @default - none
   */
  readonly paths?: PrivatePath[];
  /**
   * The availability, continuity and reliability that the business needs (SRV-2).
   *
   * @default - nobody has said; production must say
   */
  readonly objectives?: Objectives;
}

/** The conditions of requirements that the answers make hold. */
export function conditionsOf(answers: LaunchProps): Condition[] {
  const { backup, monitoring, paths = [], publicAccess } = answers;
  return [
    ...(backup.retainsUserData ? [Condition.USER_DATA_RETAINED, Condition.PRIVATE_PATHS_EXIST] : []),
    ...(monitoring === undefined ? [Condition.AVAILABILITY_ASKS_FOR_MONITORING] : monitoring._conditions),
    ...(paths.length > 0 ? [Condition.PRIVATE_PATHS_EXIST] : []),
    ...(publicAccess.plan?.conditions ?? []),
  ];
}
