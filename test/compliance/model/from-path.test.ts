import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, CfnStack, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { modelFromPath, readPath, templateFolderOf } from '../../../lib/compliance/model/from-path';
import type { ResourceModel } from '../../../lib/compliance/model/resource-model';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const TOPIC = { Type: 'AWS::SNS::Topic' };
const nested = (TemplateURL: unknown, Type = 'AWS::CloudFormation::Stack') => ({
  Type,
  Properties: { TemplateURL, Parameters: { Name: 'orders' } },
});

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
const filesOf = ({ stacks }: ResourceModel) => stacks.map(({ templateFile }) => templateFile);

describe('a template', () => {
  test('is rejected with more nested stacks than the limit', () => {
    const twice = (url: string) => ({ One: nested(url), Two: nested(url) });
    template('18.json', { Topic: TOPIC });
    for (let level = 17; level >= 0; level--) template(`${level}.json`, twice(`${level + 1}.json`));

    expect(() => modelFromPath(join(folder, '0.json'))).toThrow(
      /0\.json.*makes more than 1,000 stacks; correct the nesting/,
    );
  });

  test('is read with nested templates relative to its folder; missing ones are gaps', () => {
    template('nested/deeper.json', { Far: nested('https://example.com/far.json'), Topic: TOPIC });
    template(
      'nested/inner.json',
      { Topic: { ...TOPIC, Properties: { DisplayName: { Ref: 'Name' } } }, Deeper: nested('deeper.json') },
      { Parameters: { Name: {} } },
    );
    const model = modelFromPath(template('parent.json', { Inner: nested('./nested/inner.json') }));

    expect(seen(model)).toEqual([
      'parent/Inner',
      'Inner/Topic',
      'Inner/Deeper',
      'Deeper/Far',
      'Deeper/Topic',
    ]);
    expect(filesOf(model)).toEqual(['parent.json', 'nested/inner.json', 'nested/deeper.json']);
    expect(model.templateGaps.map(({ description }) => description)).toEqual([
      'nested stack Far has no template here',
    ]);
    const [topic] = model.ofType('AWS::SNS::Topic');
    expect(model.text(topic.properties.DisplayName, topic.stack)).toBe('orders');
  });

  test('has the declared account and Region, and so have its nested stacks', () => {
    template('inner.json', { Topic: TOPIC });
    const path = template('parent.json', { Inner: nested('inner.json') });

    const { stacks } = modelFromPath(path, { account: '111122223333', region: 'eu-west-1' });

    expect(stacks.map(({ name, account, region }) => [name, account, region])).toEqual([
      ['parent', '111122223333', 'eu-west-1'],
      ['Inner', '111122223333', 'eu-west-1'],
    ]);
  });

  test('does not include folders, parameters and stack sets', () => {
    template('inner.json', { Topic: TOPIC });
    mkdirSync(join(folder, 'modules'));
    const path = template('parent.json', {
      Folder: nested('modules'),
      Open: nested({ Ref: 'Url' }),
      None: nested(undefined),
      Set: nested('inner.json', 'AWS::CloudFormation::StackSet'),
    });

    expect(seen(modelFromPath(path))).toEqual(['parent/Folder', 'parent/Open', 'parent/None', 'parent/Set']);
  });

  test('with circular nesting is read once', () => {
    template('one.json', { Two: nested('two.json') });
    template('two.json', { One: nested('one.json') });

    expect(seen(modelFromPath(template('self.json', { Self: nested('./self.json') })))).toEqual([
      'self/Self',
    ]);
    expect(seen(modelFromPath(join(folder, 'one.json')))).toEqual(['one/Two', 'Two/One']);
  });
});

describe('a folder of templates', () => {
  test('is read as a whole, with each nested template below its parent', () => {
    template('one.json', { Topic: TOPIC });
    template('three.template', { Inner: nested('inner.json') });
    template('inner.json', { Topic: TOPIC });
    writeFileSync(join(folder, 'two.yaml'), 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n');
    writeFileSync(join(folder, 'notes.md'), 'nothing');

    expect(seen(modelFromPath(folder))).toEqual(['one/Topic', 'three/Inner', 'Inner/Topic', 'two/Topic']);
  });

  test('is rejected without a template, or without one that is not nested', () => {
    const refused = /has no template.*give the folder that 'cdk synth' writes/;

    expect(() => modelFromPath(folder)).toThrow(refused);
    template('one.json', { Two: nested('two.json') });
    template('two.json', { One: nested('one.json') });
    expect(() => modelFromPath(folder)).toThrow(refused);
  });
});

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

describe('local files', () => {
  const ELSEWHERE = 'https://shop.s3.amazonaws.com/data.yaml';
  const names = { Parameters: { Name: { Type: 'String' } } };
  const named = { ...TOPIC, Properties: { DisplayName: { Ref: 'Name' } } };
  const read = (path: string, files: Record<string, string>, known = {}) =>
    readPath(path, known, [], new Map(Object.entries(files))).model;

  test.each<[string, string, Record<string, unknown>]>([
    [
      'nested stack',
      'AWS::CloudFormation::Stack',
      { TemplateURL: ELSEWHERE, Parameters: { Name: 'orders' } },
    ],
    [
      'stack set',
      'AWS::CloudFormation::StackSet',
      { TemplateURL: ELSEWHERE, Parameters: [{ ParameterKey: 'Name', ParameterValue: 'orders' }] },
    ],
    [
      'provisioned product',
      'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
      { ProductId: 'prod-1', ProvisioningParameters: [{ Key: 'Name', Value: 'orders' }] },
    ],
    [
      'serverless application',
      'AWS::Serverless::Application',
      { Location: { ApplicationId: 'a' }, Parameters: { Name: 'orders' } },
    ],
    ['module', 'Acme::Shop::Data::MODULE', { Name: 'orders' }],
  ])('stand for the template of a %s, with its parameters', (_kind, Type, Properties) => {
    const data = template('elsewhere/data.json', { Topic: named }, names);
    const path = template('shop.json', { Data: { Type, Properties } });

    expect(modelFromPath(path).templateGaps).not.toEqual([]);
    for (const name of ['Data', 'shop/Data']) {
      const model = read(path, { [name]: data });
      const [topic] = model.ofType('AWS::SNS::Topic');
      expect(model.templateGaps).toEqual([]);
      expect(model.text(topic.properties.DisplayName, topic.stack)).toBe('orders');
    }
  });

  test('are read by themselves beside the template, as before aws cloudformation package', () => {
    template('data.json', { Topic: TOPIC });
    const path = template('shop.json', {
      Data: nested('./data.json'),
      App: { Type: 'AWS::Serverless::Application', Properties: { Location: 'data.json' } },
    });

    expect(seen(modelFromPath(path))).toEqual(['shop/Data', 'shop/App', 'Data/Topic', 'App/Topic']);
  });

  test('of a stack set are in its Region, if there is one, and in no known account', () => {
    const data = template('elsewhere/data.json', { Topic: TOPIC });
    const set = (...Regions: string[]) => {
      const Properties = { StackInstancesGroup: [{ Regions }] };
      const path = template('shop.json', { Data: { Type: 'AWS::CloudFormation::StackSet', Properties } });
      return read(path, { Data: data }, { account: '111122223333', region: 'eu-west-1' }).stacks[1];
    };

    expect(set('eu-central-1')).toMatchObject({ account: undefined, region: 'eu-central-1' });
    expect(set('eu-central-1', 'eu-west-1')).toMatchObject({ account: undefined, region: undefined });
  });

  test.each<[string, Record<string, unknown>]>([
    ['among the resources', { Resources: { 'Fn::Transform': include('s3://shop/topic.yaml') } }],
    [
      'of the whole template',
      { Transform: include('s3://shop/whole.yaml'), Resources: { Queue: { Type: 'AWS::SQS::Queue' } } },
    ],
    [
      'beside properties',
      {
        Resources: {
          Topic: { Type: 'AWS::SNS::Topic', 'Fn::Transform': include('s3://shop/properties.yaml') },
        },
      },
    ],
  ])('stand for includes %s', (_where, body) => {
    const files = {
      topic: 'Topic:\n  Type: AWS::SNS::Topic\n  Properties: { DisplayName: orders }\n',
      whole: 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties: { DisplayName: orders }\n',
      properties: 'Properties: { DisplayName: orders }\n',
    };
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, 'parts'), { recursive: true });
      writeFileSync(join(folder, 'parts', `${name}.yaml`), content);
    }
    const path = join(folder, 'shop.json');
    writeFileSync(path, JSON.stringify(body));
    const location = /s3:\/\/shop\/(\w+)/.exec(JSON.stringify(body));
    const model = read(path, {
      [`s3://shop/${location?.[1]}.yaml`]: join(folder, 'parts', `${location?.[1]}.yaml`),
    });

    expect(modelFromPath(path).templateGaps).not.toEqual([]);
    expect(model.templateGaps).toEqual([]);
    expect(model.ofType('AWS::SNS::Topic')[0].properties).toEqual({ DisplayName: 'orders' });
  });

  test('that are included are read by themselves beside the template', () => {
    writeFileSync(join(folder, 'topic.yaml'), 'Topic: { Type: AWS::SNS::Topic }\n');
    const path = template('shop.json', { 'Fn::Transform': include('./topic.yaml') });

    expect(seen(modelFromPath(path))).toEqual(['shop/Topic']);
  });

  test('are refused for what no template has, if they are missing, and if they are no templates', () => {
    const path = template('shop.json', { Data: nested(ELSEWHERE) });
    const data = template('elsewhere/data.json', { Topic: TOPIC });
    const other = join(folder, 'package.json');
    writeFileSync(other, '{ "name": "shop", "version": "1.0.0" }');

    expect(() => read(path, { Date: data })).toThrow(/'--template': got 'Date'.*did you mean 'Data'\?/);
    expect(() => read(path, { Data: join(folder, 'none.yaml') })).toThrow(/'--template' Data.*no such file/);
    expect(() => read(path, { Data: other })).toThrow(/it is a package\.json.*not a CloudFormation template/);
  });

  test('stand for nested stacks of a synthesized application', () => {
    const data = template('elsewhere/data.json', { Topic: named }, names);
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const shop = new Stack(app, 'Shop');
    new CfnStack(shop, 'Data', { templateUrl: ELSEWHERE, parameters: { Name: 'orders' } });
    const model = read(app.synth().directory, { Data: data });

    expect(seen(model)).toEqual(['Shop/Data', 'Data/Topic']);
    expect(filesOf(model)).toEqual(['Shop.template.json', '../elsewhere/data.json']);
  });

  function include(Location: string) {
    return { Name: 'AWS::Include', Parameters: { Location } };
  }
});

test('an import finds the export of another template of the folder, and of a folder only', () => {
  const path = template('shop.json', {
    Topic: { ...TOPIC, Properties: { DisplayName: { 'Fn::ImportValue': { 'Fn::Sub': 'Logs' } } } },
  });
  template(
    'logs.json',
    { Log: { Type: 'AWS::Logs::LogGroup' } },
    { Outputs: { Logs: { Value: { Ref: 'Log' }, Export: { Name: 'Logs' } } } },
  );
  const followed = (model: ResourceModel) => {
    const [topic] = model.ofType('AWS::SNS::Topic');
    return model.follow(topic.properties.DisplayName, topic.stack).resource?.logicalId;
  };

  expect(followed(modelFromPath(folder))).toBe('Log');
  expect(followed(modelFromPath(path))).toBeUndefined();
});

test('named stacks are evaluated with their nested stacks, and references to others still resolve', () => {
  template('deeper.json', { Topic: TOPIC });
  template('inner.json', { Deeper: nested('deeper.json') });
  template('shop.json', {
    Inner: nested('inner.json'),
    Topic: { ...TOPIC, Properties: { DisplayName: { 'Fn::ImportValue': 'Logs' } } },
  });
  template(
    'logs.json',
    { Topic: TOPIC },
    { Outputs: { Logs: { Value: { Ref: 'Topic' }, Export: { Name: 'Logs' } } } },
  );

  const model = modelFromPath(folder, {}, ['shop']);

  expect(seen(model)).toEqual(['shop/Inner', 'shop/Topic', 'Inner/Deeper', 'Deeper/Topic']);
  const [topic] = model.ofType('AWS::SNS::Topic');
  expect(model.follow(topic.properties.DisplayName, topic.stack).resource?.stack.name).toBe('logs');
  expect(seen(modelFromPath(folder, {}, ['shop', 'logs']))).toEqual(
    expect.arrayContaining(['logs/Topic', 'shop/Topic']),
  );
});

test('a missing stack is rejected with the most similar name, which is not that of a nested stack', () => {
  template('inner.json', { Topic: TOPIC });
  template('shop.json', { Inner: nested('inner.json') });

  expect(() => modelFromPath(folder, {}, ['shop', 'shap'])).toThrow(
    /'--stack': got 'shap'.*no such stack.*did you mean 'shop'/s,
  );
  expect(() => modelFromPath(folder, {}, ['Inner'])).toThrow(/got 'Inner'.*no such stack/s);
});

describe('a synthesized application', () => {
  function synthesized(): string {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const shop = new Stack(new Stage(app, 'Production'), 'Shop');
    new sns.Topic(new NestedStack(shop, 'Inner'), 'Topic');
    new sns.Topic(new Stack(app, 'Other'), 'Topic');
    return app.synth().directory;
  }

  test('is read from its folder, by the names of its stacks', () => {
    const model = modelFromPath(synthesized(), {}, ['Production-Shop']);

    expect(model.ofType('AWS::SNS::Topic').map(({ constructPath }) => constructPath)).toEqual([
      'Production/Shop/Inner/Topic/Resource',
    ]);
    for (const file of filesOf(model))
      expect(file).toMatch(/^assembly-Production\/\w+(\.nested)?\.template\.json$/);
  });

  test('has the tags of its stacks, which nested stacks inherit', () => {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const shop = new Stack(app, 'Shop', { tags: { backup: 'daily' } });
    new sns.Topic(new NestedStack(shop, 'Inner'), 'Topic');

    const { stacks } = modelFromPath(app.synth().directory);

    expect(stacks.map(({ tags }) => tags)).toEqual([{ backup: 'daily' }, { backup: 'daily' }]);
  });

  test('has file names relative to the outermost assembly, and a template relative to its folder', () => {
    const path = synthesized();

    expect(templateFolderOf(path)).toBe(path);
    expect(templateFolderOf(join(path, 'assembly-Production'))).toBe(path);
    expect(templateFolderOf(template('one.json', { Topic: TOPIC }))).toBe(folder);
  });
});
