import { PartnerControl } from '../../../../lib/requirements/declarations';
import { type Properties, type Placed, checkOutcome, NOT_MET, MET } from '../../check-outcome';

const partner = { name: 'Acme', account: '444455556666', control: PartnerControl.ROLE };

/** What a partner can do who may run one document, as the check misses it. */
function lacking(document: Properties): string[] {
  const statements = [
    { Effect: 'Allow', Action: 'ecs:Describe*', Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'ssm:StartAutomationExecution',
      Resource: 'arn:aws:ssm:eu-west-1:111122223333:automation-definition/control:1',
    },
  ];
  const placed: Placed = {
    Control: ['AWS::SSM::Document', { DocumentType: 'Automation', Name: 'control', ...document }],
    Role: [
      'AWS::IAM::Role',
      {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { AWS: partner.account }, Action: 'sts:AssumeRole' }],
        },
        Policies: [{ PolicyDocument: { Statement: statements } }],
      },
    ],
  };
  const { state, findings } = checkOutcome('STG-3.partner-control', placed, { partner });
  expect(state).toBe(findings.length > 0 ? NOT_MET : MET);
  return findings.flatMap(({ parameters: { action = [] } }) => action);
}

const steps = (...mainSteps: Properties[]) => ({ Content: { mainSteps } });

const call = (Api: string, inputs: Properties = {}) => ({
  action: 'aws:executeAwsApi',
  inputs: { Api, ...inputs },
});

const state = (DesiredState: string) => ({ action: 'aws:changeInstanceState', inputs: { DesiredState } });

test.each<[string, Properties, string[]]>([
  ['that does nothing', steps(), ['start', 'stop', 'redeploy']],
  ['that starts instances', steps(state('running')), ['stop', 'redeploy']],
  ['that stops instances', steps(state('stopped')), ['start', 'redeploy']],
  ['that starts a database', steps(call('StartDBInstance')), ['stop', 'redeploy']],
  ['that stops a database', steps(call('StopDBInstance')), ['start', 'redeploy']],
  ['that reboots', steps(call('RebootInstances')), ['start', 'stop']],
  ['that scales to none', steps(call('UpdateService', { desiredCount: 0 })), ['start', 'redeploy']],
  ['that scales to some', steps(call('UpdateService', { DesiredCount: 2 })), ['stop', 'redeploy']],
  ['that scales as it is told', steps(call('UpdateService', { desiredCount: '{{ Count }}' })), ['redeploy']],
  ['that scales a group', steps(call('SetDesiredCapacity', { DesiredCapacity: 0 })), ['start', 'redeploy']],
  ['that bounds a target', steps(call('RegisterScalableTarget', { MinCapacity: 1 })), ['stop', 'redeploy']],
  ['that deploys anew', steps(call('UpdateService', { forceNewDeployment: true })), ['start', 'stop']],
  ['that changes nothing', steps(call('UpdateService')), ['start', 'stop', 'redeploy']],
  [
    'that only says a count',
    steps(call('DescribeServices', { desiredCount: 0 })),
    ['start', 'stop', 'redeploy'],
  ],
  [
    'in text',
    { Content: JSON.stringify(steps(call('StartInstances'), call('StopInstances')).Content) },
    ['redeploy'],
  ],
  ['that nobody can read', { Content: '---' }, ['start', 'stop', 'redeploy']],
])('a document %s', (_what, document, missing) => {
  expect(lacking(document)).toEqual(missing);
});

test('only a document that is an automation, and of that name, is one that may be run', () => {
  const whole = steps(call('StartInstances'), call('StopInstances'), call('RebootInstances'));

  expect(lacking(whole)).toEqual([]);
  expect(lacking({ ...whole, DocumentType: 'Command' })).toEqual(['start', 'stop', 'redeploy']);
  expect(lacking({ ...whole, Name: 'another' })).toEqual(['start', 'stop', 'redeploy']);
});
