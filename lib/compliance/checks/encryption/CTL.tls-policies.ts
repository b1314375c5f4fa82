import { defineCheck } from '../check';

export const ctlTlsPolicies = defineCheck({
  id: 'CTL.tls-policies',
  title: 'Load balancers, distributions, APIs, search domains and databases require TLS 1.2 or later',
  remediation:
    'Set a TLS policy with TLS 1.2 or later for load balancers, distributions, APIs and search domains, and let databases and caches reject plain connections.',
  findings: {},
  evaluate: (_, { outcomeOfCheck }) => outcomeOfCheck('SEC-4.encrypted-in-transit'),
});
