import { aService, development, templateOf } from './described';
import { resourcesOf } from './reading';
import { wrongUse } from './wrong-use';

const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

describe('paths at the entry', () => {
  function priorities(paths: { [id: string]: string }): { [path: string]: number } {
    const services = Object.fromEntries(
      Object.entries(paths).map(([id, path]) => [id, aService({ routes: [path] })]),
    );
    const rules = resourcesOf(templateOf(development({ services })), RULE).map(([, rule]) => {
      const { Conditions, Priority } = rule.Properties as {
        Conditions: { PathPatternConfig: { Values: string[] } }[];
        Priority: number;
      };
      return [Conditions[0]?.PathPatternConfig.Values[0] ?? '', Priority] as const;
    });
    return Object.fromEntries(rules);
  }

  test('come before the shorter ones', () => {
    const order = priorities({ Web: '/*', Api: '/api/*', Orders: '/api/orders/*' });
    expect(Object.entries(order).sort(([, one], [, other]) => one - other)).toEqual([
      ['/api/orders/*', expect.any(Number)],
      ['/api/*', expect.any(Number)],
      ['/*', expect.any(Number)],
    ]);
  });

  test('keep their priority when services are added or taken away', () => {
    const few = priorities({ Web: '/*', Api: '/api/*' });
    const more = priorities({ Admin: '/admin/*', Api: '/api/*', News: '/news/*', Web: '/*' });
    expect(more).toMatchObject(few);
  });

  test('stay within what a listener takes', () => {
    const all = Object.values(priorities({ Web: '/', Long: `/${'a'.repeat(127)}` }));
    expect(Math.min(...all)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...all)).toBeLessThanOrEqual(50_000);
  });

  test('are given once', () => {
    expect(wrongUse(() => development({ services: { Web: aService(), Api: aService() } }))).toBe(
      "routes of Api: got '/*', but Web has that path; give each a path of its own, such as '/api/*'; the longest path that matches wins [load-balancer.duplicate-path]",
    );
  });

  test.each(['api', '', '/a b', `/${'a'.repeat(128)}`, '/é'])('are refused as %p', (path) => {
    expect(wrongUse(() => development({ services: { Web: aService({ routes: [path] }) } }))).toContain(
      `service Web: routes: got '${path}'`,
    );
  });
});
