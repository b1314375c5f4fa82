import { all, isTrue } from './answers';
import { BY_AUTHENTICATION, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon WorkSpaces. AWS Backup does not support it. */
export const WORKSPACES: ServiceFacts = {
  'AWS::WorkSpaces::Workspace': {
    data: { awsBackup: 'not supported' },
    encryptedAtRest: ({ properties: { RootVolumeEncryptionEnabled, UserVolumeEncryptionEnabled } }) =>
      all([isTrue(RootVolumeEncryptionEnabled), isTrue(UserVolumeEncryptionEnabled)]),
    // Its user reaches it through the gateways of the service.
    encryptedInTransit: NOT_APPLICABLE,
    // It is in one zone.
    multiAz: () => 'no',
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'updates of the operating system',
      property: 'BundleId',
      isAutomatic: () => 'unknown',
    },
    health: NOT_APPLICABLE,
    // The IP access control groups of its directory decide.
    exposure: { internet: () => 'unknown', admission: BY_AUTHENTICATION, webAcl: 'not supported' },
    // A desktop serves one user.
    server: NOT_APPLICABLE,
  },
};
