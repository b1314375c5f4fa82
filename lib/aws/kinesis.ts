import { isSet } from './answers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon Kinesis and Amazon Data Firehose, whose records are on their way to a store. */
export const KINESIS: ServiceFacts = {
  'AWS::Kinesis::Stream': {
    data: NOT_APPLICABLE,
    encryptedAtRest: ({ properties }) => isSet(properties.StreamEncryption),
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    data: NOT_APPLICABLE,
    // One that reads from a Kinesis stream is encrypted as that one.
    encryptedAtRest: ({ properties }) =>
      properties.KinesisStreamSourceConfiguration === undefined
        ? isSet(properties.DeliveryStreamEncryptionConfigurationInput)
        : NOT_APPLICABLE,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
