import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { keyArn } from './codec/arn';
import { decoded, type Decoded } from './codec/decoded';

/** An existing key for everything at rest. */
export const dataKeyCodec = decoded(keyArn, (arn): Decoded<string, IKey> => ({
  written: arn,
  located: [{ path: [], arn }],
  create: (scope) => Key.fromKeyArn(scope, 'Key', arn),
}));
