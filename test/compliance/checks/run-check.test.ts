import { CHECKS, runCheck } from '../../../lib/compliance/checks/checks';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/stage-profile';
import { DECLARATIONS } from '../compliant-staging';

const CONTEXT = {
  declarations: DECLARATIONS,
  profile: resolveProfile(StageKind.STAGING, { conditions: [] }),
};

test('a check that breaks down is a finding, never a pass', () => {
  const broken = {
    title: 'broken',
    remediation: 'none',
    examine: () => {
      throw new Error('no such property');
    },
  };

  const result = runCheck('X-1.broken', modelFromTemplate({}), CONTEXT, { 'X-1.broken': broken });

  expect(result.state).toBe('not met');
  expect(result.findings).toEqual([{ state: 'not met', reason: 'the check failed: no such property' }]);
});

test('a check that does not exist is a finding, never a pass', () => {
  expect(runCheck('X-1.unknown', modelFromTemplate({}), CONTEXT)).toMatchObject({
    state: 'not met',
    reason: "there is no check 'X-1.unknown'",
  });
});

const HOSTILE: Record<string, unknown> = {
  'no template at all': null,
  'no resources': {},
  'resources that are a list': { Resources: [1, 'two', null] },
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
  'references in a circle': {
    Parameters: { A: {} },
    Resources: {
      Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { A: { Ref: 'A' } } } },
    },
  },
};

test.each(Object.keys(HOSTILE))('no check breaks down over a template with %s', (what) => {
  const results = Object.keys(CHECKS).map((id) => runCheck(id, modelFromTemplate(HOSTILE[what]), CONTEXT));

  expect(results.filter(({ reason }) => reason.startsWith('the check failed'))).toEqual([]);
});
