import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'CertifiedDomainOptions.certificate': "A certificate for the name, of the environment's Region.",
  'CertifiedDomainOptions.name': 'The name that users know, in lower case, such as `shop.example.com`.',
  'Domain.of':
    'A name in a hosted zone. Its certificate is validated by DNS and renewed automatically, and a record resolves it to the public load balancer.',
  'Domain.withCertificate': 'A name with an existing certificate. Create its public records yourself.',
  'DomainOptions.name': 'The name that users know, in lower case, such as `shop.example.com`.',
  'DomainOptions.zone': 'The public hosted zone that the name is in.',
  'LaunchProps.domain': 'The name by which users reach it.',
} as const;

export const described = describedBy(DESCRIPTIONS);
