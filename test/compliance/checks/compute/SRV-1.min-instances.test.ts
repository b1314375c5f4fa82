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

const resultOf = (placed: Placed) => checkOutcome('SRV-1.min-instances', placed);

describe('functions count as servers', () => {
  test.each<[string, Placed, string]>([
    ['one with a URL', called(), MET],
    ['one that a load balancer may call', permitted('apigateway.amazonaws.com'), MET],
    ['one with a permission for an imported principal', permitted(IMPORTED), MET],
    [
      'one with an event source mapping',
      {
        Function: [FUNCTION, {}],
        Caller: ['AWS::Lambda::EventSourceMapping', { FunctionName: { Ref: 'Function' } }],
      },
      MET,
    ],
    [
      'one that is invoked by its alias',
      {
        Function: [FUNCTION, {}],
        Live: ['AWS::Lambda::Alias', { FunctionName: { Ref: 'Function' } }],
        Caller: [PERMISSION, { FunctionName: { Ref: 'Live' }, Principal: 'sns.amazonaws.com' }],
      },
      MET,
    ],
    ['one that nothing invokes', { Function: [FUNCTION, {}] }, UNKNOWN],
    ['one that rotates a secret', permitted('secretsmanager.amazonaws.com'), UNKNOWN],
    [
      'one beside a permission for another',
      { Function: [FUNCTION, {}], Caller: [PERMISSION, { FunctionName: 'another' }] },
      UNKNOWN,
    ],
    ['one with a reserved concurrency of ten', called({ ReservedConcurrentExecutions: 10 }), MET],
    ['one with a reserved concurrency of zero', called({ ReservedConcurrentExecutions: 0 }), NOT_MET],
    [
      'one with an imported reserved concurrency',
      called({ ReservedConcurrentExecutions: IMPORTED }),
      UNKNOWN,
    ],
    [
      'one with a reserved concurrency that no scenario resolves',
      called({ ReservedConcurrentExecutions: ATTRIBUTE }),
      UNKNOWN,
    ],
    [
      'one that nothing invokes, beside a service',
      { Service: [SERVICE, {}], Function: [FUNCTION, { ReservedConcurrentExecutions: 0 }] },
      MET,
    ],
    [
      'one with a reserved concurrency of zero, beside a service',
      { Service: [SERVICE, {}], ...called({ ReservedConcurrentExecutions: 0 }) },
      NOT_MET,
    ],
  ])('%s', (_what, placed, state) => {
    expect(resultOf(placed).state).toBe(state);
  });

  test('the evaluated resources are the invoked functions', () => {
    const placed = { ...called(), Helper: [FUNCTION, {}] } as const;

    expect(resultOf(placed).resources.map(({ logicalId }) => logicalId)).toEqual(['Function']);
  });

  test('the explanation counts functions if there are any', () => {
    expect(resultOf({ Service: [SERVICE, {}] }).reason).toBe(
      'Each server has the minimum number of instances, 1 (servers: 1).',
    );
    expect(resultOf(called()).reason).toBe(
      'Each server has the minimum number of instances, 1 (servers: 0), and Lambda scales each function (functions: 1).',
    );
  });
});
