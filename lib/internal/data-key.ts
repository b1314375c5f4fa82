import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { StageProfile } from '../requirements/stage-profile';

/**
 * The customer managed key for everything at rest in an environment: rotated every year; retained where the stage retains
 * data, otherwise deleted after seven days, the minimum of KMS.
 */
export function createDataKey(scope: Construct, profile: StageProfile): Key {
  const key = new Key(scope, 'DataKey', {
    description: `Data of ${scope.node.path}`,
    enableKeyRotation: true,
    removalPolicy: profile.retainsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    pendingWindow: Duration.days(profile.retainsData ? 30 : 7),
  });
  const stack = Stack.of(scope);
  // CloudWatch Logs uses a key only if its policy names the service, unlike services with the caller's permissions.
  key.grant(
    new ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`, {
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
            service: 'logs',
            resource: 'log-group',
            resourceName: '*',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
    'kms:Encrypt',
    'kms:Decrypt',
    'kms:ReEncrypt*',
    'kms:GenerateDataKey*',
    'kms:DescribeKey',
  );
  return key;
}
