import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-templates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface BadTemplate {
  readonly name: string;
  readonly content: string | object;
  /** What standard error says. */
  readonly says: RegExp;
}

const LEVELS = 10_000;
const json = (properties: string) =>
  `{"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":${properties}}}}`;
const yaml = (value: string) =>
  `Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      A: ${value}\n`;
const cutOff = JSON.stringify({ Resources: { A: { Type: 'AWS::S3::Bucket' } } }).slice(0, -12);
const TOO_DEEP = /nested deeper than 100 levels/;
const NO_TEMPLATE = /not a CloudFormation template/;

const NOT_EVALUATED: Readonly<Record<string, BadTemplate>> = {
  'truncated JSON': { name: 'a.json', content: cutOff, says: /not valid JSON: line 1.*cut off/ },
  'truncated YAML': {
    name: 'a.yaml',
    content: 'Resources:\n  A:\n    Type: "AWS::',
    says: /not valid YAML: line 3/,
  },
  'deeply nested JSON': {
    name: 'a.json',
    content: json(`${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`),
    says: TOO_DEEP,
  },
  'deeply nested lists in YAML': {
    name: 'a.yaml',
    content: yaml(`${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`),
    says: TOO_DEEP,
  },
  'deeply nested blocks in YAML': {
    name: 'a.yaml',
    content: yaml(`\n        ${'- '.repeat(LEVELS)}x`),
    says: TOO_DEEP,
  },
  'deeply nested keys in YAML': {
    name: 'a.yaml',
    content: yaml(`\n        ${'? '.repeat(LEVELS)}x`),
    says: TOO_DEEP,
  },
  'aliases that grow exponentially': {
    name: 'a.yaml',
    content: `a: &a [x, x]\n${'bcdefghij'.replace(/./g, (key) => `${key}: &${key} [*${String.fromCharCode(key.charCodeAt(0) - 1)}, *${String.fromCharCode(key.charCodeAt(0) - 1)}]\n`)}Resources: { A: *j }\n`,
    says: /CloudFormation does not support aliases/,
  },
  'a serverless.yml': {
    name: 'serverless.yml',
    content: 'service: shop\nprovider: { name: aws }\n',
    says: /serverless\.yml of the Serverless Framework.*serverless package/,
  },
  'a buildspec': {
    name: 'buildspec.yml',
    content: 'version: 0.2\nphases: { build: { commands: [make] } }\n',
    says: /a buildspec of AWS CodeBuild/,
  },
  'Kubernetes manifests': {
    name: 'all.yaml',
    content: 'apiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: B\n',
    says: /Kubernetes manifests/,
  },
  'a template of a Helm chart': {
    name: 'a.yaml',
    content: '{{- if .Values.a }}\napiVersion: v1\nkind: A\n{{- end }}\n',
    says: /template of a Helm chart/,
  },
  'a module of Rain': {
    name: 'a.yaml',
    content: 'Resources:\n  A: { Metadata: { Extends: AWS::S3::Bucket } }\n',
    says: /Rain.*rain pkg/,
  },
  'a template of Rain': {
    name: 'a.yaml',
    content: 'Resources:\n  A:\n    Type: !Rain::Module ./a.yaml\n',
    says: /line 3, column \d+: the tag !Rain::Module/,
  },
  'a samconfig': {
    name: 'samconfig.yaml',
    content: 'version: 0.1\ndefault: { deploy: { parameters: {} } }\n',
    says: /samconfig of AWS SAM/,
  },
  'parameter values': {
    name: 'a.json',
    content: [{ ParameterKey: 'A', ParameterValue: 'b' }],
    says: /a file of parameter values.*--parameter/,
  },
  'a package.json': { name: 'package.json', content: { name: 'a', version: '1.0.0' }, says: NO_TEMPLATE },
  'a number': { name: 'a.json', content: '5', says: NO_TEMPLATE },
  'binary content': {
    name: 'a.yaml',
    content: '\u0000\u0001PK\u0003\u0004',
    says: /not valid YAML|not a CloudFormation template/,
  },
};

/** What could be read and is no ordinary template: it is evaluated, and breaks no check. */
const EVALUATED: Readonly<Record<string, Omit<BadTemplate, 'says'>>> = {
  'circular references': {
    name: 'a.json',
    content: {
      Conditions: { A: { Condition: 'B' }, B: { 'Fn::Not': [{ Condition: 'A' }] } },
      Resources: {
        One: {
          Type: 'AWS::RDS::DBInstance',
          DependsOn: 'Two',
          Condition: 'A',
          Properties: { KmsKeyId: { Ref: 'Two' } },
        },
        Two: {
          Type: 'AWS::KMS::Key',
          DependsOn: 'One',
          Properties: { Description: { 'Fn::GetAtt': 'One.A' } },
        },
        Self: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { Ref: 'Self' } } },
      },
    },
  },
  'a template that nests itself': {
    name: 'a.json',
    content: {
      Resources: {
        Self: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './a.json' } },
        Data: { Type: 'AWS::RDS::DBInstance' },
      },
    },
  },
  'a template that includes itself': {
    name: 'a.json',
    content: {
      Transform: { Name: 'AWS::Include', Parameters: { Location: './a.json' } },
      Resources: { Data: { Type: 'AWS::RDS::DBInstance' } },
    },
  },
  'hostile keys in JSON': {
    name: 'a.json',
    content:
      '{"Resources":{"__proto__":{"Type":"AWS::RDS::DBInstance"},"constructor":{"Type":"AWS::S3::Bucket","Properties":{"__proto__":{"BucketEncryption":{}},"toString":1,"hasOwnProperty":null}},"get x":{"Type":"AWS::SQS::Queue"}},"Parameters":{"__proto__":{"Type":"String"}},"Conditions":{"__proto__":{"Fn::Equals":["a","a"]}}}',
  },
  'hostile keys in YAML': {
    name: 'a.yaml',
    content:
      'Resources:\n  __proto__: { Type: AWS::RDS::DBInstance, Properties: { __proto__: { StorageEncrypted: true } } }\n  valueOf: { Type: AWS::S3::Bucket }\n',
  },
  'an enormous template': {
    name: 'a.json',
    content: {
      Parameters: Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [`P${index}`, { Type: 'String' }]),
      ),
      Resources: Object.fromEntries(
        Array.from({ length: 500 }, (_, index) => [
          `R${index}`,
          {
            Type: index % 2 === 0 ? 'AWS::SQS::Queue' : 'AWS::S3::Bucket',
            Properties: { Tags: [{ Key: 'a', Value: { Ref: `P${index % 200}` } }] },
            Metadata: { Text: 'x'.repeat(1900) },
          },
        ]),
      ),
    },
  },
  SAM: {
    name: 'a.yaml',
    content:
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: a.b, CodeUri: ./a }\n  Data: { Type: AWS::RDS::DBInstance }\n',
  },
};

function check({ name, content }: Omit<BadTemplate, 'says'>) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return run('check', path, '--stage', 'Production', '--region', 'eu-west-1', '--format', 'json');
}

test.each(Object.entries(NOT_EVALUATED))('%s: exit code 2, in a sentence', (_what, bad) => {
  const { code, output, errors } = check(bad);

  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(errors).toMatch(bad.says);
  expect(errors).not.toMatch(/^\s+at /m);
});

test.each(Object.entries(EVALUATED))('%s: evaluated', (_what, bad) => {
  const { code, output, errors } = check(bad);

  expect({ code, errors }).toEqual({ code: 1, errors: '' });
  expect(output).not.toContain('EVAL.check-failed');
  expect(({} as Record<string, unknown>).BucketEncryption).toBeUndefined();
  expect(({} as Record<string, unknown>).StorageEncrypted).toBeUndefined();
});
