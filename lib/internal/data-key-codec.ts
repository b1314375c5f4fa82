import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { keyArn } from './codec/arn';
import { decoded, type Decoded } from './codec/decoded';
import { described } from './option-descriptions';

/** An existing key for everything at rest. */
export const dataKeyCodec = described(
  'StageEnvProps.dataKey',
  decoded(keyArn, (arn): Decoded<string, IKey> => ({
    written: arn,
    located: [{ path: [], arn }],
    create: (scope) => Key.fromKeyArn(scope, 'Key', arn),
  })),
  "The ARN of the KMS key for everything at rest. Its policy must let CloudWatch Logs of the Region use it. Default: a key of the environment's own, rotated every year.",
);
