import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { modelFromFile, modelFromPath } from '../../../lib/compliance/resource-model/from-path';
import { readTemplateFile } from '../../../lib/compliance/resource-model/template-file';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const TOPIC = { Topic: { Type: 'AWS::SNS::Topic' } };

describe('a template in YAML', () => {
  test('is read with short tags, dates as text, and the old words for true', () => {
    const path = file(
      'shop.yaml',
      `
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Condition: Big
    Properties:
      DisplayName: !Sub '\${AWS::StackName}-topic'
      Name: !Join ['-', [!Ref Part, !GetAtt Other.Arn]]
      Choice: !If [Big, !Ref A, !Select [0, !GetAZs '']]
      Version: 2012-10-17
      Encrypted: yes
Conditions:
  Big: !Not [!Condition Small]
`,
    );

    expect(readTemplateFile(path).body).toEqual({
      Resources: {
        Topic: {
          Type: 'AWS::SNS::Topic',
          Condition: 'Big',
          Properties: {
            DisplayName: { 'Fn::Sub': '${AWS::StackName}-topic' },
            Name: { 'Fn::Join': ['-', [{ Ref: 'Part' }, { 'Fn::GetAtt': 'Other.Arn' }]] },
            Choice: { 'Fn::If': ['Big', { Ref: 'A' }, { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }] },
            Version: '2012-10-17',
            Encrypted: true,
          },
        },
      },
      Conditions: { Big: { 'Fn::Not': [{ Condition: 'Small' }] } },
    });
  });

  test('says the same as one in JSON', () => {
    const yaml = modelFromFile(file('a.yaml', 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n'));
    const json = modelFromFile(file('a.json', JSON.stringify({ Resources: TOPIC })));

    expect(yaml.resources.map(({ type, logicalId }) => [type, logicalId])).toEqual(
      json.resources.map(({ type, logicalId }) => [type, logicalId]),
    );
  });
});

test.each([
  ['an empty file', 'a.json', ' \n', /it is empty; give a file that holds a template/],
  ['broken JSON', 'a.json', '{\n  "Resources": {\n    "A" 1\n  }\n}', /no valid JSON: line 3, column 9/],
  [
    'truncated JSON',
    'a.json',
    '{ "Resources": { "A": { "Type": "AWS::SN',
    /ends before its JSON is complete/,
  ],
  [
    'broken YAML',
    'a.yaml',
    'Resources:\n  A:\n    Type: "AWS::SNS::Topic\n',
    /no valid YAML: line [34], column/,
  ],
  ['truncated YAML', 'a.yaml', 'Resources:\n  A:\n    Ty', /its resource 'A' has no 'Type'.*cut off/],
  [
    'YAML with aliases',
    'a.yaml',
    'Resources:\n  A: &a\n    Type: T\n  B: *a\n',
    /line 4, column 6: CloudFormation takes no aliases/,
  ],
  ['no resources', 'a.json', '{ "AWSTemplateFormatVersion": "2010-09-09" }', /its 'Resources' hold nothing/],
  ['something else', 'a.json', '{ "name": "shop" }', /no CloudFormation template: it has no 'Resources'/],
  ['plain text', 'a.yaml', 'hello world', /no CloudFormation template/],
  ['a list', 'a.json', '[1, 2]', /no CloudFormation template/],
])('%s is named, with what to do', (_what, name, text, message) => {
  expect(() => readTemplateFile(file(name, text))).toThrow(message);
});

test('a file that is not there, or a folder, cannot be read', () => {
  expect(() => readTemplateFile(join(folder, 'none.json'))).toThrow(
    /cannot be read \(ENOENT\); give the path/,
  );
  expect(() => readTemplateFile(folder)).toThrow(/cannot be read \(EISDIR\)/);
});

describe('a path', () => {
  const parent = {
    Resources: {
      Inner: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { TemplateURL: './nested/inner.json', Parameters: { Name: 'orders' } },
      },
      Far: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { TemplateURL: 'https://example.com/far.json' },
      },
    },
  };

  test('to a template also reads the nested ones beside it, and says which are not there', () => {
    file(
      'nested/inner.json',
      JSON.stringify({
        Parameters: { Name: {} },
        Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Name' } } } },
      }),
    );

    const model = modelFromPath(file('parent.json', JSON.stringify(parent)));
    const [topic] = model.ofType('AWS::SNS::Topic');

    expect(topic.stack.name).toBe('Inner');
    expect(model.text(topic.properties.DisplayName, topic.stack)).toBe('orders');
    expect(model.unseen.map(({ what }) => what)).toEqual(['the template of nested stack Far is not here']);
  });

  test('to a folder reads every template that is not nested in another', () => {
    file('one.json', JSON.stringify({ Resources: TOPIC }));
    file('two.yaml', 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n');
    file('notes.md', 'nothing');

    expect(modelFromPath(folder).stacks.map(({ name }) => name)).toEqual(['one', 'two']);
  });

  test('to a folder without templates is refused', () => {
    expect(() => modelFromPath(folder)).toThrow(/holds no template.*give the folder that 'cdk synth' writes/);
  });

  test('to a template that nests itself ends', () => {
    const path = file(
      'self.json',
      JSON.stringify({
        Resources: {
          Self: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './self.json' } },
        },
      }),
    );

    expect(modelFromPath(path).resources).toHaveLength(1);
  });
});
