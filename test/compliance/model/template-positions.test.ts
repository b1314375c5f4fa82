import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { TemplatePositions } from '../../../lib/compliance/model/template-positions';
import { largeTemplate } from '../../external/large-template';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-positions-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The place as `line:column-endColumn`. */
function placeIn(text: string, logicalId?: string, property?: string): string | undefined {
  writeFileSync(join(folder, 'shop'), text);
  const position = new TemplatePositions(folder).of({ templateFile: 'shop', logicalId, property });
  return position && `${position.line}:${position.column}-${position.endColumn}`;
}

const YAML = [
  '# a comment',
  'Resources:',
  '  Bucket:',
  '    Type: AWS::S3::Bucket',
  '    Properties:',
  '      BucketName: &name shop',
  '      VersioningConfiguration: { Status: Enabled }',
  '  "Quoted":',
  '    Type: AWS::SNS::Topic',
  '  NO: { Type: AWS::SNS::Topic, Properties: !If [A, { TopicName: b }, !Ref AWS::NoValue] }',
  '  ? Explicit',
  '  : Type: AWS::SNS::Topic',
  '    Properties: { TopicName: !Sub "${A}" }',
].join('\n');

describe('YAML', () => {
  test.each([
    ['a resource', 'Bucket', undefined, '3:3-9'],
    ['a property', 'Bucket', 'BucketName', '6:7-17'],
    ['a property within a flow mapping', 'Bucket', 'VersioningConfiguration.Status', '7:34-40'],
    ['the innermost part that is written', 'Bucket', 'VersioningConfiguration.Days', '7:7-30'],
    ['the resource, if the property is left out', 'Bucket', 'BucketEncryption', '3:3-9'],
    ['a key in quotes', 'Quoted', undefined, '8:3-11'],
    ['a key that YAML 1.1 takes for a boolean', 'NO', undefined, '10:3-5'],
    ['the resource, if its properties are a function', 'NO', 'TopicName', '10:3-5'],
    ['an explicit key', 'Explicit', 'TopicName', '13:19-28'],
    ['Resources, if there is no such resource', 'Other', undefined, '2:1-10'],
    ['Resources, for all resources', undefined, undefined, '2:1-10'],
  ])('%s', (_what, logicalId, property, place) => {
    expect(placeIn(YAML, logicalId, property)).toBe(place);
  });

  test('lines may end as on Windows, after a byte order mark', () => {
    expect(placeIn(`\uFEFF${YAML.replaceAll('\n', '\r\n')}`, 'Bucket', 'BucketName')).toBe('6:7-17');
  });
});

describe('JSON', () => {
  const json = JSON.stringify(
    {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { Tags: [], LoggingConfiguration: { LogFilePrefix: 'a' } },
        },
      },
    },
    undefined,
    2,
  );

  test.each([
    ['a resource', 'Bucket', undefined, '3:5-13'],
    ['a property', 'Bucket', 'LoggingConfiguration.LogFilePrefix', '8:11-26'],
    ['the resource, if the property is left out', 'Bucket', 'BucketName', '3:5-13'],
    ['Resources, if there is no such resource', 'Other', undefined, '2:3-14'],
  ])('%s', (_what, logicalId, property, place) => {
    expect(placeIn(json, logicalId, property)).toBe(place);
  });

  test('on one line', () => {
    expect(placeIn('{"Resources":{"A":{"Type":"T"}}}', 'A')).toBe('1:15-18');
  });
});

test.each(['$', '&'])('a resource of a loop is where the loop makes it: %s', (sign) => {
  const yaml = [
    'Resources:',
    '  Topic: { Type: AWS::SNS::Topic }',
    '  Fn::ForEach::Regions:',
    '    - Region',
    '    - [north, south]',
    `    - Topic${sign}{Region}:`,
    '        Type: AWS::SNS::Topic',
    '        Properties: { TopicName: !Ref Region }',
  ].join('\n');
  expect(placeIn(yaml, 'Topicnorth')).toBe(`6:7-${7 + `Topic${sign}{Region}`.length}`);
  expect(placeIn(yaml, 'Topicnorth', 'TopicName')).toBe('8:23-32');
  expect(placeIn(yaml, 'Topic')).toBe('2:3-8');
});

test.each([
  ['a file that is not there', undefined],
  ['a file without resources', 'Conditions: {}'],
  ['text of another kind', '- a\n- b'],
  ['damaged YAML', 'a: [\n'],
  ['damaged JSON', '{"Resourc'],
])('%s has no places', (_what, text) => {
  if (text !== undefined) expect(placeIn(text, 'Bucket')).toBeUndefined();
  else expect(new TemplatePositions(folder).of({ templateFile: 'none.yaml' })).toBeUndefined();
});

test.each([
  ['JSON', (template: object) => JSON.stringify(template, undefined, 1)],
  ['YAML', (template: object) => stringify(template)],
])('every resource of a large template in %s has its line', (_, write) => {
  const template = largeTemplate();
  const ids = Object.keys(template.Resources as object);
  const text = write(template);
  writeFileSync(join(folder, 'large'), text);
  const lines = text.split('\n');

  const positions = new TemplatePositions(folder);
  const places = ids.map((logicalId) => positions.of({ templateFile: 'large', logicalId }));

  expect(places.map((place) => lines[(place?.line ?? 0) - 1].replaceAll(/\W/g, ''))).toEqual(ids);
});
