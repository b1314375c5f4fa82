import { modelOf } from '../../../lib/compliance/model/build-model';
import type { ModelResource, ResourceModel } from '../../../lib/compliance/model/resource-model';
import { readTemplate, type Template } from '../../../lib/compliance/model/template';

interface Body {
  readonly Resources: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

interface Where {
  readonly account?: string;
  readonly region?: string;
  readonly parent?: ModelResource;
}

const template = (name: string, body: Body, where: Where = {}): Template =>
  readTemplate({ name, body, bytes: 0, ...where });

const NAMING = 'AWS::SSM::Parameter';
const naming = (Value: unknown) => ({ Type: NAMING, Properties: { Value } });
const TOPIC = { Type: 'AWS::SNS::Topic' };

/** The resource and the text of the only reference in the templates. */
function reading(...templates: readonly Template[]): { readonly resource: string; readonly text: string } {
  const model: ResourceModel = modelOf(templates);
  const [{ stack, properties }] = model.ofType(NAMING);
  const followed = model.follow(properties.Value, stack);
  const resource =
    followed.resource === undefined
      ? followed.unresolvable
      : `${followed.resource.stack.name}/${followed.resource.logicalId}`;
  return { resource, text: model.text(properties.Value, stack) };
}

const UNKNOWN = /known only at deployment/;

describe('a nested stack', () => {
  function nest(
    Parameters: Record<string, unknown>,
    outer: Body['Resources'],
    inner: Body,
  ): readonly Template[] {
    const parent = template('Shop', {
      Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters } }, ...outer },
    });
    return [parent, template('Inner', inner, { parent: parent.resources.get('Inner') })];
  }

  test('gets a resource by a parameter', () => {
    const templates = nest(
      { Name: { Ref: 'Topic' } },
      { Topic: TOPIC },
      { Parameters: { Name: {} }, Resources: { One: naming({ Ref: 'Name' }) } },
    );

    expect(reading(...templates)).toEqual({ resource: 'Shop/Topic', text: '${Shop/Topic}' });
  });

  test('without a value for a parameter leaves it to the deployment, by its name', () => {
    const templates = nest({}, {}, { Parameters: { Name: {} }, Resources: { One: naming({ Ref: 'Name' }) } });

    expect(reading(...templates)).toEqual({
      resource: expect.stringContaining('{"Ref":"Name"}') as unknown,
      text: '${Name}',
    });
  });

  test('without such a parameter ignores the value of its parent', () => {
    const templates = nest(
      { Name: { Ref: 'Topic' } },
      { Topic: TOPIC },
      { Resources: { One: naming({ Ref: 'Name' }) } },
    );

    expect(reading(...templates)).toMatchObject({
      resource: expect.stringMatching(UNKNOWN) as unknown,
      text: '${Name}',
    });
  });

  test('has a resource in an output', () => {
    const templates = nest(
      {},
      { One: naming({ 'Fn::GetAtt': ['Inner', 'Outputs.Name'] }) },
      { Resources: { Topic: TOPIC }, Outputs: { Name: { Value: { Ref: 'Topic' } } } },
    );

    expect(reading(...templates)).toEqual({ resource: 'Inner/Topic', text: '${Inner/Topic}' });
  });

  test('without its template leaves its outputs to the deployment', () => {
    const [parent] = nest(
      {},
      { One: naming({ 'Fn::GetAtt': ['Inner', 'Outputs.Name'] }) },
      { Resources: {} },
    );

    expect(reading(parent).resource).toBe('output Name of Inner is known only at deployment');
  });

  test('with a circular output and parameter resolves to nothing', () => {
    const round = { 'Fn::GetAtt': ['Inner', 'Outputs.Name'] };
    const templates = nest(
      { Name: round },
      { One: naming(round) },
      { Parameters: { Name: {} }, Resources: {}, Outputs: { Name: { Value: { Ref: 'Name' } } } },
    );

    expect(reading(...templates)).toEqual({
      resource: expect.stringMatching(UNKNOWN) as unknown,
      text: expect.stringContaining('${') as unknown,
    });
  });
});

describe('an export', () => {
  const logs = (Name: unknown) =>
    template('Logs', {
      Resources: { Topic: TOPIC },
      Outputs: { Nothing: { Value: 'x' }, Topic: { Value: { Ref: 'Topic' }, Export: { Name } } },
    });
  const importing = (name: unknown, where: Where = {}) =>
    template('Shop', { Resources: { One: naming({ 'Fn::ImportValue': name }) } }, where);

  test('is found by its name, also a joined one', () => {
    const region = { region: 'eu-west-1' };

    expect(reading(logs('logs'), importing('logs')).resource).toBe('Logs/Topic');
    expect(
      reading(logs('eu-west-1-logs'), importing({ 'Fn::Sub': '${AWS::Region}-logs' }, region)).resource,
    ).toBe('Logs/Topic');
  });

  test('that imports itself resolves to nothing', () => {
    const round = { 'Fn::ImportValue': 'round' };
    const shop = template('Shop', {
      Resources: { One: naming(round) },
      Outputs: { Round: { Value: round, Export: { Name: 'round' } } },
    });

    expect(reading(shop).resource).toMatch(UNKNOWN);
  });

  test.each([
    ['in no template', 'logs', 'other'],
    ['is known only at deployment', 'logs', { Ref: 'Name' }],
  ])('that %s is known only at deployment', (_what, name, imported) => {
    expect(reading(logs(name), importing(imported)).resource).toMatch(UNKNOWN);
  });
});

describe('in one template', () => {
  const inShop = (value: unknown) =>
    reading(
      template('Shop', {
        Resources: { One: naming(value), Topic: { ...TOPIC, Properties: { TopicName: 'orders' } } },
      }),
    );

  test.each([
    ['a reference', { Ref: 'Topic' }, '${Shop/Topic}'],
    ['an attribute', { 'Fn::GetAtt': ['Topic', 'TopicName'] }, '${Shop/Topic.TopicName}'],
    ['a name in Fn::Sub', { 'Fn::Sub': '${Topic}' }, '${Shop/Topic}'],
    ['an attribute in Fn::Sub', { 'Fn::Sub': '${Topic.TopicArn}' }, '${Shop/Topic.TopicArn}'],
  ])('%s resolves to the resource and its text', (_what, value, text) => {
    expect(inShop(value)).toEqual({ resource: 'Shop/Topic', text });
  });

  test.each([
    ['a text around a name', { 'Fn::Sub': 'x-${Topic}' }, 'x-${Shop/Topic}'],
    ['a text with variables', { 'Fn::Sub': ['${A}', { A: 'b' }] }, 'b'],
    ['a list', ['a', { Ref: 'Topic' }], '${["a",{"Ref":"Topic"}]}'],
    ['an object', { A: 1, B: 2 }, '${{"A":1,"B":2}}'],
  ])('%s resolves to nothing', (_what, value, text) => {
    expect(inShop(value)).toEqual({ resource: expect.stringMatching(UNKNOWN) as unknown, text });
  });

  test('a stack that is not in the model resolves to nothing', () => {
    const model = modelOf([template('Shop', { Resources: { Topic: TOPIC } })]);
    const { stack } = template('Other', { Resources: { Topic: TOPIC } });

    expect(model.follow({ Ref: 'Topic' }, stack)).toEqual({
      unresolvable: 'stack Other is known only at deployment',
    });
    expect(model.text({ Ref: 'Topic' }, stack)).toBe('${Topic}');
  });
});

describe('an output of another stack', () => {
  const logs = (region?: string, name = 'Logs') =>
    template(
      name,
      { Resources: { [`Topic${region ?? ''}`.replaceAll('-', '')]: TOPIC }, Outputs: outputs(region) },
      { region },
    );
  const outputs = (region = '') => ({ Topic: { Value: { Ref: `Topic${region}`.replaceAll('-', '') } } });
  const reads = (output: Record<string, unknown>) =>
    template('Shop', { Resources: { One: naming({ 'Fn::GetStackOutput': output }) } });

  test.each([
    [
      'in the named Region',
      { StackName: 'Logs', Region: 'eu-central-1', OutputName: 'Topic' },
      'Logs/Topiceucentral1',
    ],
    ['in any Region, if none is named', { StackName: 'Logs', OutputName: 'Topic' }, 'Logs/Topiceuwest1'],
  ])('is found by the name of its stack, %s', (_what, output, resource) => {
    expect(
      reading(logs('eu-west-1', 'Other'), logs('eu-west-1'), logs('eu-central-1'), reads(output)).resource,
    ).toBe(resource);
  });

  test('is found in a stack without a Region', () => {
    const output = { StackName: 'Logs', Region: 'eu-central-1', OutputName: 'Topic' };

    expect(reading(logs(), reads(output)).resource).toBe('Logs/Topic');
  });

  test.each([
    ['a stack that is not in the model', { StackName: 'Other', OutputName: 'Topic' }],
    ['another region', { StackName: 'Logs', Region: 'eu-north-1', OutputName: 'Topic' }],
    ['a missing output', { StackName: 'Logs', OutputName: 'Nothing' }],
  ])('of %s is known only at deployment, with its expression as text', (_what, output) => {
    const { resource, text } = reading(logs('eu-west-1'), reads(output));

    expect(resource).toMatch(UNKNOWN);
    expect(resource).toContain(JSON.stringify(output));
    expect(text).toContain(JSON.stringify(output));
  });
});

describe('the text of a value that is known only at deployment', () => {
  const textOf = (value: unknown) => reading(template('Shop', { Resources: { One: naming(value) } })).text;

  test.each([
    ['an account', { Ref: 'AWS::AccountId' }, '${AWS::AccountId}'],
    ['a region in a sentence', { 'Fn::Sub': 'in ${AWS::Region}' }, 'in ${AWS::Region}'],
    ['a joined list', { 'Fn::Join': ['-', { Ref: 'Parts' }] }, '${{"Fn::Join":["-",{"Ref":"Parts"}]}}'],
    ['a function', { 'Fn::Foo': 'x' }, '${{"Fn::Foo":"x"}}'],
  ])('names it: %s', (_what, value, text) => {
    expect(textOf(value)).toBe(text);
  });
});

test('an attribute with two circular references has its name as text', () => {
  const own = { 'Fn::Join': ['', [{ 'Fn::GetAtt': 'Near.CidrBlock' }, { 'Fn::GetAtt': 'Near.CidrBlock' }]] };
  const Near = { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: own } };
  const Name = naming({ 'Fn::GetAtt': 'Near.CidrBlock' });

  expect(reading(template('Shop', { Resources: { Near, Name } }))).toEqual({
    resource: 'Shop/Near',
    text: '${Shop/Near.CidrBlock}',
  });
});
