import { isTrue } from './answers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon QLDB, whose support ended on 2025-07-31. AWS Backup does not support it. */
export const QLDB: ServiceFacts = {
  'AWS::QLDB::Ledger': {
    data: { awsBackup: 'not supported' },
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-qldb-ledger.html
    encryptedAtRest: ALWAYS,
    // https://docs.aws.amazon.com/qldb/latest/developerguide/encryption-in-transit.html
    encryptedInTransit: ALWAYS,
    multiAz: NOT_APPLICABLE,
    deletionProtection: ({ properties }) => isTrue(properties.DeletionProtection, true),
    // Nothing is maintained any more.
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/QLDB'], dimension: 'LedgerName', property: 'Name' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
