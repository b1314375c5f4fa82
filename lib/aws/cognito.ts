import { isOneOf } from './answers';
import { ALWAYS, BY_AUTHENTICATION, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon Cognito. AWS Backup does not support it. */
export const COGNITO: ServiceFacts = {
  'AWS::Cognito::UserPool': {
    data: { awsBackup: 'not supported' },
    // https://docs.aws.amazon.com/cognito/latest/developerguide/data-protection.html
    encryptedAtRest: ALWAYS,
    // https://docs.aws.amazon.com/cognito/latest/developerguide/infrastructure-security.html
    encryptedInTransit: ALWAYS,
    // The service is Regional: no zone is chosen.
    multiAz: NOT_APPLICABLE,
    deletionProtection: ({ properties }) => isOneOf(properties.DeletionProtection, ['ACTIVE'], 'INACTIVE'),
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    // Any address may send sign-up and sign-in requests.
    // https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-security-best-practices.html
    exposure: { internet: () => 'yes', admission: BY_AUTHENTICATION, webAcl: 'association' },
    server: NOT_APPLICABLE,
  },
};
