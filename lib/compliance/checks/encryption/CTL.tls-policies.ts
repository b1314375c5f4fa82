import { encryptionInTransitCheck } from '../../analysis/encryption-in-transit';

export const ctlTlsPolicies = encryptionInTransitCheck({
  id: 'CTL.tls-policies',
  prefix: 'CTL',
  title: 'Load balancers, distributions, APIs, search domains and databases require TLS 1.2 or later',
  remediation:
    'Set a TLS policy with TLS 1.2 or later for load balancers, distributions, APIs and search domains, and let databases and caches reject plain connections.',
});
