import { type Properties, checkOutcome, MET, ATTRIBUTE, UNKNOWN, NOT_MET } from '../../check-outcome';

const SERVICE = 'AWS::ECS::Service';

describe('a service rolls back', () => {
  const CHECK = 'RBK-1.automatic-rollback';
  const on = { Enable: true, Rollback: true };
  const back = (configuration: Properties, AlarmName: unknown = 'shop/errors') =>
    checkOutcome(CHECK, {
      Others: ['AWS::CloudWatch::Alarm', { AlarmName: 'shop/slow' }],
      Errors: ['AWS::CloudWatch::Alarm', { AlarmName }],
      Web: [
        SERVICE,
        {
          DeploymentConfiguration: {
            DeploymentCircuitBreaker: on,
            Alarms: { ...on, AlarmNames: ['shop/errors'] },
            ...configuration,
          },
        },
      ],
    }).state;

  test.each<[Properties, string]>([
    [on, MET],
    [{ Enable: ATTRIBUTE, Rollback: true }, UNKNOWN],
    [{ Enable: true, Rollback: ATTRIBUTE }, UNKNOWN],
    [{ Enable: ATTRIBUTE, Rollback: ATTRIBUTE }, UNKNOWN],
    [{ Enable: ATTRIBUTE, Rollback: false }, NOT_MET],
    [{ Enable: ATTRIBUTE }, NOT_MET],
    [{ Rollback: true }, NOT_MET],
    [{ Enable: false, Rollback: true }, NOT_MET],
    [{}, NOT_MET],
  ])('by a circuit breaker of %j: %s', (DeploymentCircuitBreaker, state) => {
    expect(back({ DeploymentCircuitBreaker })).toBe(state);
  });

  test('by an alarm that is one of several', () => {
    expect(back({})).toBe(MET);
    expect(back({}, 'shop/other')).toBe(NOT_MET);
  });
});
