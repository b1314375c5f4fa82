import { intrinsic, list } from '../internal/json';
import { all, type Answer, any, isOneOf, isSet, isTrue, not } from './answers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';
import { within } from './within';

/** Amazon EFS. */
export const EFS: ServiceFacts = {
  'AWS::EFS::FileSystem': {
    data: {
      awsBackup: { type: 'EFS' },
      ownBackup: {
        name: 'automated backups',
        isEnabled: ({ properties }) => isOneOf(within(properties.BackupPolicy, 'Status'), ['ENABLED']),
      },
    },
    encryptedAtRest: ({ properties }) => isTrue(properties.Encrypted),
    // The mount decides, unless the policy requires TLS: https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html
    encryptedInTransit: ({ properties }) =>
      requiresTls(properties.FileSystemPolicy) === 'yes' ? [] : [{ kind: 'unknown' }],
    // https://docs.aws.amazon.com/efs/latest/ug/availability-durability.html
    multiAz: ({ properties }) => not(isSet(properties.AvailabilityZoneName)),
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: { namespaces: ['AWS/EFS'], dimension: 'FileSystemId' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

/** Whether a policy denies everybody all that is not sent by TLS. */
function requiresTls(policy: unknown): Answer {
  if (intrinsic(policy) !== undefined) return 'unknown';
  return any(
    list(within(policy, 'Statement')).map((statement) =>
      all([
        isOneOf(within(statement, 'Effect'), ['Deny']),
        isOneOf(within(statement, 'Principal', 'AWS') ?? within(statement, 'Principal'), ['*']),
        any(list(within(statement, 'Action')).map((action) => isOneOf(action, ['*', 'elasticfilesystem:*']))),
        isOneOf(within(statement, 'Condition', 'Bool', 'aws:SecureTransport'), ['false']),
      ]),
    ),
  );
}
