import { PartnerControl } from '../../../../lib/requirements/declarations';
import { type Properties, type Placed, checkOutcome, NOT_MET, MET } from '../../check-outcome';

const partner = { name: 'Acme', account: '444455556666', control: PartnerControl.ROLE };

/** The control actions that a partner lacks who may start this document only. */
function missingActions(document: Properties): string[] {
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
  ['that scales to zero', steps(call('UpdateService', { desiredCount: 0 })), ['start', 'redeploy']],
  ['that scales to two', steps(call('UpdateService', { DesiredCount: 2 })), ['stop', 'redeploy']],
  ['that scales to a parameter', steps(call('UpdateService', { desiredCount: '{{ Count }}' })), ['redeploy']],
  ['that scales a group', steps(call('SetDesiredCapacity', { DesiredCapacity: 0 })), ['start', 'redeploy']],
  [
    'that sets the minimum capacity of a target',
    steps(call('RegisterScalableTarget', { MinCapacity: 1 })),
    ['stop', 'redeploy'],
  ],
  [
    'that forces a new deployment',
    steps(call('UpdateService', { forceNewDeployment: true })),
    ['start', 'stop'],
  ],
  ['that changes nothing', steps(call('UpdateService')), ['start', 'stop', 'redeploy']],
  [
    'that describes services with a count',
    steps(call('DescribeServices', { desiredCount: 0 })),
    ['start', 'stop', 'redeploy'],
  ],
  [
    'as JSON text',
    { Content: JSON.stringify(steps(call('StartInstances'), call('StopInstances')).Content) },
    ['redeploy'],
  ],
  ['that is not JSON', { Content: '---' }, ['start', 'stop', 'redeploy']],
])('a document %s', (_what, document, missing) => {
  expect(missingActions(document)).toEqual(missing);
});

test('only an Automation document of that name counts', () => {
  const whole = steps(call('StartInstances'), call('StopInstances'), call('RebootInstances'));

  expect(missingActions(whole)).toEqual([]);
  expect(missingActions({ ...whole, DocumentType: 'Command' })).toEqual(['start', 'stop', 'redeploy']);
  expect(missingActions({ ...whole, Name: 'another' })).toEqual(['start', 'stop', 'redeploy']);
});
