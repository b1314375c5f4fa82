import { type Answer, isOneOf, isSet, isTrue } from './answers';
import {
  ALWAYS,
  BY_AUTHENTICATION,
  type EncryptionAnswer,
  NOT_APPLICABLE,
  type ServiceFacts,
  type TemplateResource,
} from './facts';
import { within } from './within';

/** What holds data in Amazon SageMaker AI. AWS Backup does not support it. */
export const SAGEMAKER_STORES: ServiceFacts = {
  'AWS::SageMaker::NotebookInstance': {
    data: { awsBackup: 'not supported' },
    // https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
    encryptedAtRest: ALWAYS,
    encryptedInTransit: NOT_APPLICABLE,
    // It is one instance.
    multiAz: () => 'no',
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'updates of the platform',
      property: 'PlatformIdentifier',
      isAutomatic: () => 'unknown',
    },
    health: NOT_APPLICABLE,
    // It has an address, for users of IAM.
    exposure: { internet: () => 'yes', admission: BY_AUTHENTICATION, webAcl: 'not supported' },
    // A workbench of its users serves no requests.
    server: NOT_APPLICABLE,
  },
  'AWS::SageMaker::Domain': {
    data: {
      holds: ({ properties }) => isOneOf(properties.HomeEfsFileSystemCreation, ['Disabled']) !== 'yes',
      awsBackup: 'not supported',
    },
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-domain.html
    encryptedAtRest: ALWAYS,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    // Its applications are started from images of AWS or of the user.
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    // Studio has an address, for users of IAM or IAM Identity Center.
    exposure: { internet: () => 'yes', admission: BY_AUTHENTICATION, webAcl: 'not supported' },
    server: NOT_APPLICABLE,
  },
  'AWS::SageMaker::FeatureGroup': {
    // The offline store is a bucket.
    data: { holds: (group) => isOnline(group) !== 'no', awsBackup: 'not supported' },
    encryptedAtRest: featureEncryption,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

function isOnline({ properties }: TemplateResource): Answer {
  return isTrue(within(properties.OnlineStoreConfig, 'EnableOnlineStore'));
}

/** No page of AWS states how an online store without a key is encrypted. */
function featureEncryption(group: TemplateResource): EncryptionAnswer {
  if (isOnline(group) === 'no') return NOT_APPLICABLE;
  const key = within(group.properties.OnlineStoreConfig, 'SecurityConfig', 'KmsKeyId');
  return isSet(key) === 'yes' ? 'yes' : 'unknown';
}
