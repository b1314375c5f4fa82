import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon ECR. */
export const ECR: ServiceFacts = {
  'AWS::ECR::Repository': {
    // Images are built again.
    data: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_EncryptionConfiguration.html
    encryptedAtRest: ALWAYS,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
