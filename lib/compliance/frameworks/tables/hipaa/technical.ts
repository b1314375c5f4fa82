import type { Control } from '../../framework-table';
import { SIGNED } from '../duties';
import { shown, signed } from '../entries';
import { rules } from './rules';

/** 164.312 */
export const TECHNICAL: readonly Control[] = [
  shown('164.312(a)(1)', 'Access control', {
    stock: rules('rights', 'machines', 'notPublic', 'closed'),
    checks: ['CTL.least-privilege', 'CTL.not-public', 'CTL.groups-closed', 'CTL.tasks-hardened'],
    attested: SIGNED.application,
  }),
  signed(
    '164.312(a)(2)(i)',
    'A name of their own for every user',
    'that every user, of the application and of the environment, has an identity of their own',
  ),
  signed(
    '164.312(a)(2)(ii)',
    'Access in an emergency',
    'how somebody gets at needed health data of this environment in an emergency',
  ),
  signed(
    '164.312(a)(2)(iii)',
    'Automatic log-off',
    'that sessions of the application end after a time without activity',
  ),
  shown('164.312(a)(2)(iv)', 'Encryption at rest', {
    stock: rules('atRest'),
    checks: ['SEC-4.at-rest', 'CTL.encrypted-at-rest', 'CTL.logs-encrypted', 'CTL.keys-rotated'],
  }),
  shown('164.312(b)', 'Audit controls', {
    stock: rules('trail', 'logged', 'watched'),
    checks: [
      'CTL.audit-trail',
      'CTL.flow-logs',
      'CTL.web-acl-logs',
      'CTL.vpn-logs',
      'CTL.logs-retained',
      'OPS-1.logs-kept',
    ],
    attested: SIGNED.trail,
  }),
  shown('164.312(c)(1)', 'Integrity', {
    stock: rules('unaltered'),
    checks: ['CTL.backup-vaults', 'PRB-4.detection', 'PRB-4.point-in-time-restore'],
  }),
  shown('164.312(c)(2)', 'Proof that data is unaltered', {
    stock: rules('unaltered'),
    attested: 'how the application would notice that health data was altered or destroyed',
  }),
  signed(
    '164.312(d)',
    'Authentication of persons and systems',
    'that the application, and whoever operates it, asks everybody for proof of who they are',
  ),
  shown('164.312(e)(1)', 'Security of transmission', {
    stock: rules('inTransit', 'closed'),
    checks: [
      'SEC-1.declared-traffic-only',
      'SEC-3.private-paths',
      'CTL.tls-policies',
      'CTL.groups-closed',
      'CTL.vpn-tunnels',
    ],
  }),
  shown('164.312(e)(2)(i)', 'Data that is not altered on its way', {
    stock: rules('inTransit'),
    checks: ['SEC-4.in-transit', 'CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
  shown('164.312(e)(2)(ii)', 'Encryption in transit', {
    stock: rules('inTransit'),
    checks: ['SEC-4.in-transit', 'CTL.tls-policies', 'CTL.vpn-tunnels'],
  }),
];
