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

/** What the one value of the templates that names something leads to, and how it reads. */
function reading(...templates: readonly Template[]): { readonly leadsTo: string; readonly text: string } {
  const model: ResourceModel = modelOf(templates);
  const [{ stack, properties }] = model.ofType(NAMING);
  const followed = model.follow(properties.Value, stack);
  const leadsTo =
    followed.resource === undefined
      ? followed.unresolvable
      : `${followed.resource.stack.name}/${followed.resource.logicalId}`;
  return { leadsTo, text: model.text(properties.Value, stack) };
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

  test('is told of a resource by a parameter', () => {
    const templates = nest(
      { Name: { Ref: 'Topic' } },
      { Topic: TOPIC },
      { Parameters: { Name: {} }, Resources: { One: naming({ Ref: 'Name' }) } },
    );

    expect(reading(...templates)).toEqual({ leadsTo: 'Shop/Topic', text: '${Shop/Topic}' });
  });

  test('that is not told of a parameter leaves it to the deployment, by its name', () => {
    const templates = nest({}, {}, { Parameters: { Name: {} }, Resources: { One: naming({ Ref: 'Name' }) } });

    expect(reading(...templates)).toEqual({
      leadsTo: expect.stringContaining('{"Ref":"Name"}') as unknown,
      text: '${Name}',
    });
  });

  test('that has no such parameter knows nothing of what its parent gives', () => {
    const templates = nest(
      { Name: { Ref: 'Topic' } },
      { Topic: TOPIC },
      { Resources: { One: naming({ Ref: 'Name' }) } },
    );

    expect(reading(...templates)).toMatchObject({
      leadsTo: expect.stringMatching(UNKNOWN) as unknown,
      text: '${Name}',
    });
  });

  test('tells of a resource by an output', () => {
    const templates = nest(
      {},
      { One: naming({ 'Fn::GetAtt': ['Inner', 'Outputs.Name'] }) },
      { Resources: { Topic: TOPIC }, Outputs: { Name: { Value: { Ref: 'Topic' } } } },
    );

    expect(reading(...templates)).toEqual({ leadsTo: 'Inner/Topic', text: '${Inner/Topic}' });
  });

  test('whose template is not here leaves its outputs to the deployment', () => {
    const [parent] = nest(
      {},
      { One: naming({ 'Fn::GetAtt': ['Inner', 'Outputs.Name'] }) },
      { Resources: {} },
    );

    expect(reading(parent).leadsTo).toBe('output Name of Inner is known only at deployment');
  });

  test('that is told what it tells, as no deployment could, ends nowhere', () => {
    const round = { 'Fn::GetAtt': ['Inner', 'Outputs.Name'] };
    const templates = nest(
      { Name: round },
      { One: naming(round) },
      { Parameters: { Name: {} }, Resources: {}, Outputs: { Name: { Value: { Ref: 'Name' } } } },
    );

    expect(reading(...templates)).toEqual({
      leadsTo: expect.stringMatching(UNKNOWN) as unknown,
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

  test('is found by its name, also one that is put together from what is known', () => {
    const region = { region: 'eu-west-1' };

    expect(reading(logs('logs'), importing('logs')).leadsTo).toBe('Logs/Topic');
    expect(
      reading(logs('eu-west-1-logs'), importing({ 'Fn::Sub': '${AWS::Region}-logs' }, region)).leadsTo,
    ).toBe('Logs/Topic');
  });

  test('that is its own import, as no deployment could, ends nowhere', () => {
    const round = { 'Fn::ImportValue': 'round' };
    const shop = template('Shop', {
      Resources: { One: naming(round) },
      Outputs: { Round: { Value: round, Export: { Name: 'round' } } },
    });

    expect(reading(shop).leadsTo).toMatch(UNKNOWN);
  });

  test.each([
    ['no template has', 'logs', 'other'],
    ['is known only at deployment', 'logs', { Ref: 'Name' }],
  ])('that %s is known only at deployment', (_what, name, imported) => {
    expect(reading(logs(name), importing(imported)).leadsTo).toMatch(UNKNOWN);
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
    ['a name that is substituted', { 'Fn::Sub': '${Topic}' }, '${Shop/Topic}'],
    ['an attribute that is substituted', { 'Fn::Sub': '${Topic.TopicArn}' }, '${Shop/Topic.TopicArn}'],
  ])('%s leads to the resource, and reads as it', (_what, value, text) => {
    expect(inShop(value)).toEqual({ leadsTo: 'Shop/Topic', text });
  });

  test.each([
    ['a text around a name', { 'Fn::Sub': 'x-${Topic}' }, 'x-${Shop/Topic}'],
    ['a text with variables', { 'Fn::Sub': ['${A}', { A: 'b' }] }, 'b'],
    ['a list', ['a', { Ref: 'Topic' }], '${["a",{"Ref":"Topic"}]}'],
    ['an object', { A: 1, B: 2 }, '${{"A":1,"B":2}}'],
  ])('%s leads nowhere', (_what, value, text) => {
    expect(inShop(value)).toEqual({ leadsTo: expect.stringMatching(UNKNOWN) as unknown, text });
  });

  test('a stack that is not here leads nowhere', () => {
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
      'in the region that is named',
      { StackName: 'Logs', Region: 'eu-central-1', OutputName: 'Topic' },
      'Logs/Topiceucentral1',
    ],
    ['in whatever region, if none is named', { StackName: 'Logs', OutputName: 'Topic' }, 'Logs/Topiceuwest1'],
  ])('is found by the name of its stack, %s', (_what, output, leadsTo) => {
    expect(
      reading(logs('eu-west-1', 'Other'), logs('eu-west-1'), logs('eu-central-1'), reads(output)).leadsTo,
    ).toBe(leadsTo);
  });

  test('is found in a stack that does not know its region', () => {
    const output = { StackName: 'Logs', Region: 'eu-central-1', OutputName: 'Topic' };

    expect(reading(logs(), reads(output)).leadsTo).toBe('Logs/Topic');
  });

  test.each([
    ['a stack that is not here', { StackName: 'Nobody', OutputName: 'Topic' }],
    ['another region', { StackName: 'Logs', Region: 'eu-north-1', OutputName: 'Topic' }],
    ['an output that is not there', { StackName: 'Logs', OutputName: 'Nothing' }],
  ])('of %s is known only at deployment, and reads as it is written', (_what, output) => {
    const { leadsTo, text } = reading(logs('eu-west-1'), reads(output));

    expect(leadsTo).toMatch(UNKNOWN);
    expect(leadsTo).toContain(JSON.stringify(output));
    expect(text).toContain(JSON.stringify(output));
  });
});

describe('text of what is known only at deployment', () => {
  const textOf = (value: unknown) => reading(template('Shop', { Resources: { One: naming(value) } })).text;

  test.each([
    ['an account', { Ref: 'AWS::AccountId' }, '${AWS::AccountId}'],
    ['a region in a sentence', { 'Fn::Sub': 'in ${AWS::Region}' }, 'in ${AWS::Region}'],
    [
      'a list that is put together',
      { 'Fn::Join': ['-', { Ref: 'Parts' }] },
      '${{"Fn::Join":["-",{"Ref":"Parts"}]}}',
    ],
    ['a function', { 'Fn::Foo': 'x' }, '${{"Fn::Foo":"x"}}'],
  ])('tells which: %s', (_what, value, text) => {
    expect(textOf(value)).toBe(text);
  });
});

test('an attribute that leads back to itself, and twice at that, reads as its name', () => {
  const own = { 'Fn::Join': ['', [{ 'Fn::GetAtt': 'Near.CidrBlock' }, { 'Fn::GetAtt': 'Near.CidrBlock' }]] };
  const Near = { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: own } };
  const Name = naming({ 'Fn::GetAtt': 'Near.CidrBlock' });

  expect(reading(template('Shop', { Resources: { Near, Name } }))).toEqual({
    leadsTo: 'Shop/Near',
    text: '${Shop/Near.CidrBlock}',
  });
});
