import { OutcomeState } from '../../../lib/compliance/outcome';
import { App, CfnOutput, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { buildLedger } from '../../../lib/compliance/ledger/build-ledger';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import { modelFromScope } from '../../../lib/compliance/model/from-scope';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { ACCOUNT, compliantStack, DECLARATIONS } from '../compliant-staging';

const ENV = { account: ACCOUNT, region: 'eu-west-1' };

function verdicts(model: ResourceModel): readonly { check: string; state: OutcomeState; reason: string }[] {
  const profile = resolveProfile(StageKind.STAGING, { conditions: [] });
  const ledger = buildLedger({ model, profile, declarations: DECLARATIONS, nag: [] });
  const required = ledger.requirements.filter((requirement) => requirement.required);
  return required.flatMap(({ checks }) =>
    checks.map(({ check, state, reason }) => ({ check, state, reason })),
  );
}

test('the same environment has the same outcomes as a scope, an assembly and a template', () => {
  const app = new App();
  const stack = compliantStack(app);
  const template = Template.fromStack(stack).toJSON();

  const fromScope = verdicts(modelFromScope(stack));
  const fromAssembly = verdicts(modelFromPath(app.outdir));
  const fromTemplate = verdicts(modelFromTemplate(template, { name: 'Shop', ...ENV }));

  expect(fromScope.filter(({ state }) => state !== OutcomeState.NOT_APPLICABLE).length).toBeGreaterThan(5);
  expect(fromScope.filter(({ state }) => state === OutcomeState.NOT_MET)).toEqual([]);
  expect(fromAssembly).toEqual(fromScope);
  expect(fromTemplate).toEqual(fromScope);
});

describe('a scope', () => {
  test('has the resources below it, and not others of the same stack', () => {
    const stack = new Stack(new App(), 'Shop');
    const ours = new Construct(stack, 'Ours');
    new sns.Topic(ours, 'Topic');
    new s3.Bucket(stack, 'Unrelated');

    const model = modelFromScope(ours);

    expect(model.resources.map(({ constructPath }) => constructPath)).toEqual(['Shop/Ours/Topic/Resource']);
  });

  test('has resources that are attached to its resources from outside', () => {
    const stack = new Stack(new App(), 'Shop');
    const ours = new Construct(stack, 'Ours');
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['eu-west-1a'],
    });
    const group = new ec2.SecurityGroup(ours, 'Group', { vpc });
    new ec2.CfnSecurityGroupIngress(stack, 'Opening', {
      groupId: group.securityGroupId,
      ipProtocol: 'tcp',
      cidrIp: '0.0.0.0/0',
    });

    expect(modelFromScope(ours).ofType('AWS::EC2::SecurityGroupIngress')).toHaveLength(1);
  });

  test('has the support stacks that are passed', () => {
    const app = new App();
    const stack = new Stack(app, 'Shop', { env: ENV });
    const support = new Stack(app, 'ShopSupport', { env: { ...ENV, region: 'eu-central-1' } });
    new sns.Topic(support, 'Topic');

    const model = modelFromScope(stack, support);

    expect(model.ofType('AWS::SNS::Topic').map((topic) => topic.stack.region)).toEqual(['eu-central-1']);
  });

  test('may be a whole application', () => {
    const app = new App();
    new sns.Topic(new Stack(new Stage(app, 'One'), 'Shop'), 'Topic');
    new sns.Topic(new Stack(app, 'Shop'), 'Topic');

    expect(modelFromScope(app).ofType('AWS::SNS::Topic')).toHaveLength(2);
  });

  test('can be modeled while another stage of the application has an error', () => {
    const app = new App();
    const ours = new Stack(new Stage(app, 'Ours'), 'Shop');
    new sns.Topic(ours, 'Topic');
    const broken = new Stack(new Stage(app, 'Broken'), 'Shop');
    broken.node.addValidation({ validate: () => ['it is broken'] });

    expect(modelFromScope(ours).resources).toHaveLength(1);
    expect(() => modelFromScope(broken)).toThrow(/it is broken/);
  });

  test('has values as they are synthesized, including overrides', () => {
    const stack = new Stack(new App(), 'Shop');
    const bucket = new s3.CfnBucket(stack, 'Bucket', { bucketName: 'one' });
    bucket.addPropertyOverride('BucketName', 'two');

    expect(modelFromScope(stack).resources[0]?.properties).toEqual({ BucketName: 'two' });
  });
});

describe('references', () => {
  const flavours: [string, Record<string, unknown>][] = [
    ['strong references between stacks', { '@aws-cdk/core:defaultCrossStackReferences': 'strong' }],
    ['weak references between stacks', { '@aws-cdk/core:defaultCrossStackReferences': 'weak' }],
  ];

  function application(context: Record<string, unknown>): App {
    const app = new App({ context });
    const stage = new Stage(app, 'Staging', { env: ENV });
    const producer = new Stack(stage, 'Producer');
    const nested = new NestedStack(producer, 'Nested');
    const consumer = new Stack(stage, 'Consumer');
    const bucket = new s3.Bucket(producer, 'Bucket');
    const inner = new sns.Topic(nested, 'Inner', { displayName: bucket.bucketArn });
    new sns.Topic(consumer, 'OfBucket', { displayName: bucket.bucketArn });
    new sns.Topic(consumer, 'OfInner', { displayName: inner.topicName });
    new CfnOutput(consumer, 'Out', { value: inner.topicArn });
    app.synth();
    return app;
  }

  test.each(flavours)('are followed across stacks, nested stacks and stages: %s', (_what, context) => {
    const model = modelFromPath(application(context).outdir);

    const followed = model.ofType('AWS::SNS::Topic').map((topic) => {
      const { resource } = model.follow(topic.properties.DisplayName, topic.stack);
      return [topic.constructPath, resource?.constructPath];
    });
    expect(Object.fromEntries(followed)).toEqual({
      'Staging/Producer/Nested/Inner/Resource': 'Staging/Producer/Bucket/Resource',
      'Staging/Consumer/OfBucket/Resource': 'Staging/Producer/Bucket/Resource',
      'Staging/Consumer/OfInner/Resource': 'Staging/Producer/Nested/Inner/Resource',
    });
  });

  test('to one resource have the same text in every template', () => {
    const model = modelFromPath(application(flavours[0]?.[1] ?? {}).outdir);

    const texts = model
      .ofType('AWS::SNS::Topic')
      .filter(({ logicalId }) => !logicalId.startsWith('OfInner'))
      .map(({ properties, stack }) => model.text(properties.DisplayName, stack));
    expect(new Set(texts.filter((text) => text.includes('Bucket'))).size).toBe(1);
  });

  test('to a resource in no template are known only at deployment', () => {
    const model = modelFromTemplate({ Resources: { One: { Type: 'AWS::SNS::Topic' } } });
    const [stack] = model.stacks;

    for (const value of [
      { Ref: 'Parameter' },
      { 'Fn::ImportValue': 'x' },
      { 'Fn::If': ['A', 1, 2] },
      'sg-1',
    ]) {
      expect(model.follow(value, stack)).toEqual({
        unresolvable: expect.stringContaining('only at deployment') as unknown,
      });
    }
  });
});

describe('text', () => {
  test.each([
    ['a literal', 'plain', 'plain'],
    ['a number', 5432, '5432'],
    ['a known account', { Ref: 'AWS::AccountId' }, ACCOUNT],
    ['an unknown region', { Ref: 'AWS::Region' }, '${AWS::Region}'],
    ['a join', { 'Fn::Join': ['/', ['a', { Ref: 'Vpc' }]] }, 'a/${Shop/Vpc}'],
    ['a substitution', { 'Fn::Sub': ['${X}-${Vpc.CidrBlock}', { X: 'x' }] }, 'x-10.0.0.0/16'],
    ['an attribute that is a property', { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, '10.0.0.0/16'],
    ['an attribute in one string', { 'Fn::GetAtt': 'Vpc.Arn' }, '${Shop/Vpc.Arn}'],
  ])('of %s', (_what, value, expected) => {
    const model = modelFromTemplate(
      { Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } } },
      { name: 'Shop', account: ACCOUNT },
    );
    const [stack] = model.stacks;

    expect(model.text(value, stack)).toBe(expected);
  });
});
