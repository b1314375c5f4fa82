import { App, Stack, Stage, Token, Validations } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packOf } from './pack-of';

const CONTEXT = { '@aws-cdk/core:failSynthOnValidationErrors': false };

function environment(app = new App({ context: CONTEXT })): {
  app: App;
  stack: Stack;
  scope: Construct;
  bucket: s3.Bucket;
} {
  const stack = new Stack(new Stage(app, 'Staging'), 'Shop');
  const scope = new Construct(stack, 'Shop');
  return { app, stack, scope, bucket: new s3.Bucket(scope, 'Bucket', { enforceSSL: true }) };
}

interface Violations {
  readonly ruleName: string;
  readonly reason?: string;
}

function reported(app: App): { conclusion: string; violations: string[]; suppressed: Violations[] } {
  app.synth();
  const text = readFileSync(join(app.outdir, 'validation-report.json'), 'utf8');
  const { pluginReports } = JSON.parse(text) as {
    pluginReports: { conclusion: string; violations: Violations[]; suppressedViolations?: Violations[] }[];
  };
  const [report] = pluginReports;
  return {
    conclusion: report.conclusion,
    violations: report.violations.map(({ ruleName }) => ruleName),
    suppressed: report.suppressedViolations ?? [],
  };
}

test('counts how often each rule passes, fails and does not apply', () => {
  const { result } = packOf('AwsSolutions', environment().scope);

  const rule = (id: string) => result.rules.find(({ rule }) => rule === `AwsSolutions-${id}`);
  // The resources are a bucket and its policy: S10 evaluates both, S1 one, RDS3 none.
  expect(rule('S1')).toMatchObject({ failed: 1, passed: 0, notApplicable: 1, level: 'error' });
  expect(rule('S10')).toMatchObject({ failed: 0, passed: 2, notApplicable: 0 });
  expect(rule('RDS3')).toMatchObject({ failed: 0, passed: 0, notApplicable: 2 });
  expect(result.rules).toHaveLength(131);
});

test('lists the rules in the order of their names', () => {
  const rules = packOf('AwsSolutions', environment().scope).result.rules.map(({ rule }) => rule);

  expect(rules).toEqual([...rules].sort());
});

test('names the resource of a finding', () => {
  const { result } = packOf('AwsSolutions', environment().scope);

  expect(result.findings).toContainEqual(
    expect.objectContaining({
      rule: 'AwsSolutions-S1',
      level: 'error',
      resource: expect.objectContaining({
        constructPath: 'Staging/Shop/Shop/Bucket/Resource',
        stack: 'Staging-Shop',
      }) as unknown,
    }),
  );
});

test('evaluates its own environment only', () => {
  const { app, stack, scope } = environment();
  new s3.Bucket(stack, 'Unrelated');
  const pack = packOf('AwsSolutions', scope);
  Validations.of(scope).addPlugins(pack);
  app.synth();

  expect(
    pack.result.findings.filter(({ resource }) => resource.constructPath?.includes('Unrelated')),
  ).toEqual([]);
});

test('an acknowledgement with the prefix of the pack is in the report of the CDK, and in the result', () => {
  const { app, scope, bucket } = environment();
  const pack = packOf('AwsSolutions', scope);
  Validations.of(scope).addPlugins(pack);
  Validations.of(bucket).acknowledge({ id: 'AwsSolutions::AwsSolutions-S1', reason: 'nothing to log' });

  const { conclusion, violations, suppressed } = reported(app);

  expect(conclusion).toBe('success');
  expect(violations).toEqual([]);
  expect(suppressed).toEqual([
    expect.objectContaining({ ruleName: 'AwsSolutions-S1', reason: 'nothing to log' }),
  ]);
  expect(pack.result.findings).toEqual([]);
  expect(pack.result.acknowledgements).toEqual([
    expect.objectContaining({ reason: 'nothing to log', acknowledgedAt: 'Staging/Shop/Shop/Bucket' }),
  ]);
  expect(pack.result.rules.find(({ rule }) => rule === 'AwsSolutions-S1')).toMatchObject({
    acknowledged: 1,
    failed: 0,
  });
});

test('an acknowledgement without the prefix, which the report of the CDK omits, is in the result', () => {
  const { scope, bucket } = environment();
  Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: 'nothing to log' });

  const { result } = packOf('AwsSolutions', scope);

  expect(result.findings).toEqual([]);
  expect(result.acknowledgements).toMatchObject([{ rule: 'AwsSolutions-S1', reason: 'nothing to log' }]);
});

test('an acknowledgement of one finding of a rule does not cover other findings', () => {
  const { scope } = environment();
  const role = new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com'),
  });
  role.addToPolicy(new iam.PolicyStatement({ actions: ['sqs:*'], resources: ['*'] }));
  Validations.of(role).acknowledge({
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    reason: 'the action has no resources',
  });

  const { result } = packOf('AwsSolutions', scope);

  const rules = result.findings.map(({ rule }) => rule).filter((rule) => rule.includes('IAM5'));
  expect(rules).toEqual(['AwsSolutions-IAM5[Action::sqs:*]']);
  expect(result.acknowledgements).toMatchObject([{ rule: 'AwsSolutions-IAM5[Resource::*]' }]);
});

test('an error that is not acknowledged fails the validation, and is blocking', () => {
  const { app, scope } = environment();
  const pack = packOf('AwsSolutions', scope);
  Validations.of(scope).addPlugins(pack);

  expect(reported(app)).toMatchObject({ conclusion: 'failure', violations: ['AwsSolutions-S1'] });
  expect(pack.result.findings).toMatchObject([{ rule: 'AwsSolutions-S1', blocking: true }]);
});

test('names every construct that violates a rule', () => {
  const { scope } = environment();
  new s3.Bucket(scope, 'Other', { enforceSSL: true });
  const pack = packOf('AwsSolutions', scope);
  const { violations } = pack.validate();

  expect(
    violations.map(({ ruleName, violatingResources }) => [
      ruleName,
      violatingResources.map(({ constructPath }) => constructPath),
    ]),
  ).toEqual([['AwsSolutions-S1', ['Staging/Shop/Shop/Bucket/Resource', 'Staging/Shop/Shop/Other/Resource']]]);
});

test('each finding of a rule with several findings is a violation', () => {
  const { app, scope } = environment();
  const role = new iam.Role(scope, 'Role', {
    assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com'),
  });
  role.addToPolicy(new iam.PolicyStatement({ actions: ['sqs:*'], resources: ['*'] }));
  Validations.of(scope).addPlugins(packOf('AwsSolutions', scope));

  expect(reported(app).violations).toEqual(
    expect.arrayContaining(['AwsSolutions-IAM5[Action::sqs:*]', 'AwsSolutions-IAM5[Resource::*]']),
  );
});

test('a warning is a finding, and does not fail the validation', () => {
  const app = new App({ context: CONTEXT });
  const scope = new Construct(new Stack(app, 'Shop'), 'Shop');
  new dynamodb.CfnTable(scope, 'Table', { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] });
  const pack = packOf('AwsSolutions', scope);
  Validations.of(scope).addPlugins(pack);

  expect(reported(app)).toMatchObject({ conclusion: 'success', violations: ['AwsSolutions-DDB3'] });
  expect(pack.result.findings).toMatchObject([
    { rule: 'AwsSolutions-DDB3', level: 'warning', blocking: false },
  ]);
});

test('a rule that throws over an unknown value is a finding and a violation, never a pass', () => {
  const app = new App({ context: CONTEXT });
  const scope = new Construct(new Stack(app, 'Shop'), 'Shop');
  const instance = new rds.CfnDBInstance(scope, 'Database', { engine: 'postgres' });
  instance.multiAz = Token.asAny({ Ref: 'MultiAz' });

  const pack = packOf('AwsSolutions', scope);
  Validations.of(scope).addPlugins(pack);

  expect(reported(app).violations).toContain('AwsSolutions-RDS3');
  const { result } = pack;

  expect(result.rules.find(({ rule }) => rule === 'AwsSolutions-RDS3')).toMatchObject({
    unknown: 1,
    passed: 0,
  });
  expect(result.findings).toContainEqual(
    expect.objectContaining({
      rule: 'AwsSolutions-RDS3',
      description: expect.stringMatching(/cannot be evaluated: .*MultiAz/) as unknown,
    }),
  );
});
