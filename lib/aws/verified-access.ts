import { scalar } from '../internal/json';
import {
  BY_AUTHENTICATION,
  NOT_APPLICABLE,
  type ServiceFacts,
  type TemplateResource,
  type TransitFault,
} from './facts';
import { within } from './within';

/** AWS Verified Access. */
export const VERIFIED_ACCESS: ServiceFacts = {
  'AWS::EC2::VerifiedAccessEndpoint': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: applicationFaults,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    // The web ACL is that of its Verified Access instance.
    exposure: { internet: () => 'yes', admission: BY_AUTHENTICATION, webAcl: 'association' },
    server: NOT_APPLICABLE,
  },
};

/** How it connects to the application; users connect to it by the certificate of its domain. */
function applicationFaults({ properties }: TemplateResource): readonly TransitFault[] {
  const protocol =
    within(properties.LoadBalancerOptions, 'Protocol') ??
    within(properties.NetworkInterfaceOptions, 'Protocol') ??
    'tcp';
  switch (scalar(protocol)) {
    case 'https':
      return properties.DomainCertificateArn === undefined ? [{ kind: 'unknown' }] : [];
    case 'http':
      return [{ kind: 'plaintext origin' }];
    case 'tcp':
      return [{ kind: 'passes through' }];
    default:
      return [{ kind: 'unknown' }];
  }
}
