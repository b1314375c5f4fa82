import { type Check, defineCheck } from '../../../lib/compliance/checks/check';
import { CHECKS } from '../../../lib/compliance/checks/checks';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { OutcomeState } from '../../../lib/compliance/outcome';
import { runCheck, runChecks } from '../../../lib/compliance/run-checks';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { DECLARATIONS } from '../compliant-staging';

const CONTEXT = {
  declarations: DECLARATIONS,
  profile: resolveProfile(StageKind.STAGING, { conditions: [] }),
};

const FAILING = defineCheck({
  id: 'X-1.failing',
  title: 'A check that fails',
  remediation: 'None.',
  findings: {},
  evaluate: () => {
    throw new Error('no such property');
  },
});

test('a check that fails with an error is not met', () => {
  const checks = new Map([[FAILING.id, FAILING]]);

  const result = runCheck(FAILING.id, modelFromTemplate({}), CONTEXT, checks);

  expect(result).toMatchObject({ check: 'X-1.failing', title: 'A check that fails', state: 'not met' });
  expect(result.findings).toMatchObject([
    { id: 'EVAL.check-failed', reason: 'Check X-1.failing failed: no such property.' },
  ]);
});

test('a check that is not registered is not met', () => {
  const [result] = runChecks(['X-1.unknown'], modelFromTemplate({}), CONTEXT);

  expect(result.state).toBe('not met');
  expect(result.findings.map(({ id }) => id)).toEqual(['EVAL.check-not-registered']);
});

test('a check that others ask for is evaluated once', () => {
  let evaluated = 0;
  const outcome = { state: OutcomeState.MET, explanation: 'All is well.', resources: [], findings: [] };
  const counted = { ...FAILING, id: 'X-1.counted', evaluate: () => ((evaluated += 1), outcome) };
  const asking = ['X-1.first', 'X-1.second'].map((id): Check => ({
    ...FAILING,
    id,
    evaluate: (_model, { outcomeOfCheck }) => outcomeOfCheck('X-1.counted'),
  }));
  const checks = new Map<string, Check>([counted, ...asking].map((check) => [check.id, check]));

  const results = runChecks(
    ['X-1.first', 'X-1.second', 'X-1.counted', 'X-1.first'],
    modelFromTemplate({}),
    CONTEXT,
    checks,
  );

  expect(results.map(({ check, reason }) => [check, reason])).toEqual([
    ['X-1.first', 'All is well.'],
    ['X-1.second', 'All is well.'],
    ['X-1.counted', 'All is well.'],
  ]);
  expect(evaluated).toBe(1);
});

const INVALID: Record<string, unknown> = {
  'no value': null,
  'no resources': {},
  'a list of resources': { Resources: [1, 'two', null] },
  'resources without type or properties': { Resources: { One: {}, Two: null, Three: 'three' } },
  'intrinsic functions everywhere': {
    Resources: {
      Group: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { SecurityGroupIngress: { 'Fn::If': ['A', [], []] }, SecurityGroupEgress: { Ref: 'X' } },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: { 'Fn::If': ['A', {}, {}] },
          Policies: { 'Fn::Transform': {} },
        },
      },
      Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: '{ truncated' } },
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: { DesiredCount: { 'Fn::FindInMap': ['A', 'B', 'C'] } },
      },
      Document: {
        Type: 'AWS::SSM::Document',
        Properties: { DocumentType: 'Automation', Content: '---\nyaml' },
      },
      Balancer: {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        Properties: { SecurityGroups: { Ref: 'X' } },
      },
    },
  },
  'circular references': {
    Parameters: { A: {} },
    Resources: {
      Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { A: { Ref: 'A' } } } },
    },
  },
};

test.each(Object.keys(INVALID))('no check fails for a template with %s', (what) => {
  const results = runChecks([...CHECKS.keys()], modelFromTemplate(INVALID[what]), CONTEXT);

  const ids = results.flatMap(({ findings }) => findings.map(({ id }) => id));
  expect(ids.filter((id) => id === 'EVAL.check-failed')).toEqual([]);
});
