import {
  type Placed,
  MET,
  IMPORTED,
  UNKNOWN,
  NOT_MET,
  ATTRIBUTE,
  checkOutcome,
  type Properties,
} from '../../check-outcome';

const FUNCTION = 'AWS::Lambda::Function';

const PERMISSION = 'AWS::Lambda::Permission';

const SERVICE = 'AWS::ECS::Service';

const called = (properties: Properties = {}): Placed => ({
  Function: [FUNCTION, properties],
  Url: ['AWS::Lambda::Url', { TargetFunctionArn: { 'Fn::GetAtt': ['Function', 'Arn'] } }],
});

const permitted = (Principal: unknown): Placed => ({
  Function: [FUNCTION, {}],
  Caller: [PERMISSION, { FunctionName: { Ref: 'Function' }, Principal }],
});

const asked = (placed: Placed) => checkOutcome('SRV-1.min-instances', placed);

describe('functions where servers are asked for', () => {
  test.each<[string, Placed, string]>([
    ['one with a URL', called(), MET],
    ['one that a load balancer may call', permitted('apigateway.amazonaws.com'), MET],
    ['one that the template’s parameter lets call', permitted(IMPORTED), MET],
    [
      'one that takes what stands in a queue',
      {
        Function: [FUNCTION, {}],
        Caller: ['AWS::Lambda::EventSourceMapping', { FunctionName: { Ref: 'Function' } }],
      },
      MET,
    ],
    [
      'one that is called by its alias',
      {
        Function: [FUNCTION, {}],
        Live: ['AWS::Lambda::Alias', { FunctionName: { Ref: 'Function' } }],
        Caller: [PERMISSION, { FunctionName: { Ref: 'Live' }, Principal: 'sns.amazonaws.com' }],
      },
      MET,
    ],
    ['one that nothing calls', { Function: [FUNCTION, {}] }, UNKNOWN],
    ['one that rotates a secret', permitted('secretsmanager.amazonaws.com'), UNKNOWN],
    [
      'one beside a caller of another',
      { Function: [FUNCTION, {}], Caller: [PERMISSION, { FunctionName: 'another' }] },
      UNKNOWN,
    ],
    ['one that may run ten times at once', called({ ReservedConcurrentExecutions: 10 }), MET],
    ['one of which none may run', called({ ReservedConcurrentExecutions: 0 }), NOT_MET],
    ['one of which nobody knows', called({ ReservedConcurrentExecutions: IMPORTED }), UNKNOWN],
    ['one of which it is told later', called({ ReservedConcurrentExecutions: ATTRIBUTE }), UNKNOWN],
    [
      'one that helps a service, and is called by nobody',
      { Service: [SERVICE, {}], Function: [FUNCTION, { ReservedConcurrentExecutions: 0 }] },
      MET,
    ],
    [
      'one beside a service, of which none may run',
      { Service: [SERVICE, {}], ...called({ ReservedConcurrentExecutions: 0 }) },
      NOT_MET,
    ],
  ])('%s', (_what, placed, state) => {
    expect(asked(placed).state).toBe(state);
  });

  test('what was looked at is what is called', () => {
    const placed = { ...called(), Helper: [FUNCTION, {}] } as const;

    expect(asked(placed).resources.map(({ logicalId }) => logicalId)).toEqual(['Function']);
  });

  test('the reason counts functions where there are any', () => {
    expect(asked({ Service: [SERVICE, {}] }).reason).toBe(
      'Each server has the minimum number of instances, 1 (servers: 1).',
    );
    expect(asked(called()).reason).toBe(
      'Each server has the minimum number of instances, 1 (servers: 0), and Lambda scales each function (functions: 1).',
    );
  });
});
