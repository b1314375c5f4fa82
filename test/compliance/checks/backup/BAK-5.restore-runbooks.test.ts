import { type Placed, type Properties, MET, NOT_MET, checkOutcome } from '../../check-outcome';

const DATABASE = 'AWS::RDS::DBInstance';

const orders = (properties: Properties = {}): Placed => ({
  Orders: [DATABASE, { DBInstanceIdentifier: 'orders', ...properties }],
});

const ARN = 'arn:aws:rds:eu-west-1:111122223333:db:orders';

describe('BAK-5.restore-runbooks', () => {
  const runbook = (Content: unknown): Placed => ({
    ...orders(),
    Runbook: ['AWS::SSM::Document', { DocumentType: 'Automation', Content }],
  });
  const call = (inputs: Properties, action = 'aws:executeAwsApi') => ({ name: 'restore', action, inputs });
  const restore = { Service: 'backup', Api: 'StartRestoreJob' };
  const named = { ...restore, Store: { Ref: 'Orders' } };

  test.each<[string, unknown, string]>([
    ['by reference', { mainSteps: [call(named)] }, MET],
    [
      'by reference outside of its steps',
      { parameters: { Store: { Ref: 'Orders' } }, mainSteps: [call(restore)] },
      MET,
    ],
    [
      'by its ARN',
      { mainSteps: [call({ ...restore, Metadata: { Store: ARN, Empty: null, Count: 1 } })] },
      MET,
    ],
    ['by its ARN, as text', JSON.stringify({ mainSteps: [call({ ...restore, Store: ARN })] }), MET],
    [
      'by an API action of its service',
      { mainSteps: [call({ ...named, Api: 'RestoreDBInstanceFromDBSnapshot' })] },
      MET,
    ],
    ['of another ARN', { mainSteps: [call({ ...restore, Store: `${ARN}-old` })] }, NOT_MET],
    ['by its name only', { mainSteps: [call({ ...restore, Store: 'orders' })] }, NOT_MET],
    ['by a wildcard, which is no ARN', { mainSteps: [call({ ...restore, Store: '*' })] }, NOT_MET],
    ['without a data store', { mainSteps: [call(restore)] }, NOT_MET],
    ['by another API action', { mainSteps: [call({ ...named, Api: 'DescribeRestoreJob' })] }, NOT_MET],
    ['by another action', { mainSteps: [call(named, 'aws:sleep')] }, NOT_MET],
    ['after another step', { mainSteps: [call({}, 'aws:sleep'), call(named)] }, MET],
    ['in YAML, which is not parsed', '---\nmainSteps: []', NOT_MET],
  ])('%s: %s', (_what, content, state) => {
    expect(checkOutcome('BAK-5.restore-runbooks', runbook(content)).state).toBe(state);
  });
});

test('a runbook names its data store in a variable of Fn::Sub', () => {
  const text = {
    'Fn::Sub': ['restore ${Store}', { Store: { 'Fn::GetAtt': ['Orders', 'Endpoint.Address'] } }],
  };
  const step = {
    action: 'aws:executeAwsApi',
    inputs: { Service: 'rds', Api: 'RestoreDBInstanceFromDBSnapshot', Text: text },
  };

  expect(
    checkOutcome('BAK-5.restore-runbooks', {
      Orders: ['AWS::RDS::DBInstance', {}],
      Runbook: ['AWS::SSM::Document', { DocumentType: 'Automation', Content: { mainSteps: [step] } }],
    }).state,
  ).toBe(MET);
});
