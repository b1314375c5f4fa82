import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTemplateFile } from '../../../lib/compliance/model/template-file';

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
  test('is read with short tags, dates as text, and YAML 1.1 booleans', () => {
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
      At: 10:30
      Plain: ! plain
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
            At: '10:30',
            Plain: 'plain',
          },
        },
      },
      Conditions: { Big: { 'Fn::Not': [{ Condition: 'Small' }] } },
    });
  });

  test.each(['N', 'Y', 'No', 'On', 'yes', '1.0', '010', 'null', '~', '2012-10-17', "'N'"])(
    'has the key %s as it is written',
    (key) => {
      const path = file('a.yaml', `Parameters:\n  ${key}: {}\nResources:\n  ${key}:\n    Type: T\n`);
      const name = key.replaceAll("'", '');

      expect(readTemplateFile(path).body).toEqual({
        Parameters: { [name]: {} },
        Resources: { [name]: { Type: 'T' } },
      });
    },
  );

  test.each([
    ['!If [N, yes, no]', { 'Fn::If': ['N', true, false] }],
    ['{ Fn::If: [N, yes, no] }', { 'Fn::If': ['N', true, false] }],
    ['{ Ref: N }', { Ref: 'N' }],
    ['!Ref N', { Ref: 'N' }],
    ['{ Condition: N }', { Condition: 'N' }],
  ])('refers to the same name in %s', (written, read) => {
    const path = file('a.yaml', `Resources:\n  A:\n    Type: T\n    Properties:\n      Value: ${written}\n`);

    expect(readTemplateFile(path).body).toEqual({
      Resources: { A: { Type: 'T', Properties: { Value: read } } },
    });
  });

  test('may have both keys N and No', () => {
    const path = file('a.yaml', 'Resources:\n  N:\n    Type: T\n  No:\n    Type: U\n');

    expect(readTemplateFile(path).body).toEqual({ Resources: { N: { Type: 'T' }, No: { Type: 'U' } } });
  });

  const valueOf = (written: string): unknown => {
    const path = file('a.yaml', `Resources:\n  A:\n    Type: T\n    Properties:\n      Value: ${written}\n`);
    const { body } = readTemplateFile(path) as {
      body: { Resources: { A: { Properties: { Value: unknown } } } };
    };
    return body.Resources.A.Properties.Value;
  };

  test.each([
    ['double quotes', '"one\n  two"', 'one two'],
    ['double quotes at the margin', '"one\ntwo\n\nthree"', 'one two\nthree'],
    ['single quotes', "'one\n  shop''s'", "one shop's"],
    ['quotes with what looks like a comment', '"one #1\n  # two"', 'one #1 # two'],
    ['brackets', '[1,\n"a\nb",\n2\n]', [1, 'a b', 2]],
    ['braces', '{"a":\n1, b: [\n2]\n}', { a: 1, b: [2] }],
  ])('continues within %s, however it is indented', (_what, written, read) => {
    expect(valueOf(written)).toEqual(read);
  });

  test.each([
    ['[yes, on, Off, NO, True]', [true, true, false, false, true]],
    ['[y, N, 2012-10-17, 10:30, 0o17, e10, .]', ['y', 'N', '2012-10-17', '10:30', '0o17', 'e10', '.']],
    // An account that begins with a zero: octal only if all of its digits are.
    ['[012345678901, 0123, 1_000, 0x1F, 1e3, 1.5]', ['012345678901', 83, 1000, 31, 1000, 1.5]],
    ['[null, ~, "null"]', [null, null, 'null']],
    ['!Transform { Name: AWS::Include }', { 'Fn::Transform': { Name: 'AWS::Include' } }],
    ['!ToJsonString { a: 1 }', { 'Fn::ToJsonString': { a: 1 } }],
    ['!Cidr [!Ref A, 1, 5]', { 'Fn::Cidr': [{ Ref: 'A' }, 1, 5] }],
    ['{ "<<": 1 }', { '<<': 1 }],
  ])('has the values of %s', (written, read) => {
    expect(valueOf(written)).toEqual(read);
  });

  test('equals the same template in JSON', () => {
    const yaml = readTemplateFile(file('a.yaml', 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n'));
    const json = readTemplateFile(file('a.json', JSON.stringify({ Resources: TOPIC })));

    expect(yaml.body).toEqual(json.body);
  });
});

test.each([
  ['an empty file', 'a.json', ' \n', /it is empty; give a file with a template/],
  [
    'broken YAML',
    'a.yaml',
    'Resources:\n  A:\n    Type: "AWS::SNS::Topic\n',
    /not valid YAML: line [34], column/,
  ],
  ['YAML with a second document', 'a.yaml', 'Resources: {}\n---\nA: 1\n', /not valid YAML: line 2, column 1/],
  [
    'a key twice in YAML',
    'a.yaml',
    'Resources:\n  A: {}\n  A: {}\n',
    /not valid YAML: line 3, column 3.*unique/,
  ],
  ['a key twice, once in quotes', 'a.yaml', "Resources:\n  N: {}\n  'N': {}\n", /line 3, column 3.*unique/],
  ['truncated YAML', 'a.yaml', 'Resources:\n  A:\n    Ty', /its resource 'A' has no 'Type'.*cut off/],
  [
    'YAML with aliases',
    'a.yaml',
    'Resources:\n  A: &a\n    Type: T\n  B: *a\n',
    /line 4, column 6: CloudFormation does not support aliases; write the values out, or.*--use-json/,
  ],
  [
    'YAML with merge keys',
    'a.yaml',
    'Resources:\n  A:\n    <<: { Type: T }\n',
    /line 3, column 5: CloudFormation does not support merge keys, '<<'; write the values out/,
  ],
  [
    'a directive of Rain',
    'a.yaml',
    'Resources:\n  A:\n    Type: T\n    Properties: !Rain::Embed a.txt\n',
    /line 4, column 30: the tag !Rain::Embed.*; give the output of 'rain pkg'/,
  ],
  ['an asterisk without quotes', 'a.yaml', 'Resources:\n  A: *\n', /line 2, column 6: .*'\*' in quotes/],
  ['empty resources', 'a.json', '{ "Resources": {} }', /its 'Resources' are empty/],
  ['no resources', 'a.json', '{ "AWSTemplateFormatVersion": "2010-09-09" }', /its 'Resources' are empty/],
  [
    'another JSON file',
    'a.json',
    '{ "name": "shop" }',
    /not a CloudFormation template: it has no 'Resources'/,
  ],
  ['plain text', 'a.yaml', 'hello world', /not a CloudFormation template/],
  ['a list', 'a.json', '[1, 2]', /not a CloudFormation template/],
])('%s is rejected, with the remediation', (_what, name, text, message) => {
  expect(() => readTemplateFile(file(name, text))).toThrow(message);
});

describe('JSON', () => {
  const expected = (text: string) => () => readTemplateFile(file('a.json', text));

  test.each([
    [
      'a comma too many',
      '\n {\n  "A": 1,\n}',
      /valid JSON: line 4, column 1: expected a key in double quotes/,
    ],
    ['a comma too many in a list', '{ "A": [1,] }', /line 1, column 11: expected a value/],
    ['no colon', '{\n  "A" 1\n}', /line 2, column 7: expected ':'/],
    ['no comma', '{ "A": 1\n"B": 2 }', /line 2, column 1: expected ','/],
    ['no comma in a list', '{ "A": [1 2] }', /line 1, column 11: expected ','/],
    ['a key without quotes', '{ A: 1 }', /line 1, column 3: expected a string in double quotes/],
    ['an invalid value', '{ "A": yes }', /line 1, column 8: expected a string in double quotes/],
    ['a line break in a text', '{ "A": "a\nb" }', /line 1, column 8: expected a string in double quotes/],
    ['a comment', '{ /* a */ "A": 1 }', /line 1, column 3: JSON has no comments/],
    ['text after the end', '{ "A": 1 } }', /line 1, column 12: expected the end of the file/],
    ['a key twice', '{\n  "A": { "B": 1,\n    "B": 2 }\n}', /line 3, column 5: duplicate key 'B'/],
    ['a key twice, once with an escape', '{ "AB": 1, "\\u0041B": 2 }', /column 12: duplicate key 'AB'/],
  ])('with %s is rejected with its position', (_what, text, says) => {
    expect(expected(text)).toThrow(says);
    expect(expected(text)).not.toThrow(/cut off/);
  });

  test.each([
    '{',
    '{ "A',
    '{ "A\\',
    '{ "A"',
    '{ "A":',
    '{ "A": tru',
    '{ "A": tru\n',
    '{ "A": [',
    '{ "A": [1,',
    '{ "A": {}\n',
    '[1,',
  ])('that ends early may be cut off: %s', (text) => {
    expect(expected(text)).toThrow(/not valid JSON: line [12], column \d+: .*cut off/);
  });

  test('is read as JSON.parse reads it', () => {
    const values = {
      a: [],
      b: {},
      c: [true, false, null, -1.5e3, 0],
      d: 'a "b" \\ \n\u20ac',
      '': { e: [[{}]] },
    };
    const template = { Metadata: values, Resources: TOPIC };

    for (const text of [JSON.stringify(template), JSON.stringify(template, undefined, 2)])
      expect(readTemplateFile(file('a.json', text)).body).toEqual(template);
  });

  test('may begin with a byte order mark; one within a text stays', () => {
    const text = JSON.stringify({ Description: 'a\uFEFFb', Resources: TOPIC });

    for (const start of ['', '\uFEFF', '\uFEFF\n  '])
      expect(readTemplateFile(file('a.json', `${start}${text}`)).body).toMatchObject({
        Description: 'a\uFEFFb',
      });
  });
});

describe.each([
  ['lists in JSON', '{"Resources": {"A": {"Type": "T", "Properties": VALUE}}}', '[', '1', ']'],
  ['objects in JSON', '{"Resources": {"A": {"Type": "T", "Properties": VALUE}}}', '{"a":', '1', '}'],
  ['lists in YAML', 'Resources: {A: {Type: T, Properties: VALUE}}', '[', '1', ']'],
  ['objects in YAML', 'Resources: {A: {Type: T, Properties: VALUE}}', '{a: ', '1', '}'],
])('%s', (_what, text, open, inner, close) => {
  /** The template, its resources and the resource are three levels. */
  const nested = (levels: number) => () => {
    const value = `${open.repeat(levels - 3)}${inner}${close.repeat(levels - 3)}`;
    return readTemplateFile(file('a.template', text.replace('VALUE', value)));
  };

  test('may be nested 100 levels deep, and no more', () => {
    expect(nested(100)).not.toThrow();
    expect(nested(101)).toThrow(/line 1, column \d{3}: it is nested deeper than 100 levels/);
  });
});

test('text that does not start like JSON is YAML', () => {
  const path = file('a.yaml', 'Resources: {A: {Type: AWS::SNS::Topic}}\n');

  expect(readTemplateFile(path).body).toEqual({ Resources: { A: { Type: 'AWS::SNS::Topic' } } });
});

test('a loop among the resources needs no type', () => {
  const loop = { 'Fn::ForEach::Topics': ['Name', ['A'], { 'Topic${Name}': { Type: 'AWS::SNS::Topic' } }] };

  expect(() => readTemplateFile(file('a.json', JSON.stringify({ Resources: loop })))).not.toThrow();
});

test('a missing file and a folder cannot be read', () => {
  expect(() => readTemplateFile(join(folder, 'none.json'))).toThrow(
    /cannot be read \(ENOENT\); give the path/,
  );
  expect(() => readTemplateFile(folder)).toThrow(/cannot be read \(EISDIR\)/);
});
