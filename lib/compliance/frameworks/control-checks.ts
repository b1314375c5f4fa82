import type { CheckId } from '../../requirements/catalog';
import type { Check } from '../checks/check';
import { auditTrail } from './checks/audit-trail';
import { backupVaults } from './checks/backup-vaults';
import { deletionProtected } from './checks/deletion-protected';
import { encryptedAtRest } from './checks/encrypted-at-rest';
import { flowLogs } from './checks/flow-logs';
import { groupsClosed } from './checks/groups-closed';
import { keysRotated } from './checks/keys-rotated';
import { leastPrivilege } from './checks/least-privilege';
import { logsEncrypted } from './checks/logs-encrypted';
import { logsRetained } from './checks/logs-retained';
import { notPublic } from './checks/not-public';
import { secretsRotated } from './checks/secrets-rotated';
import { tasksHardened } from './checks/tasks-hardened';
import { tasksWithoutSecrets } from './checks/tasks-without-secrets';
import { tlsPolicies } from './checks/tls-policies';
import { vpnAuthorization } from './checks/vpn-authorization';
import { vpnLogs } from './checks/vpn-logs';
import { vpnTunnels } from './checks/vpn-tunnels';
import { webAclLogs } from './checks/web-acl-logs';

/** Checks that controls of frameworks need, and neither a row of the catalogue names nor a stock pack has. */
export const CONTROL_CHECKS = {
  'CTL.backup-vaults': backupVaults,
  'CTL.vpn-logs': vpnLogs,
  'CTL.vpn-authorization': vpnAuthorization,
  'CTL.vpn-tunnels': vpnTunnels,
  'CTL.web-acl-logs': webAclLogs,
  'CTL.flow-logs': flowLogs,
  'CTL.tasks-hardened': tasksHardened,
  'CTL.tasks-without-secrets': tasksWithoutSecrets,
  'CTL.tls-policies': tlsPolicies,
  'CTL.logs-encrypted': logsEncrypted,
  'CTL.logs-retained': logsRetained,
  'CTL.secrets-rotated': secretsRotated,
  'CTL.keys-rotated': keysRotated,
  'CTL.deletion-protected': deletionProtected,
  'CTL.not-public': notPublic,
  'CTL.groups-closed': groupsClosed,
  'CTL.encrypted-at-rest': encryptedAtRest,
  'CTL.least-privilege': leastPrivilege,
  // Without a trail in the templates it does not apply: a control that names it is also attested.
  'CTL.audit-trail': auditTrail,
} as const satisfies Readonly<Record<string, Check>>;

/** A check that a control may name: of a row, or of controls alone. */
export type ControlCheckId = CheckId | keyof typeof CONTROL_CHECKS;
