import { App, CfnJson, type CfnResource, CustomResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as deployment from 'aws-cdk-lib/aws-s3-deployment';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as custom from 'aws-cdk-lib/custom-resources';
import { typeGapsOf } from '../../lib/compliance/evaluation/type-gaps';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';

const env = { account: '111122223333', region: 'eu-west-1' };

function gapsIn(add: (stack: Stack) => void): readonly string[] {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Shop', { env });
  add(stack);
  const model = modelFromTemplate(Template.fromStack(stack).toJSON());
  expect(model.resources.filter(({ type }) => type.startsWith('Custom::'))).not.toEqual([]);
  return typeGapsOf(model, {}).map(({ type }) => type);
}

function functionIn(stack: Stack): lambda.Function {
  return new lambda.Function(stack, 'Function', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = () => {};'),
  });
}

test.each<[string, (stack: Stack) => void]>([
  [
    'deletes the objects of a bucket',
    (stack) =>
      new s3.Bucket(stack, 'Bucket', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true }),
  ],
  [
    'sets the notifications of a bucket',
    (stack) => {
      const target = new notifications.LambdaDestination(functionIn(stack));
      new s3.Bucket(stack, 'Bucket').addObjectCreatedNotification(target);
    },
  ],
  [
    'copies files into a bucket',
    (stack) =>
      new deployment.BucketDeployment(stack, 'Files', {
        destinationBucket: new s3.Bucket(stack, 'Bucket'),
        sources: [deployment.Source.data('index.html', 'Shop')],
      }),
  ],
  [
    'sets the retention of a log',
    (stack) =>
      new logs.LogRetention(stack, 'Retention', {
        logGroupName: '/shop',
        retention: logs.RetentionDays.ONE_MONTH,
      }),
  ],
  [
    'restricts a default security group',
    (stack) => new ec2.Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: true }),
  ],
  [
    'resolves keys of an object',
    (stack) =>
      new CfnJson(stack, 'Json', { value: { [new s3.Bucket(stack, 'Bucket').bucketName]: 'uploads' } }),
  ],
])('the function of the CDK that %s is known', (_what, add) => {
  expect(gapsIn(add)).toEqual([]);
});

describe('an API call of the CDK', () => {
  function call(action: string, parameters: object = {}) {
    return (stack: Stack): void => {
      new custom.AwsCustomResource(stack, 'Call', {
        onUpdate: {
          service: 'S3',
          action,
          parameters,
          physicalResourceId: custom.PhysicalResourceId.of('call'),
        },
        policy: custom.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }),
      });
    };
  }

  test('that reads is known', () => {
    expect(gapsIn(call('listBuckets'))).toEqual([]);
  });

  test('that reads by a value known only at deployment is known', () => {
    const gaps = gapsIn((stack) => {
      call('headBucket', { Bucket: new s3.Bucket(stack, 'Bucket').bucketName })(stack);
    });

    expect(gaps).toEqual([]);
  });

  test('that changes something may create resources of any kind', () => {
    expect(gapsIn(call('createBucket'))).toEqual(['Custom::AWS']);
  });
});

test('a custom resource of an own function may be of any kind, whatever its type is', () => {
  const gaps = gapsIn((stack) => {
    const { functionArn } = functionIn(stack);
    const own = new CustomResource(stack, 'Own', {
      serviceToken: functionArn,
      resourceType: 'Custom::LogRetention',
    });
    (own.node.defaultChild as CfnResource).overrideLogicalId('LogRetention');
  });

  expect(gaps).toEqual(['Custom::LogRetention']);
});
