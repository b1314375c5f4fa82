import { isTrue } from './answers';
import { BY_SECURITY_GROUPS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** AWS Global Accelerator. */
export const GLOBAL_ACCELERATOR: ServiceFacts = {
  'AWS::GlobalAccelerator::Accelerator': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // It passes connections through to its endpoints, which decide.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/GlobalAccelerator'], dimension: 'Accelerator' },
    exposure: {
      internet: ({ properties }) => isTrue(properties.Enabled, true),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};
