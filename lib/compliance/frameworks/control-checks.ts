import type { CheckId } from '../../requirements/catalog';
import type { Check } from '../checks/check';
import { ctlAuditTrail } from '../checks/monitoring/CTL.audit-trail';
import { ctlBackupVaults } from '../checks/backup/CTL.backup-vaults';
import { deletionProtected } from '../checks/backup/CTL.deletion-protection';
import { encryptedAtRest } from '../checks/encryption/CTL.encrypted-at-rest';
import { ctlFlowLogs } from '../checks/network/CTL.flow-logs';
import { ctlRestrictedSecurityGroups } from '../checks/network/CTL.restricted-security-groups';
import { keysRotated } from '../checks/encryption/CTL.key-rotation';
import { ctlLeastPrivilege } from '../checks/access/CTL.least-privilege';
import { logsEncrypted } from '../checks/encryption/CTL.log-encryption';
import { ctlLogRetention } from '../checks/monitoring/CTL.log-retention';
import { ctlNoPublicResources } from '../checks/network/CTL.no-public-resources';
import { ctlSecretRotation } from '../checks/encryption/CTL.secret-rotation';
import { ctlHardenedTasks } from '../checks/compute/CTL.hardened-tasks';
import { ctlNoPlaintextSecrets } from '../checks/compute/CTL.no-plaintext-secrets';
import { ctlTlsPolicies } from '../checks/encryption/CTL.tls-policies';
import { ctlVpnAuthorization } from '../checks/access/CTL.vpn-authorization';
import { ctlVpnLogs } from '../checks/network/CTL.vpn-logs';
import { ctlVpnTunnels } from '../checks/network/CTL.vpn-tunnels';
import { ctlWebAclLogs } from '../checks/network/CTL.web-acl-logs';

/** Checks that controls of frameworks need, and neither a requirement of the catalogue names nor a cdk-nag pack has. */
export const CONTROL_CHECKS = {
  'CTL.backup-vaults': ctlBackupVaults,
  'CTL.vpn-logs': ctlVpnLogs,
  'CTL.vpn-authorization': ctlVpnAuthorization,
  'CTL.vpn-tunnels': ctlVpnTunnels,
  'CTL.web-acl-logs': ctlWebAclLogs,
  'CTL.flow-logs': ctlFlowLogs,
  'CTL.hardened-tasks': ctlHardenedTasks,
  'CTL.no-plaintext-secrets': ctlNoPlaintextSecrets,
  'CTL.tls-policies': ctlTlsPolicies,
  'CTL.log-encryption': logsEncrypted,
  'CTL.log-retention': ctlLogRetention,
  'CTL.secret-rotation': ctlSecretRotation,
  'CTL.key-rotation': keysRotated,
  'CTL.deletion-protection': deletionProtected,
  'CTL.no-public-resources': ctlNoPublicResources,
  'CTL.restricted-security-groups': ctlRestrictedSecurityGroups,
  'CTL.encrypted-at-rest': encryptedAtRest,
  'CTL.least-privilege': ctlLeastPrivilege,
  // Without a trail in the templates it does not apply: a control that names it is also attested.
  'CTL.audit-trail': ctlAuditTrail,
} as const satisfies Readonly<Record<string, Check>>;

/** A check that a control may name: of a requirement, or of controls alone. */
export type ControlCheckId = CheckId | keyof typeof CONTROL_CHECKS;
