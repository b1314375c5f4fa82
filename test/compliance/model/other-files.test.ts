import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { modelFromPath, readPath } from '../../../lib/compliance/model/from-path';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const TOPIC = { Type: 'AWS::SNS::Topic' };
function template(
  name: string,
  Resources: Record<string, unknown>,
  more: Record<string, unknown> = {},
): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ ...more, Resources }));
  return path;
}

/** The evaluated resources as stack and id. */
const seen = ({ resources }: ResourceModel) =>
  resources.map(({ stack, logicalId }) => `${stack.name}/${logicalId}`);

test.each([
  ['package.json', '{ "name": "shop", "version": "1.0.0", "scripts": {} }', 'a package.json'],
  ['package-lock.json', '{ "name": "shop", "lockfileVersion": 3, "packages": {} }', 'a package.json'],
  ['tsconfig.json', '{ // strict\n "compilerOptions": {} }', 'a file of another kind'],
  ['cdk.json', '{ "app": "npx tsx bin/app.ts" }', 'the cdk.json'],
  ['buildspec.yml', 'version: 0.2\nphases: { build: { commands: [make] } }\n', 'a buildspec'],
  ['appspec.yml', 'version: 0.0\nos: linux\nfiles: []\n', 'an AppSpec file'],
  ['deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\n', 'a Kubernetes manifest'],
  ['all.yaml', 'apiVersion: v1\nkind: A\n---\napiVersion: v1\nkind: B\n', 'a file of Kubernetes manifests'],
  ['Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'the description of a Helm chart'],
  [
    'service.yaml',
    '{{- if .Values.open }}\napiVersion: v1\nkind: Service\n{{- end }}\n',
    'a template of a Helm chart',
  ],
  ['page.yaml', '{{- if open }}\ntitle: x\n{{- end }}\n', 'a template of another tool'],
  ['serverless.yml', 'service: shop\nprovider: { name: aws }\n', 'a serverless.yml'],
  ['samconfig.yaml', 'version: 0.1\ndefault: { deploy: { parameters: { a: 1 } } }\n', 'a samconfig'],
  ['values.json', '[{ "ParameterKey": "Size", "ParameterValue": "1" }]', 'a file of parameter values'],
  ['configuration.json', '{ "Parameters": { "Size": "1" }, "Tags": {} }', 'a file of parameter values'],
  [
    'module.yaml',
    'Resources:\n  Extension:\n    Metadata: { Extends: AWS::S3::Bucket }\n',
    'a template or module of Rain',
  ],
  ['rain.yaml', 'Resources:\n  A:\n    Type: !Rain::Module ./module.yaml\n', 'a template or module of Rain'],
  ['openapi.yaml', 'openapi: 3.0.0\n', 'an OpenAPI description'],
  ['ci.yml', 'on: push\njobs: {}\n', 'a workflow of GitHub Actions'],
  ['compose.yaml', 'services: {}\n', 'a Compose file'],
  ['states.json', '{ "StartAt": "A", "States": {} }', 'a state machine'],
  ['policy.json', '{ "Version": "2012-10-17", "Statement": [] }', 'a policy document'],
  ['stages.yaml', 'application: Shop\nenvironments: {}\n', 'a stages file'],
  ['go-live.yaml', 'environments: {}\n', 'a go-live file'],
  ['notes.yaml', 'hello world\n', 'a file of another kind'],
  ['empty.yaml', '', 'an empty file'],
])('%s in a folder is passed over, and named', (name, content, kind) => {
  template('one.json', { Topic: TOPIC });
  writeFileSync(join(folder, name), content);

  const { model, passedOver } = readPath(folder);

  expect(seen(model)).toEqual(['one/Topic']);
  expect(passedOver).toEqual([{ file: name, kind: expect.stringContaining(kind) as unknown }]);
});

test('a damaged template in a folder is not passed over', () => {
  template('one.json', { Topic: TOPIC });
  writeFileSync(join(folder, 'two.yaml'), 'Resources:\n  A: [\n');

  expect(() => modelFromPath(folder)).toThrow(/two\.yaml.*is not valid YAML: line/);
});

test('a folder without a template names what its files are', () => {
  writeFileSync(join(folder, 'buildspec.yml'), 'version: 0.2\nphases: {}\n');

  expect(() => modelFromPath(folder)).toThrow(/has no template.*; buildspec\.yml is a buildspec/);
});
