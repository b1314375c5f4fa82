import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, CfnStack, Stack } from 'aws-cdk-lib';
import { modelFromPath, readPath } from '../../../lib/compliance/model/from-path';
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

describe('local files', () => {
  const REMOTE = 'https://shop.s3.amazonaws.com/data.yaml';
  const names = { Parameters: { Name: { Type: 'String' } } };
  const named = { ...TOPIC, Properties: { DisplayName: { Ref: 'Name' } } };
  const read = (path: string, files: Record<string, string>, known = {}) =>
    readPath(path, known, [], new Map(Object.entries(files))).model;

  test.each<[string, string, Record<string, unknown>]>([
    ['nested stack', 'AWS::CloudFormation::Stack', { TemplateURL: REMOTE, Parameters: { Name: 'orders' } }],
    [
      'stack set',
      'AWS::CloudFormation::StackSet',
      { TemplateURL: REMOTE, Parameters: [{ ParameterKey: 'Name', ParameterValue: 'orders' }] },
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
    const data = template('remote/data.json', { Topic: named }, names);
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
    const data = template('remote/data.json', { Topic: TOPIC });
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
    const path = template('shop.json', { Data: nested(REMOTE) });
    const data = template('remote/data.json', { Topic: TOPIC });
    const other = join(folder, 'package.json');
    writeFileSync(other, '{ "name": "shop", "version": "1.0.0" }');

    expect(() => read(path, { Date: data })).toThrow(/'--template': got 'Date'.*did you mean 'Data'\?/);
    expect(() => read(path, { Data: join(folder, 'none.yaml') })).toThrow(/'--template' Data.*no such file/);
    expect(() => read(path, { Data: other })).toThrow(/it is a package\.json.*not a CloudFormation template/);
  });

  test('stand for nested stacks of a synthesized application', () => {
    const data = template('remote/data.json', { Topic: named }, names);
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const shop = new Stack(app, 'Shop');
    new CfnStack(shop, 'Data', { templateUrl: REMOTE, parameters: { Name: 'orders' } });
    const model = read(app.synth().directory, { Data: data });

    expect(seen(model)).toEqual(['Shop/Data', 'Data/Topic']);
    expect(filesOf(model)).toEqual(['Shop.template.json', '../remote/data.json']);
  });

  function include(Location: string) {
    return { Name: 'AWS::Include', Parameters: { Location } };
  }
});
