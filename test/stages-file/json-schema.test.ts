import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { stagesJsonSchema } from '../../lib/stages-file/file-schema';
import { changed, LAUNCHING, read, refusalOf, VALID } from './temp-file';

const accepts = new Ajv({ strict: false }).compile(stagesJsonSchema());

describe('the JSON Schema for editors agrees with what is read', () => {
  test.each([
    ['the shipped stages.yaml', readFileSync('stages.yaml', 'utf8')],
    ['the example of the tests', VALID],
    ['the example of those that go live', LAUNCHING],
  ])('both accept %s', (_, content) => {
    accepts(parse(content));

    expect(accepts.errors).toBeNull();
    expect(() => read(content)).not.toThrow();
  });

  test.each([
    ['unknown key', 'owner: shop-partner', 'ownr: shop-partner'],
    ['unknown key, deep down', 'instances: 2', 'instance: 2'],
    ['missing key', '    owner: shop-partner\n', ''],
    ['text for a number', "'nginx:1.29.3', port: 8080", "'nginx:1.29.3', port: '8080'"],
    ['number out of its bounds', "'nginx:1.29.3', port: 8080", "'nginx:1.29.3', port: 80800"],
    ['number for a text', "version: '17.9'", 'version: 17.9'],
    ['account without quotes', "account: '111122223333'\n    region: eu-west-1", 'account: 111122223333'],
    ['short account', "account: '111122223333'\n    region: eu-west-1", "account: '1111'"],
    ['unknown region', 'eu-west-1', 'eu-wets-1'],
    ['unknown kind', 'owner: shop-partner', 'owner: shop-partner\n    stage: Stagign'],
    ['unknown engine', 'engine: postgres', 'engine: oracle'],
    ['malformed id', '  Orders: {', '  Or-ders: {'],
    ['malformed name of an environment', '  Staging:', '  S!:'],
    ['malformed ARN', '{ sessionManager: {} }', '{ sessionManager: {}, certificate: arn:aws:acm }'],
    ['no entry', '{ sessionManager: {} }', '{}'],
    ['two entries', '{ sessionManager: {} }', '{ sessionManager: {}, networks: [203.0.113.0/24] }'],
    ['two ways of control', '{ role: {', "{ ownAccount: { name: P, account: '444455556666' }, role: {"],
    ['no way of control', "{ role: { name: Partner, account: '444455556666' } }", '{}'],
    ['no environment', VALID.slice(VALID.indexOf('environments:')), 'environments: {}\n'],
    ['CPU that Fargate does not offer', 'instances: 2', 'cpu: 300'],
    ['image that is not pinned', "'nginx:1.29.3', port", 'nginx, port'],
  ])('both refuse: %s', (_, passage, replacement) => {
    const content = changed(passage, replacement);

    expect(accepts(parse(content))).toBe(false);
    expect(refusalOf(() => read(content))).not.toEqual([]);
  });

  test.each([
    ['backup in no way', '{ toRegion: { region: eu-west-1, interval: 12h } }', '{}'],
    ['backup in two ways', 'toRegion: {', 'notRetained: { reason: none }, toRegion: {'],
    ['interval that AWS refuses', 'interval: 12h', 'interval: 5h'],
    ['retention without its unit', 'interval: 12h', 'interval: 12h, retention: 35'],
    ['retention in a wrong unit', 'interval: 12h', 'interval: 12h, retention: 35h'],
    ['memory without its unit', 'port: 8080', 'port: 8080, memory: 512'],
    ['access in two ways', 'closed: {} }', 'closed: {}, open: {} }'],
    ['plan without answers', '{ closed: {} }', '{ open: { hard: {} } }'],
    ['plan of no kind', '{ closed: {} }', '{ open: {} }'],
    ['silence on frameworks', '{ none: no personal data }', '{}'],
    ['no contact', '[{ email: ops@example.com }]', '[]'],
    ['name without zone or certificate', ', zone: { id: Z01, name: example.com }', ''],
    ['VPN without addresses', '        clientCidr: 10.255.0.0/22\n', ''],
    ['capacity with a gap', ', peakLoad: 2', ''],
    ['inherited monitoring without evidence', 'waived: {', 'inherited: {'],
  ])('both refuse where users come: %s', (_, passage, replacement) => {
    const content = changed(passage, replacement, LAUNCHING);

    expect(accepts(parse(content))).toBe(false);
    expect(refusalOf(() => read(content))).not.toEqual([]);
  });

  test('every key is described', () => {
    const silent: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties') {
          for (const [name, property] of Object.entries(value as Record<string, object>)) {
            if (!('description' in property)) silent.push(`${path}.${name}`);
            visit(property, `${path}.${name}`);
          }
        } else {
          visit(value, path);
        }
      }
    };

    visit(stagesJsonSchema(), '');

    expect(silent).toEqual([]);
  });
});
