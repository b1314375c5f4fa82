import { NOT_APPLICABLE, type ServiceFacts } from './facts';

/** AWS Systems Manager Parameter Store. */
export const SSM_PARAMETERS: ServiceFacts = {
  // CloudFormation cannot create a SecureString: the value stands in the template, in plain text.
  'AWS::SSM::Parameter': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
