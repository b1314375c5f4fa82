import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';

const BUCKET = { Type: 'AWS::S3::Bucket', Properties: {} };
const topic = (Properties: unknown) => ({ Type: 'AWS::SNS::Topic', Properties });

function model(Resources: Record<string, unknown>): ResourceModel {
  return modelFromTemplate({ Transform: 'AWS::LanguageExtensions', Resources });
}

/** Loops within loops, over one value each, around a bucket. */
function within(loops: number): Record<string, unknown> {
  if (loops === 0) return { Bucket: BUCKET };
  return { [`Fn::ForEach::Loop${loops}`]: [`Name${loops}`, ['A'], within(loops - 1)] };
}

const idsOf = ({ resources }: ResourceModel) => resources.map(({ logicalId }) => logicalId);

test('a loop makes its resources beside those that are written', () => {
  const loop = ['Name', ['One', 2], { 'Topic${Name}': topic({}) }];
  const made = model({ Bucket: BUCKET, 'Fn::ForEach::Topics': loop, Last: BUCKET });

  expect(idsOf(made)).toEqual(['Bucket', 'TopicOne', 'Topic2', 'Last']);
  expect(made.templateGaps).toEqual([]);
});

test.each<[string, unknown, unknown]>([
  ['a reference to it', { Ref: 'Name' }, 'One'],
  ['a reference to something else', { Ref: 'AWS::Region' }, { Ref: 'AWS::Region' }],
  ['text', 'x-${Name}', 'x-One'],
  ['text to put it in', { 'Fn::Sub': '${Name}-${AWS::Region}' }, { 'Fn::Sub': 'One-${AWS::Region}' }],
  ['a key', { 'a${Name}': 1 }, { aOne: 1 }],
  ['a list', [{ Ref: 'Name' }, '${Name}', 1], ['One', 'One', 1]],
  ['what is neither', { a: 1, b: true, c: null }, { a: 1, b: true, c: null }],
])('a loop puts its value in %s', (_what, written, made) => {
  const { resources } = model({
    'Fn::ForEach::Topics': ['Name', ['One'], { 'Topic${Name}': topic({ DisplayName: written }) }],
  });

  expect(resources[0].properties.DisplayName).toEqual(made);
});

test('a name with `&` leaves out what no logical id may hold', () => {
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

test('a loop within a loop makes resources for each pair', () => {
  const inner = ['Of', ['X', 'Y'], { 'Topic${Name}${Of}': topic({}) }];
  const made = model({ 'Fn::ForEach::Outer': ['Name', ['A', 'B'], { 'Fn::ForEach::Inner${Name}': inner }] });

  expect(idsOf(made)).toEqual(['TopicAX', 'TopicAY', 'TopicBX', 'TopicBY']);
});

test('loops are followed no deeper than templates have them', () => {
  expect([idsOf(model(within(6))), model(within(6)).templateGaps]).toEqual([['Bucket'], []]);
  expect([idsOf(model(within(7))), model(within(7)).templateGaps.length]).toEqual([[], 1]);
});

test.each<[string, unknown]>([
  ['its list is known at deployment', ['Name', { Ref: 'Names' }, { 'Topic${Name}': topic({}) }]],
  ['one of its list is', ['Name', ['A', { Ref: 'B' }], { 'Topic${Name}': topic({}) }]],
  ['its name is no text', [{ Ref: 'Name' }, ['A'], { Topic: topic({}) }]],
  ['it makes nothing that is written', ['Name', ['A'], 'Topic']],
  ['it is no loop', 'Topic'],
])('a loop stays unseen if %s', (_what, loop) => {
  const made = model({ 'Fn::ForEach::Topics': loop });

  expect(idsOf(made)).toEqual([]);
  expect(made.templateGaps).toEqual([
    { description: expect.stringContaining('Fn::ForEach::Topics') as unknown, mayChange: false },
  ]);
});
