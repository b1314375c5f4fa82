import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'CertifiedDomainOptions.certificate': "A certificate for the name, of the environment's Region.",
  'CertifiedDomainOptions.name': 'The name that users know, in lower case, such as `shop.example.com`.',
  'CertifiedDomainOptions.teamName':
    'The name by which the team reaches an internal load balancer, as with `Domain.of`. The certificate covers it as well, or the team access has one that does. Default: the same name.',
  'Domain.of':
    'A name in a hosted zone. Its certificate is validated by DNS and renewed automatically. From the opening on, a record resolves it to the public load balancer; the deployment fails if the zone has such a record already.',
  'Domain.withCertificate': 'A name with an existing certificate. Create its public records yourself.',
  'DomainOptions.name': 'The name that users know, in lower case, such as `shop.example.com`.',
  'DomainOptions.teamName':
    'The name by which the team reaches an internal load balancer, in the same zone, such as `team.shop.example.com`. Without one, the network resolves `name` to that load balancer, and no name below it, such as `api.shop.example.com`, resolves there. Set it where there are such names: then the network resolves `name` as the internet does. Default: the same name.',
  'DomainOptions.zone': 'The public hosted zone that the name is in.',
  'LaunchProps.domain': 'The name by which users reach it.',
} as const;

export const described = describedBy(DESCRIPTIONS);
