import { isTrue } from './answers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';
import { within } from './within';

/** Whether an application has snapshots that does not set it, which AWS does not document for templates. */
const UNKNOWN = {};

/** Amazon Managed Service for Apache Flink. */
export const KINESIS_ANALYTICS: ServiceFacts = {
  'AWS::KinesisAnalyticsV2::Application': {
    data: {
      // Its state cannot be read again from its streams for longer than they keep it.
      awsBackup: 'not supported',
      ownBackup: {
        name: 'snapshots',
        isEnabled: ({ properties }) =>
          isTrue(
            within(
              properties.ApplicationConfiguration,
              'ApplicationSnapshotConfiguration',
              'SnapshotsEnabled',
            ) ?? UNKNOWN,
          ),
      },
    },
    encryptedAtRest: () => 'unknown',
    // Its code decides.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/managed-flink/latest/java/maintenance.html
    updates: ALWAYS,
    health: { namespaces: ['AWS/KinesisAnalytics'], dimension: 'Application', property: 'ApplicationName' },
    exposure: NOT_APPLICABLE,
    // It reads streams, and serves no requests.
    server: NOT_APPLICABLE,
  },
};
