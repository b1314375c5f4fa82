import { read, refusalOf, VALID } from './temp-file';

describe('every problem is listed at once', () => {
  test('faults of form, of names and of what goes together, in the order of the file', () => {
    const content = VALID.replace('port: 8080, uses: [Api]', "port: '8080', uses: [Appi]")
      .replace('eu-west-1', 'eu-wets-1')
      .replace('owner: shop-partner', 'ownr: shop-partner')
      .replace('Web: { instances: 2 }', 'Wbe: { instances: 0 }');

    const expected = refusalOf(() => read(content));

    expect(expected.map((line) => line.split(': ')[0])).toEqual([
      'stages.yaml:5:39 services.Web.port',
      'stages.yaml:5:54 services.Web.uses[0]',
      'stages.yaml:15:13 environments.Development.region',
      'stages.yaml:18:3 environments.Staging.owner',
      'stages.yaml:21:5 environments.Staging.ownr',
      'stages.yaml:24:30 environments.Staging.overrides.services.Wbe',
      'stages.yaml:24:48 environments.Staging.overrides.services.Wbe.instances',
    ]);
  });
});

describe('a hostile file costs neither time nor memory', () => {
  const LIST = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(of).join(', ')}]\n`;

  test.each([
    [
      'aliases that multiply',
      LIST('a', 'x') +
        ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, i) => LIST(name, `*${'abcdefg'[i]}`)).join(''),
      'at most 100 aliases',
    ],
    ['an alias of itself', 'a: &a [*a, *a]\n', 'at most 20 levels'],
    ['an alias of nothing', 'application: *nothing\n', "alias '*nothing'"],
    ['deep brackets', `application: ${'['.repeat(50_000)}`, 'not YAML'],
    ['deep maps', `application: ${'{a: '.repeat(200)}1${'}'.repeat(200)}`, 'at most 20 levels'],
    ['too many values', `application: [${'1,'.repeat(30_000)}]`, 'at most 20000 values'],
    ['too many characters', `# ${'x'.repeat(1_000_000)}`, 'at most 1000000'],
  ])('%s', (_, content, limit) => {
    const expected = refusalOf(() => read(content));

    expect(expected).toContainEqual(expect.stringContaining(limit));
    expect(expected.length).toBeLessThanOrEqual(51);
  });

  test('keys with the names of what objects inherit are keys like any other', () => {
    const content = VALID.replace('  Api:', '  constructor: { image: "nginx:1.29.3" }\n  Api:').replace(
      'Web: { instances: 2 }',
      'toString: { instances: 2 }',
    );

    expect(refusalOf(() => read(content))).toEqual([
      expect.stringMatching(
        /^stages\.yaml:25:30 environments\.Staging\.overrides\.services\.toString: got the key/,
      ),
    ]);
  });
});

test('what a terminal would act on is written out', () => {
  const content = `${VALID}"\\e[31m red": "\\e[0m"\n`;

  expect(refusalOf(() => read(content))).toEqual([
    expect.stringMatching(/^stages\.yaml:25:1 \['\\u001b\[31m red'\]: unknown key/),
  ]);
});
