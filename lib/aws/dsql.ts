import { isSet, isTrue } from './answers';
import { ALWAYS, BY_AUTHENTICATION, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon Aurora DSQL. */
export const DSQL: ServiceFacts = {
  'AWS::DSQL::Cluster': {
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
    data: { awsBackup: { type: 'Aurora DSQL' } },
    // https://docs.aws.amazon.com/aurora-dsql/latest/userguide/data-encryption.html
    encryptedAtRest: ALWAYS,
    // https://docs.aws.amazon.com/aurora-dsql/latest/userguide/infrastructure-security.html
    encryptedInTransit: ALWAYS,
    // https://docs.aws.amazon.com/aurora-dsql/latest/userguide/disaster-recovery-resiliency.html
    multiAz: ALWAYS,
    deletionProtection: ({ properties: { DeletionProtectionEnabled } }) =>
      DeletionProtectionEnabled === undefined ? 'unknown' : isTrue(DeletionProtectionEnabled),
    updates: ALWAYS,
    health: { namespaces: ['AWS/AuroraDSQL'], dimension: 'ClusterId' },
    exposure: {
      // Its endpoint is public, unless its policy admits VPCs only.
      internet: ({ properties }) => (isSet(properties.PolicyDocument) === 'no' ? 'yes' : 'unknown'),
      admission: BY_AUTHENTICATION,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};
