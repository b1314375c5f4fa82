import { any, isSet, isTrue } from './answers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon SQS, whose messages are on their way. */
export const SQS: ServiceFacts = {
  'AWS::SQS::Queue': {
    data: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
    encryptedAtRest: ({ properties: { KmsMasterKeyId, SqsManagedSseEnabled } }) =>
      any([isSet(KmsMasterKeyId), isTrue(SqsManagedSseEnabled, true)]),
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
