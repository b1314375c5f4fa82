import type { Control } from '../../framework-table';
import { ATTESTED } from '../manual-duties';
import { attested, automated } from '../controls';
import { rules } from './rules';

/** 164.312, technical safeguards. */
export const TECHNICAL: readonly Control[] = [
  automated('164.312(a)(1)', 'Access control', {
    nag: rules('rights', 'machines', 'notPublic', 'closed'),
    checks: [
      'CTL.least-privilege',
      'CTL.no-public-resources',
      'CTL.restricted-security-groups',
      'CTL.hardened-tasks',
    ],
    attested: ATTESTED.application,
  }),
  attested(
    '164.312(a)(2)(i)',
    'Unique user identification',
    'that each user of the application and of the environment has a unique identity',
  ),
  attested(
    '164.312(a)(2)(ii)',
    'Emergency access procedure',
    'by which procedure necessary ePHI of this environment is obtained in an emergency',
  ),
  attested(
    '164.312(a)(2)(iii)',
    'Automatic logoff',
    'that sessions of the application end after a period of inactivity',
  ),
  automated('164.312(a)(2)(iv)', 'Encryption and decryption', {
    nag: rules('atRest'),
    checks: ['SEC-4.encrypted-at-rest', 'CTL.encrypted-at-rest', 'CTL.log-encryption', 'CTL.key-rotation'],
  }),
  automated('164.312(b)', 'Audit controls', {
    nag: rules('trail', 'logged', 'watched'),
    checks: [
      'CTL.audit-trail',
      'CTL.flow-logs',
      'CTL.web-acl-logs',
      'CTL.vpn-logs',
      'CTL.log-retention',
      'OPS-1.log-retention',
    ],
    attested: ATTESTED.trail,
  }),
  automated('164.312(c)(1)', 'Integrity', {
    nag: rules('unaltered'),
    checks: ['CTL.backup-vaults', 'PRB-4.detection', 'PRB-4.point-in-time-restore'],
  }),
  automated('164.312(c)(2)', 'Mechanism to authenticate electronic protected health information', {
    nag: rules('unaltered'),
    attested: 'how the application detects that ePHI was altered or destroyed',
  }),
  attested(
    '164.312(d)',
    'Person or entity authentication',
    'that the application and its operators authenticate every person and entity that seeks access',
  ),
  automated('164.312(e)(1)', 'Transmission security', {
    nag: rules('inTransit', 'closed'),
    checks: [
      'SEC-1.declared-egress-only',
      'SEC-3.private-paths',
      'CTL.tls-policies',
      'CTL.restricted-security-groups',
      'CTL.vpn-tunnels',
    ],
  }),
  automated('164.312(e)(2)(i)', 'Integrity controls', {
    nag: rules('inTransit'),
    checks: ['SEC-4.encrypted-in-transit', 'CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
  automated('164.312(e)(2)(ii)', 'Encryption', {
    nag: rules('inTransit'),
    checks: ['SEC-4.encrypted-in-transit', 'CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
];
