import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStagesFile } from '../../lib/stages-file/read';
import { type BadInput, expectRefusal } from './refused';
import { read, refusalOf, VALID } from './temp-file';

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'unknown start-after',
    change: ['uses: [Api] }', 'uses: [Api], startAfter: [Order] }'],
    says: ["stages.yaml:5:71 services.Web.startAfter[0]: got 'Order'", "did you mean 'Orders'?"],
  },
  {
    name: 'unknown uses',
    change: ['uses: [Api] }', 'uses: [Appi] }'],
    says: ["stages.yaml:5:52 services.Web.uses[0]: got 'Appi'", "did you mean 'Api'?"],
  },
  {
    name: 'a cycle',
    change: ['uses: [Orders]', 'uses: [Orders]\n    startAfter: [Web]'],
    says: ["stages.yaml:4:1 services: got 'Web → Api → Web'", 'never start', 'remove one of these'],
  },
  {
    name: 'a cycle that an override closes',
    change: ['{ Web: { instances: 2 } }', '{ Api: { startAfter: [Web] } }'],
    says: ["stages.yaml:24:18 environments.Staging.overrides.services: got 'Web → Api → Web'"],
  },
  {
    name: 'a migration of an unknown database',
    change: ['uses: [Orders]', 'migration: { command: [migrate], store: Order }'],
    says: ["stages.yaml:11:45 services.Api.migration.store: got 'Order'", "did you mean 'Orders'?"],
  },
  {
    name: 'malformed account',
    change: [
      "account: '111122223333'\n    region: eu-west-1",
      "account: '1111-2222-3333'\n    region: eu-west-1",
    ],
    says: [
      "stages.yaml:14:14 environments.Development.account: got '1111-2222-3333'",
      'twelve digits',
      'in quotes',
    ],
  },
  {
    name: 'account without quotes',
    change: [
      "account: '111122223333'\n    region: eu-west-1",
      'account: 011122223333\n    region: eu-west-1',
    ],
    says: ['stages.yaml:14:14 environments.Development.account: got 011122223333', 'in quotes', 'zeros'],
  },
  {
    name: 'malformed region',
    change: ['region: eu-west-1', 'region: eu-wets-1'],
    says: ["stages.yaml:15:13 environments.Development.region: got 'eu-wets-1'", "did you mean 'eu-west-1'?"],
  },
  {
    name: 'malformed ARN',
    change: ['{ networks: [203.0.113.0/24] }', '{ networks: [203.0.113.0/24], certificate: arn:aws:acm }'],
    says: [
      "stages.yaml:22:60 environments.Staging.teamAccess.certificate: got 'arn:aws:acm'",
      'the ARN of a certificate',
      'arn:aws:acm:eu-west-1:111122223333:certificate/',
    ],
  },
  {
    name: 'ARN of another region',
    change: [
      '{ networks: [203.0.113.0/24] }',
      "{ networks: [203.0.113.0/24], certificate: 'arn:aws:acm:eu-west-1:111122223333:certificate/a-1' }",
    ],
    says: [
      'stages.yaml:22:60 environments.Staging.teamAccess.certificate: got',
      'the environment is in eu-central-1; give one that is in eu-central-1 too',
    ],
  },
  {
    name: 'malformed CIDR',
    change: ['203.0.113.0/24', '203.0.113/24'],
    says: [
      "stages.yaml:22:30 environments.Staging.teamAccess.networks[0]: got '203.0.113/24'",
      'CIDR notation',
    ],
  },
  {
    name: 'CIDR with host bits',
    change: ['203.0.113.0/24', '203.0.113.7/24'],
    says: [
      "stages.yaml:22:30 environments.Staging.teamAccess.networks[0]: got '203.0.113.7/24'",
      "write '203.0.113.0/24'",
    ],
  },
  {
    name: 'overlapping ranges',
    change: ['203.0.113.0/24', '203.0.113.0/24, 203.0.113.128/25'],
    says: [
      "stages.yaml:22:29 environments.Staging.teamAccess.networks: got '203.0.113.128/25'",
      "overlaps '203.0.113.0/24'",
      '[STG-2, client-ranges.overlap]',
    ],
  },
  {
    name: 'too small range',
    change: ['owner: shop-partner', 'owner: shop-partner\n    network: { cidr: 10.0.0.0/24 }'],
    says: ["stages.yaml:22:22 environments.Staging.network.cidr: got '10.0.0.0/24'", '/22'],
  },
  {
    name: 'public range of the network',
    change: ['owner: shop-partner', 'owner: shop-partner\n    network: { cidr: 11.0.0.0/16 }'],
    says: ["stages.yaml:22:22 environments.Staging.network.cidr: got '11.0.0.0/16'", 'private use'],
  },
  {
    name: 'an entry open to the internet',
    change: ['203.0.113.0/24', '0.0.0.0/0'],
    says: [
      "stages.yaml:22:29 environments.Staging.teamAccess.networks: got '0.0.0.0/0'",
      'open to the internet',
      '[STG-2, client-ranges.too-wide]',
    ],
  },
  {
    name: 'no entry at all',
    change: ['teamAccess: { sessionManager: {} }', 'teamAccess: {}'],
    says: [
      'stages.yaml:17:17 environments.Development.teamAccess: got an empty map',
      "exactly one of 'networks', 'sessionManager', 'existing', 'clientVpn'",
    ],
  },
  {
    name: 'a text for a map',
    change: ['owner: shop-partner', 'owner: shop-partner\n    network: 10.0.0.0/16'],
    says: [
      "stages.yaml:22:14 environments.Staging.network: got '10.0.0.0/16', but a map is needed",
      "its keys are 'cidr'",
    ],
  },
  {
    name: 'two entries',
    change: ['{ sessionManager: {} }', '{ sessionManager: {}, networks: [203.0.113.0/24] }'],
    says: ['stages.yaml:17:17 environments.Development.teamAccess: got a map', 'exactly one of'],
  },
  {
    name: 'an existing entry from nowhere',
    change: ['{ sessionManager: {} }', '{ existing: { description: VPN } }'],
    says: [
      'stages.yaml:17:29 environments.Development.teamAccess.existing: got a map',
      'ranges, prefixLists',
    ],
  },
  {
    name: 'a token where a literal is needed',
    change: ['203.0.113.0/24', "'${Token[TOKEN.12]}'"],
    says: ['stages.yaml:22:30 environments.Staging.teamAccess.networks[0]: got', 'must be a literal'],
  },
  {
    name: 'name over its limit',
    change: ['services:\n', `services:\n  ${'W'.repeat(41)}: { image: 'nginx:1.29.3' }\n`],
    says: [`stages.yaml:5:3 services.${'W'.repeat(41)}: got the key 'WWW`, 'at most 40', "'OrderApi'"],
  },
  {
    name: 'names that differ in case only',
    change: ['services:\n', "services:\n  web: { image: 'nginx:1.29.3' }\n"],
    says: ["stages.yaml:6:3 services.Web: got 'Web'", "'web' is taken"],
  },
  {
    name: 'unknown key',
    change: ['owner: shop-partner', 'owner: shop-partner\n    ownr: me'],
    says: ["stages.yaml:22:5 environments.Staging.ownr: unknown key; did you mean 'owner'?"],
  },
  {
    name: 'missing key',
    change: ['    owner: shop-partner\n', ''],
    says: ['stages.yaml:18:3 environments.Staging.owner: missing. The team or party'],
  },
  {
    name: 'wrong type: text for a number',
    change: ["'nginx:1.29.3', port: 8080", "'nginx:1.29.3', port: '8080'"],
    says: ["stages.yaml:5:39 services.Web.port: got '8080'", 'whole number from 1 to 65535'],
  },
  {
    name: 'wrong type: number for a text',
    change: ["version: '17.9'", 'version: 17.10'],
    says: ['stages.yaml:3:40 databases.Orders.version: got 17.10', 'in quotes'],
  },
  {
    name: 'wrong type: text for a list',
    change: ['uses: [Api]', 'uses: Api'],
    says: ["stages.yaml:5:51 services.Web.uses: got 'Api'", 'a list is needed'],
  },
  {
    name: 'wrong type: nothing for a map',
    change: ['{ sessionManager: {} }', '{ sessionManager: }'],
    says: [
      'stages.yaml:17:35 environments.Development.teamAccess.sessionManager: got nothing',
      '{} for none',
    ],
  },
  {
    name: 'duplicate key',
    change: ['owner: shop-partner', 'owner: shop-partner\n    owner: me'],
    says: ['stages.yaml:22:5 environments.Staging.owner: duplicate key; keep one of the two'],
  },
  {
    name: 'unknown stage kind',
    change: ['owner: shop-partner', 'owner: shop-partner\n    stage: Stagign'],
    says: [
      "stages.yaml:22:12 environments.Staging.stage: got 'Stagign'",
      'Development, Staging, SoftLaunch, Production',
      "did you mean 'Staging'?",
    ],
  },
  {
    name: 'a key that is no stage kind',
    change: ['  Staging:', '  Blue:'],
    says: ["stages.yaml:18:3 environments.Blue: got the key 'Blue'", 'choose one of them, or keep the key'],
  },
  {
    name: 'a key that is nearly a stage kind',
    change: ['  Staging:', '  Stagign:'],
    says: ['stages.yaml:18:3 environments.Stagign', "did you mean 'Staging'? Or keep the key"],
  },
  {
    name: 'staging without a partner',
    change: ["    partner: { role: { name: Partner, account: '444455556666' } }\n", ''],
    says: [
      'stages.yaml:18:3 environments.Staging.partner: missing. The partner or client that controls',
      'Required in Staging',
      'STG-3',
    ],
  },
  {
    name: 'development with a partner',
    change: ['owner: shop-partner', 'owner: shop-partner\n    stage: Development'],
    says: [
      'stages.yaml:24:5 environments.Staging.partner: got the key',
      'Development does not take it, only Staging',
    ],
  },
  {
    name: "tags that are the environment's own",
    change: ['owner: shop-partner', 'owner: shop-partner\n    tags: { stage:owner: me }'],
    says: ['stages.yaml:22:11 environments.Staging.tags: got a map', 'stage:owner', 'choose other names'],
  },
  {
    name: 'a name that the CDK keeps for itself',
    change: ['  Staging:', '  Tree:\n    stage: Staging'],
    says: ["stages.yaml:18:3 environments.Tree: got the key 'Tree'"],
  },
  {
    name: 'a key that would reach into objects',
    change: ['  Staging:', '  __proto__: { polluted: yes }\n  Staging:'],
    says: ["stages.yaml:18:3 environments: got the key '__proto__'", 'take it out'],
  },
  {
    name: 'a merge key',
    change: ['owner: shop-partner', 'owner: shop-partner\n    <<: { region: eu-west-2 }'],
    says: ["stages.yaml:22:5 environments.Staging: got a merge key, '<<'", 'overrides'],
  },
  {
    name: 'a tag of YAML',
    change: ['owner: shop-partner', 'owner: !Ref Owner'],
    says: ['stages.yaml:21:12 not YAML', '!Ref'],
  },
  {
    name: 'a second document',
    change: ['environments:\n', '---\nenvironments:\n'],
    says: ['stages.yaml:12:1 got a second document', "take the '---' out"],
  },
];

describe('a stages file is refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', (it) => expectRefusal(it));

  test('no service at all', () => {
    const [services, , , , environments] = VALID.split(/^(?=\w)/m).slice(2);
    expect(services).toMatch(/^services:/);
    expect(environments).toBeUndefined();

    const expected = refusalOf(() => read(VALID.replace(services, 'services: {}\n')));

    expect(expected).toContainEqual(
      expect.stringMatching(
        /^stages\.yaml:4:11 services: got an empty map.*at least one service.*\[SRV-1, environment\.no-services\]/,
      ),
    );
  });

  test.each(['services', 'environments'])('nothing under %s', (key) => {
    const start = VALID.indexOf(`${key}:`);
    const end = VALID.slice(start).search(/\n(?=\w|$)/) + start;
    const expected = refusalOf(() => read(`${VALID.slice(0, start)}${key}:${VALID.slice(end)}`));

    expect(expected).toContainEqual(
      expect.stringMatching(new RegExp(`^stages\\.yaml:\\d+:\\d+ ${key}: got nothing, but a map is needed`)),
    );
  });

  test('missing file', () => {
    const expected = refusalOf(() => readStagesFile(join(tmpdir(), 'nowhere', 'stages.yaml')));

    expect(expected).toEqual([expect.stringMatching(/^stages\.yaml: there is no such file; .* init/)]);
  });

  test('a folder in place of the file', () => {
    expect(refusalOf(() => readStagesFile(tmpdir()))).toEqual([expect.stringContaining('cannot be read')]);
  });

  test.each([
    ['nothing', ''],
    ['comments', '# to be written\n'],
    ['an empty document', '---\n'],
  ])('empty: %s', (_, content) => {
    expect(refusalOf(() => read(content))).toEqual([
      expect.stringMatching(/^stages\.yaml:1:1 the file is empty; describe 'application'/),
    ]);
  });

  test.each([
    ['a torn bracket', 'application: [Shop\nservices: {}\n'],
    ['tabs', 'application:\n\tShop: 1\n'],
    ['JSON cut short', '{"application": "Shop", "services": {'],
  ])('not YAML: %s', (_, content) => {
    const expected = refusalOf(() => read(content));

    expect(expected[0]).toMatch(/^stages\.yaml:\d+:\d+ not YAML: /);
  });

  test('a text that is no description', () => {
    expect(refusalOf(() => read('hello, world'))).toEqual([
      expect.stringMatching(/^stages\.yaml:1:1 got 'hello, world', but a map is needed/),
    ]);
  });
});
