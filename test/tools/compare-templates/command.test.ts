import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareTemplates } from './command';
import { type Fill, madeUpAssembly, resourceAt } from './made-up';

const SECTIONS = [
  'publicNames',
  'members',
  'ledgerKeys',
  'states',
  'checkIds',
  'physicalNames',
  'alarmNames',
  'acknowledgements',
  'cliOptions',
];
const NAMES = {
  ...Object.fromEntries(SECTIONS.map((section) => [section, {}])),
  yamlKeys: { 'stages.yaml': {}, 'go-live.yaml': {} },
  constructIds: { renamed: { 'Environment/Entry': 'Environment/TeamAccess' } },
};

const folder = mkdtempSync(join(tmpdir(), 'compare-templates-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `compare-templates` prints and exits with. */
function compare(before: Fill, after: Fill, explanations: object = {}) {
  const files = { names: join(folder, 'names.yaml'), explanations: join(folder, 'template-changes.yaml') };
  writeFileSync(files.names, JSON.stringify(NAMES));
  writeFileSync(files.explanations, JSON.stringify(explanations));
  let text = '';
  const exitCode = compareTemplates(
    [madeUpAssembly(before), madeUpAssembly(after)],
    (written) => (text += written),
    files,
  );
  return { exitCode, text };
}

const topic =
  (scope: string, description: string): Fill =>
  (environment) =>
    resourceAt(environment, `${scope}/Topic`, 'AWS::SNS::Topic', { Description: description });

const DOOR = topic('Entry', 'Front door of the shop');
const LOAD_BALANCER = topic('TeamAccess', 'Load balancer of the shop');

const explanation = {
  reason: 'The text names the load balancer.',
  type: 'AWS::SNS::*',
  property: 'Properties.Description',
};

test('exits 0 where only names differ', () => {
  expect(compare(topic('Entry', 'a'), topic('TeamAccess', 'a'))).toEqual({
    exitCode: 0,
    text: `     0  resources of the same name
     1  renamed
     0  moved into another stack
     0  only in old
     0  only in new
     0  differences in what both have
`,
  });
});

test('exits 1 where a difference is not explained, and shows both values and where they are', () => {
  const { exitCode, text } = compare(DOOR, LOAD_BALANCER);
  expect(exitCode).toBe(1);
  expect(text).toContain(`
Not explained
     1  AWS::SNS::Topic Properties.Description
        old Front door of the shop
        new Load balancer of the shop
        at  Production/Shop/Environment/TeamAccess/Topic/Resource
`);
});

test('exits 0 where every difference is explained, and shows the reason', () => {
  const { exitCode, text } = compare(DOOR, LOAD_BALANCER, { texts: explanation });
  expect(exitCode).toBe(0);
  expect(text).toContain(`
Explained
     1  texts
        The text names the load balancer.
`);
});

test.each([
  ['kind', { kind: 'only in new' }],
  ['type', { type: 'AWS::SQS::Queue' }],
  ['path', { path: '*/Entry/*' }],
  ['property', { property: 'Properties.Name' }],
  ['old value', { old: 'Back door*' }],
  ['new value', { new: '*of the house' }],
  ['words', { replacing: { 'Front door': 'Load balancer', shop: 'house' } }],
])('an explanation of another %s does not hold, and is named', (_, other) => {
  const { exitCode, text } = compare(DOOR, LOAD_BALANCER, { texts: { ...explanation, ...other } });
  expect(exitCode).toBe(1);
  expect(text).toContain('\nExplanations that explain nothing\n  texts\n');
});

test.each([
  ['values', { old: 'Front * shop', new: 'Load*' }],
  ['words', { replacing: { 'Front door': 'Load balancer' } }],
])('an explanation can demand %s', (_, demand) =>
  expect(compare(DOOR, LOAD_BALANCER, { texts: { ...explanation, ...demand } }).exitCode).toBe(0),
);

test('explains what is lost and what is new', () => {
  const lost = { reason: 'It moves.', kind: 'only in old', type: 'AWS::SNS::Topic' };
  const { exitCode, text } = compare(topic('A', 'a'), topic('B', 'a'), { lost });
  expect(exitCode).toBe(1);
  expect(text).toContain('     1  lost\n');
  expect(text).toContain('     1  AWS::SNS::Topic, only in new\n');
});

test('stays within 80 columns and shows a long value where it differs', () => {
  const long = (end: string) => topic('A'.repeat(90), `${'the same words '.repeat(40)}${end}`);
  const { text } = compare(long('old'), long('new'));
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(text).toContain('old …ame words the same words the same words old\n');
});

test('says how it is used', () => {
  let text = '';
  expect(compareTemplates(['cdk.out'], (written) => (text += written))).toBe(2);
  expect(text).toMatch(/^npm run compare-templates OLD NEW\n/);
});
