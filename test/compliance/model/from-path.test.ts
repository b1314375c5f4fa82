import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { modelFromPath, templateFolderOf } from '../../../lib/compliance/model/from-path';
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
