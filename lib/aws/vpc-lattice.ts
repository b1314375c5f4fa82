import { scalar } from '../internal/json';
import {
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type TransitFault,
} from './facts';

/** Amazon VPC Lattice. */
export const VPC_LATTICE: ServiceFacts = {
  'AWS::VpcLattice::Service': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: listenerFaults,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/VpcLattice'], dimension: 'Service' },
    // VPCs and accounts reach it, and the internet does not.
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

function listenerFaults(service: TemplateResource, around: Surroundings): readonly TransitFault[] {
  return around
    .ofType('AWS::VpcLattice::Listener')
    .filter((listener) => around.follow(listener.properties.ServiceIdentifier, listener) === service)
    .flatMap(({ properties }) => protocolFaults(properties.Protocol));
}

function protocolFaults(protocol: unknown): readonly TransitFault[] {
  switch (scalar(protocol)) {
    case 'HTTPS':
      return [];
    case 'HTTP':
      return [{ kind: 'plaintext HTTP' }];
    case 'TLS_PASSTHROUGH':
      return [{ kind: 'passes through' }];
    default:
      return [{ kind: 'unknown' }];
  }
}
