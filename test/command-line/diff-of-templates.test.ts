import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-diff-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const table = (id: string) =>
  `  ${id}: { Type: AWS::DynamoDB::Table, Properties: { BillingMode: PAY_PER_REQUEST } }\n`;
const instance = (updates: boolean) =>
  `  Orders: { Type: AWS::RDS::DBInstance, Properties: { AutoMinorVersionUpgrade: ${updates} } }\n`;
const checked = (name: string, templates: Readonly<Record<string, string>>): string => {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, resources] of Object.entries(templates)) {
    writeFileSync(join(folder, name, file), `Resources:\n${resources}`);
  }
  const report = join(folder, `${name}.json`);
  const options = ['--stage', 'Production', '--format', 'json', '--output', report];
  expect(run('check', join(folder, name), ...options).code).toBe(1);
  return report;
};
const changesOf = (before: string, after: string) => {
  const [{ changes }] = JSON.parse(run('diff', before, after, '--json').output) as [
    { readonly changes: readonly { readonly kind: string; readonly id: string }[] },
  ];
  return changes.map(({ kind, id }) => `${kind} ${id}`);
};

test('a template file with another name is no change', () => {
  const before = checked('before', { 'shop.yaml': table('Orders') + table('Customers') });
  const after = checked('after', { 'web-shop.yaml': table('Customers') + table('Orders') });
  expect(changesOf(before, after)).toEqual([]);
  expect(run('diff', before, after).code).toBe(0);
});

test('a resource in another file is no change, a further resource is one', () => {
  const before = checked('before', { 'shop.yaml': table('Orders') + table('Customers') });
  const after = checked('after', {
    'shop.yaml': table('Orders'),
    'data.yaml': table('Customers') + table('Carts'),
  });
  const changes = changesOf(before, after);
  expect(changes).toContain('new BAK-5.restore-runbooks at data/Carts');
  expect(changes.filter((change) => !change.endsWith('/Carts'))).toEqual([]);
});

test('a resource of the same name in another file, beside one that is still there, is another', () => {
  const before = checked('before', { 'north.yaml': table('Orders') });
  const after = checked('after', { 'north.yaml': table('Orders'), 'south.yaml': table('Orders') });
  expect(changesOf(before, after)).toContain('new BAK-5.restore-runbooks at south/Orders');
});

test('what got better is found under another name of the file', () => {
  const before = checked('before', { 'shop.yaml': instance(false) });
  const after = checked('after', { 'web-shop.yaml': instance(true) });
  expect(changesOf(before, after)).toEqual([
    expect.stringMatching(/^better OPS-3/),
    'gone OPS-3.security-updates at shop/Orders',
  ]);
});
