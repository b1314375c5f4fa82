import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnStack, CfnStackSet, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import * as sns from 'aws-cdk-lib/aws-sns';
import { RootConstruct } from 'constructs';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import { modelFromScope } from '../../../lib/compliance/model/from-scope';
import { StageEnvironmentError } from '../../../lib/internal/errors';
import type { ModelResource, ResourceModel } from '../../../lib/compliance/model/resource-model';

const WITHOUT_TRACES = { 'aws:cdk:disable-creation-stack-traces': true };

let folder: string;
let app: App;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  app = new App({ outdir: join(folder, 'cdk.out'), context: WITHOUT_TRACES });
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (): ResourceModel => modelFromPath(app.synth().directory);
const topic = (model: ResourceModel): ModelResource => model.ofType('AWS::SNS::Topic')[0];

test('a stack has the account and Region of its environment, if they are known', () => {
  for (const env of [{ account: '111122223333', region: 'eu-west-1' }, { region: 'eu-north-1' }, {}])
    new sns.Topic(new Stack(app, `In${env.region ?? ''}`, { env }), 'Topic');

  expect(read().stacks.map(({ name, account, region }) => [name, account, region])).toEqual([
    ['In', undefined, undefined],
    ['Ineu-north-1', undefined, 'eu-north-1'],
    ['Ineu-west-1', '111122223333', 'eu-west-1'],
  ]);
});

test('nested stacks are read at every depth, beside other files, with their construct paths', () => {
  const shop = new Stack(new Stage(app, 'Production'), 'Shop');
  new Asset(shop, 'File', { path: __filename });
  const outer = new NestedStack(shop, 'Outer');
  new sns.Topic(new NestedStack(outer, 'OuterToo'), 'Topic');

  const { resource, stack } = { resource: topic(read()), stack: topic(read()).stack };

  expect(resource.constructPath).toBe('Production/Shop/Outer/OuterToo/Topic/Resource');
  expect(stack.constructPath).toBe('Production/Shop/Outer/OuterToo');
});

test('a stack that another template deploys is not part of it', () => {
  const shop = new Stack(app, 'Shop');
  const body = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
  writeFileSync(join(folder, 'accounts.json'), JSON.stringify(body));
  const { httpUrl } = new Asset(shop, 'Accounts', { path: join(folder, 'accounts.json') });
  new CfnStackSet(shop, 'Set', {
    stackSetName: 'set',
    permissionModel: 'SELF_MANAGED',
    templateUrl: httpUrl,
  });
  new CfnStack(shop, 'Far', { templateUrl: 'https://example.com/far.json' });
  new CfnStack(shop, 'Lost', { templateUrl: `https://example.com/${'0'.repeat(64)}.json` });

  const model = read();

  expect(model.stacks.map(({ name }) => name)).toEqual(['Shop']);
  expect(model.templateGaps).toHaveLength(3);
});

test('resources have the construct paths of their template without other metadata', () => {
  const ours = new Stack(app, 'Shop');
  ours.node.setContext('aws:cdk:enable-path-metadata', true);
  new sns.Topic(ours, 'Topic');
  const { directory } = app.synth();
  for (const name of readdirSync(directory).filter((file) => file.endsWith('.metadata.json')))
    writeFileSync(join(directory, name), '{}');

  for (const model of [modelFromPath(directory), modelFromScope(ours)]) {
    expect(topic(model).constructPath).toBe('Shop/Topic/Resource');
    expect(topic(model).stack.constructPath).toBe('Shop');
  }
});

describe('the line of code that makes a resource', () => {
  function source(...calls: readonly string[]): ModelResource['source'] {
    const made = new sns.CfnTopic(new Stack(app, 'Shop'), 'Topic');
    made.node.addMetadata('note', ['x (/outside/a.ts:1:1)']);
    made.node.addMetadata('aws:cdk:creationStack', calls);
    return topic(read()).source;
  }

  test('is the innermost call in the code of the application, relative to its folder', () => {
    const shop = join(folder, 'lib', 'shop.ts');

    expect(
      source(
        '...new Topic in aws-cdk-lib...',
        `new Kit (${join(folder, 'node_modules', 'kit', 'index.js')}:7:1)`,
        `new Shop (${shop}:12:5)`,
        `main (${join(folder, 'bin', 'app.ts')}:3:1)`,
      ),
    ).toEqual({ file: 'lib/shop.ts', line: 12, column: 5 });
  });

  test('is undefined without a call in the code of the application, or without a trace', () => {
    expect(source('...aws-cdk-lib...', '(no user code in 10 frames)')).toBeUndefined();
    app = new App({ outdir: join(folder, 'second'), context: WITHOUT_TRACES });
    new sns.CfnTopic(new Stack(app, 'Shop'), 'Topic').node.addMetadata('note', ['x (/outside/a.ts:1:1)']);
    expect(topic(read())).not.toHaveProperty('source');
  });
});

test('an invalid assembly is named in the error, with the remediation', () => {
  const { directory } = app.synth();
  writeFileSync(join(directory, 'manifest.json'), '{}');

  expect(() => modelFromPath(directory)).toThrow(/cannot be read.*give the folder that 'cdk synth' writes/s);
});

test('a scope without an application is rejected, with the remediation', () => {
  expect(() => modelFromScope(new RootConstruct())).toThrow(
    /can be synthesized; give its stack an App as scope/,
  );
});

describe('an invalid assembly is rejected:', () => {
  const stack = (templateFile: unknown) => ({
    type: 'aws:cloudformation:stack',
    environment: 'aws://111122223333/eu-west-1',
    properties: { templateFile },
  });
  const assembly = (directoryName: string) => ({ type: 'cdk:cloud-assembly', properties: { directoryName } });
  const validRecords = (artifacts: object) => ({ version: '48.0.0', artifacts });

  test.each<[string, unknown, RegExp]>([
    ['with an empty manifest', null, /manifest\.json is not an object; give the folder/],
    ['with an empty artifact', validRecords({ One: null }), /artifact 'One'.*is not an object/],
    [
      'with a stack that has no template file',
      validRecords({ Shop: stack(5) }),
      /'Shop'.*has no template file/,
    ],
    [
      'without a template',
      validRecords({ Shop: stack('no.json') }),
      /no\.json.*cannot be read \(ENOENT\); synth/,
    ],
    [
      'that contains itself',
      validRecords({ Stage: assembly('.') }),
      /'Stage'.*an assembly outside of its folder/,
    ],
    [
      'that contains its parent',
      validRecords({ Stage: assembly('..') }),
      /'Stage'.*an assembly outside of its folder/,
    ],
    ['with a missing one', validRecords({ Stage: assembly('none') }), /cannot be read: .*ENOENT/],
  ])('%s', (_which, manifest, says) => {
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));

    expect(() => modelFromPath(folder)).toThrow(StageEnvironmentError);
    expect(() => modelFromPath(folder)).toThrow(says);
  });
});
