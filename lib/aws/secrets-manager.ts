import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** AWS Secrets Manager. */
export const SECRETS_MANAGER: ServiceFacts = {
  'AWS::SecretsManager::Secret': {
    // A secret is generated again, and rotated.
    data: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
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
