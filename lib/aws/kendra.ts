import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon Kendra. AWS Backup does not support it. */
export const KENDRA: ServiceFacts = {
  'AWS::Kendra::Index': {
    data: { awsBackup: 'not supported' },
    // https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html
    encryptedAtRest: ALWAYS,
    encryptedInTransit: NOT_APPLICABLE,
    // The service is Regional: no zone is chosen.
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: { namespaces: ['AWS/Kendra'], dimension: 'IndexId' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
