import type { CheckId } from '../../requirements/catalog';
import type { Check } from '../checks/check';

/** Checks that controls of frameworks need and no row of the catalogue names, nor a stock pack has. */
const IDS = [
  /** Each vault of backups, also that of the copies: customer key, lock, policy that denies deletion. */
  'CTL.backup-vaults',
  /** Client VPN and site-to-site VPN log connections. */
  'CTL.vpn-logs',
  /** Client VPN authorizes by network, never for all there is. */
  'CTL.vpn-authorization',
  /** Site-to-site tunnels take strong options only, and keep no secret in the template. */
  'CTL.vpn-tunnels',
  /** Each web ACL logs, without credentials. */
  'CTL.web-acl-logs',
  /** Each network logs all its flows. */
  'CTL.flow-logs',
  /** Tasks of ECS: non-root, read-only root, not privileged, not in the host's network. */
  'CTL.tasks-hardened',
  /** No secret stands in plain text in the environment of a container or function. */
  'CTL.tasks-without-secrets',
  /** TLS 1.2 or later at load balancers, CloudFront, API Gateway, OpenSearch; databases that insist on TLS. */
  'CTL.tls-policies',
  /** Log groups and trails under a customer key, buckets of logs encrypted. */
  'CTL.logs-encrypted',
  /** Logs are kept for a year at least. */
  'CTL.logs-retained',
  /** Secrets rotate. */
  'CTL.secrets-rotated',
  /** Customer keys rotate. */
  'CTL.keys-rotated',
  /** Databases, load balancers, tables and user pools are protected from deletion. */
  'CTL.deletion-protected',
  /** No public address, database, bucket, image or snapshot. */
  'CTL.not-public',
  /** No security group is open to the world but for the web ports of public load balancers. */
  'CTL.groups-closed',
  /** Every type of store, stream, queue and disk is encrypted. */
  'CTL.encrypted-at-rest',
  /** No policy allows every action, or every action of a service on every resource. */
  'CTL.least-privilege',
  /** A trail in the templates logs all Regions, validates its files and is encrypted; without one: not applicable. */
  'CTL.audit-trail',
] as const;

type ControlOnlyId = (typeof IDS)[number];

export const CONTROL_CHECKS: Readonly<Partial<Record<ControlOnlyId, Check>>> = {};

/** A check that a control may name: of a row, or of controls alone. */
export type ControlCheckId = CheckId | ControlOnlyId;
