import { ALWAYS, ANYONE, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** AWS Amplify Hosting. */
export const AMPLIFY: ServiceFacts = {
  'AWS::Amplify::App': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/amplify/latest/userguide/encryption-in-transit.html
    encryptedInTransit: ALWAYS,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    // A deployment brings the updates of its build.
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/AmplifyHosting'], dimension: 'App' },
    exposure: { internet: () => 'yes', admission: ANYONE, webAcl: 'association' },
    // Amplify runs as many instances as requests need.
    server: NOT_APPLICABLE,
  },
};
