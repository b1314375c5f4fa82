import { Basis, Condition } from '../requirement';
import {
  brief,
  conditional,
  guide,
  niceToHave,
  notRequired,
  ours,
  required,
  type RequirementRow,
  stages,
} from './requirement-row';

const { GUIDE, OURS } = Basis;

const AT_THE_NETWORK = { note: 'at the network' };

/** What keeps strangers out. */
export const SECURITY_ROWS = [
  {
    id: 'SEC-1',
    title: 'Firewalls: only declared traffic passes',
    statement:
      'Only declared traffic passes: at the network and, for what faces the internet, at the application layer.',
    sources: [guide('Security: Secure Infrastructure'), brief('security groups')],
    stages: stages(
      required(OURS, AT_THE_NETWORK),
      required(OURS, AT_THE_NETWORK),
      required(GUIDE),
      required(GUIDE),
    ),
    proof: {
      template: {
        checks: ['SEC-1.declared-egress-only', 'SEC-1.declared-ingress-only', 'SEC-1.web-firewall'],
      },
    },
  },
  {
    id: 'SEC-2',
    title: 'VPN for the operations and business teams',
    statement: 'The operations and business teams reach the environment through a VPN.',
    sources: [guide('Security: Secure Infrastructure'), brief('VPN')],
    stages: stages(notRequired(GUIDE), niceToHave(OURS), required(GUIDE), required(GUIDE)),
    proof: { template: { checks: ['SEC-2.vpn'] } },
  },
  {
    id: 'SEC-3',
    title: 'Private paths for backups and monitoring',
    statement:
      'Backups and monitoring travel over a site-to-site VPN or an equally private path: stated path by path, which traffic, from where to where, over what.',
    sources: [guide('Security: Secure Infrastructure')],
    stages: stages(
      notRequired(GUIDE),
      notRequired(GUIDE),
      conditional(GUIDE, Condition.PRIVATE_PATHS_EXIST, { note: 'for the paths that exist' }),
      required(GUIDE),
    ),
    proof: {
      template: { checks: ['SEC-3.private-paths'] },
      declared: 'each path: which traffic, from where to where, over what',
    },
  },
  {
    id: 'SEC-4',
    title: 'Data is encrypted at rest and in transit',
    statement:
      'Data is encrypted where it is stored and where it travels. Backups have their own requirement, BAK-4.',
    sources: [
      guide('Security: Secure Infrastructure'),
      ours('the guide names the encryption of backups only; what is backed up deserves the same'),
    ],
    stages: stages(niceToHave(OURS), niceToHave(OURS), required(OURS), required(OURS)),
    proof: { template: { checks: ['SEC-4.encrypted-at-rest', 'SEC-4.encrypted-in-transit'] } },
  },
  {
    id: 'PEN-1',
    title: 'Penetration test before launch',
    statement:
      'An external company has penetration-tested the environment that goes live, before users come, soft launch included.',
    sources: [guide('Security: System Pentesting')],
    stages: stages(notRequired(GUIDE), notRequired(GUIDE), required(GUIDE), required(GUIDE)),
    proof: { attested: 'that an external company tested this environment, and what became of its findings' },
  },
] as const satisfies readonly RequirementRow[];
