import { encryptionInTransitCheck } from '../../analysis/encryption-in-transit';

export const sec4EncryptedInTransit = encryptionInTransitCheck({
  id: 'SEC-4.encrypted-in-transit',
  prefix: 'SEC-4',
  title: 'Listeners, databases, caches, brokers, search domains and distributions require TLS',
  remediation:
    'Use HTTPS with TLS 1.2 or later for load balancers, redirect HTTP to it, and let all other resources reject plain connections.',
});
