import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';

const BUCKET = { Type: 'AWS::S3::Bucket', Properties: {} };
const topic = (Properties: unknown) => ({ Type: 'AWS::SNS::Topic', Properties });

function model(Resources: Record<string, unknown>): ResourceModel {
  return modelFromTemplate({ Transform: 'AWS::LanguageExtensions', Resources });
}

/** Nested loops over one value each, around a bucket. */
function within(loops: number): Record<string, unknown> {
  if (loops === 0) return { Bucket: BUCKET };
  return { [`Fn::ForEach::Loop${loops}`]: [`Name${loops}`, ['A'], within(loops - 1)] };
}

const idsOf = ({ resources }: ResourceModel) => resources.map(({ logicalId }) => logicalId);

test('a loop adds its resources to those of the template', () => {
  const loop = ['Name', ['One', 2], { 'Topic${Name}': topic({}) }];
  const made = model({ Bucket: BUCKET, 'Fn::ForEach::Topics': loop, Last: BUCKET });

  expect(idsOf(made)).toEqual(['Bucket', 'TopicOne', 'Topic2', 'Last']);
  expect(made.templateGaps).toEqual([]);
});

test.each<[string, unknown, unknown]>([
  ['a reference to it', { Ref: 'Name' }, 'One'],
  ['a reference to something else', { Ref: 'AWS::Region' }, { Ref: 'AWS::Region' }],
  ['text', 'x-${Name}', 'x-One'],
  ['text with a placeholder', { 'Fn::Sub': '${Name}-${AWS::Region}' }, { 'Fn::Sub': 'One-${AWS::Region}' }],
  ['a key', { 'a${Name}': 1 }, { aOne: 1 }],
  ['a list', [{ Ref: 'Name' }, '${Name}', 1], ['One', 'One', 1]],
  ['other values', { a: 1, b: true, c: null }, { a: 1, b: true, c: null }],
])('a loop puts its value in %s', (_what, written, made) => {
  const { resources } = model({
    'Fn::ForEach::Topics': ['Name', ['One'], { 'Topic${Name}': topic({ DisplayName: written }) }],
  });

  expect(resources[0].properties.DisplayName).toEqual(made);
});

test('a name with `&` omits characters that logical ids do not allow', () => {
  const loop = [
    'Address',
    ['10.0.0.1', '10.0.0.2'],
    { 'Topic&{Address}': topic({ DisplayName: '${Address}' }) },
  ];

  expect(
    model({ 'Fn::ForEach::Topics': loop }).resources.map((one) => [one.logicalId, one.properties]),
  ).toEqual([
    ['Topic10001', { DisplayName: '10.0.0.1' }],
    ['Topic10002', { DisplayName: '10.0.0.2' }],
  ]);
});

test('a nested loop adds resources for each pair', () => {
  const inner = ['Of', ['X', 'Y'], { 'Topic${Name}${Of}': topic({}) }];
  const made = model({ 'Fn::ForEach::Outer': ['Name', ['A', 'B'], { 'Fn::ForEach::Inner${Name}': inner }] });

  expect(idsOf(made)).toEqual(['TopicAX', 'TopicAY', 'TopicBX', 'TopicBY']);
});

test('loops are resolved to the depth that CloudFormation allows', () => {
  expect([idsOf(model(within(6))), model(within(6)).templateGaps]).toEqual([['Bucket'], []]);
  expect([idsOf(model(within(7))), model(within(7)).templateGaps.length]).toEqual([[], 1]);
});

test.each<[string, unknown]>([
  ['its list is known only at deployment', ['Name', { Ref: 'Names' }, { 'Topic${Name}': topic({}) }]],
  [
    'an item of its list is known only at deployment',
    ['Name', ['A', { Ref: 'B' }], { 'Topic${Name}': topic({}) }],
  ],
  ['its name is not text', [{ Ref: 'Name' }, ['A'], { Topic: topic({}) }]],
  ['it has no resources', ['Name', ['A'], 'Topic']],
  ['it is not a loop', 'Topic'],
])('a loop is a template gap if %s', (_what, loop) => {
  const made = model({ 'Fn::ForEach::Topics': loop });

  expect(idsOf(made)).toEqual([]);
  expect(made.templateGaps).toEqual([
    { description: expect.stringContaining('Fn::ForEach::Topics') as unknown, mayChange: false },
  ]);
});
