import { isOneOf } from './answers';
import { BY_PATCHING, BY_SECURITY_GROUPS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** AWS Cloud9. */
export const CLOUD9: ServiceFacts = {
  'AWS::Cloud9::EnvironmentEC2': {
    // Developers keep their code in repositories.
    data: NOT_APPLICABLE,
    // The default of the account decides.
    encryptedAtRest: () => 'unknown',
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: BY_PATCHING,
    // It serves its developer only.
    health: NOT_APPLICABLE,
    exposure: {
      // By SSH, Cloud9 connects to it over the internet.
      internet: ({ properties }) => isOneOf(properties.ConnectionType, ['CONNECT_SSH'], 'CONNECT_SSH'),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};
