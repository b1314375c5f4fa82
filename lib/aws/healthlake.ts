import { ALWAYS, BY_AUTHENTICATION, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** AWS HealthLake. AWS Backup does not support it. */
export const HEALTHLAKE: ServiceFacts = {
  'AWS::HealthLake::FHIRDatastore': {
    data: { awsBackup: 'not supported' },
    // https://docs.aws.amazon.com/healthlake/latest/devguide/encryption-at-rest.html
    encryptedAtRest: ALWAYS,
    // https://docs.aws.amazon.com/healthlake/latest/devguide/encryption-in-transit.html
    encryptedInTransit: ALWAYS,
    // The service is Regional: no zone is chosen.
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: { namespaces: ['AWS/HealthLake'], dimension: 'DatastoreId' },
    // https://docs.aws.amazon.com/healthlake/latest/devguide/encryption-in-transit.html
    exposure: { internet: () => 'yes', admission: BY_AUTHENTICATION, webAcl: 'not supported' },
    server: NOT_APPLICABLE,
  },
};
