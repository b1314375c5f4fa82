import { App, CfnResource, NestedStack, Stack, Stage, TagManager } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import {
  ContainerService,
  type ContainerServiceProps,
  DevelopmentEnv,
  PostgresDatabase,
  type StageEnv,
  StageKind,
  TeamAccess,
} from '../../lib';
import { STAGE_TAGS } from '../../lib/compliance';
import { createComponents } from '../components/components';
import {
  aDatabase,
  aPartner,
  aService,
  aStack,
  development,
  OFFICE,
  staging,
  templateOf,
} from '../components/described';
import { ownContainer, resource, resourcesOf, variablesOf } from '../components/reading';
import { wrongUse } from '../components/wrong-use';
import { stackTemplate } from '../components/stack-template';

const WORKER = aService({ port: undefined }) as ContainerServiceProps;

// Types that refuse tags although CDK offers them (cfn-lint E3002).
const REFUSED = /Listener(Rule)?$/;

function taggable(environment: StageEnv): CfnResource[] {
  return environment.node
    .findAll()
    .filter((construct): construct is CfnResource => CfnResource.isCfnResource(construct))
    .filter((it) => TagManager.of(it) !== undefined && !REFUSED.test(it.cfnResourceType));
}

describe('the owner (STG-1)', () => {
  const described = staging({ databases: { Orders: aDatabase() }, teamAccess: TeamAccess.sessionManager() });
  interface Tagged {
    readonly Tags?: { readonly Key: string; readonly Value: string }[] | { readonly [key: string]: string };
  }
  const templates = new Map<Stack, Template>();
  const propertiesOf = (it: CfnResource): Tagged => {
    const stack = Stack.of(it);
    const template = templates.get(stack) ?? Template.fromStack(stack);
    templates.set(stack, template);
    const { Resources } = template.toJSON() as { Resources: { [id: string]: { Properties?: Tagged } } };
    return Resources[String(stack.resolve(it.logicalId))].Properties ?? {};
  };
  const tagsOf = (it: CfnResource): { [key: string]: string } => {
    const tags = propertiesOf(it).Tags ?? {};
    return Array.isArray(tags) ? Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) : tags;
  };

  test('stands with stage and environment on every resource that takes tags', () => {
    const untagged = taggable(described.environment).filter((it) => {
      const tags = tagsOf(it);
      return !(
        tags[STAGE_TAGS.owner] === 'shop-team' &&
        tags[STAGE_TAGS.kind] === 'Staging' &&
        tags[STAGE_TAGS.environment] === 'Shop/Env'
      );
    });
    expect(untagged.map((it) => it.cfnResourceType)).toEqual([]);
    expect(taggable(described.environment).length).toBeGreaterThan(30);
  });

  test('stands on no listener, which refuses tags', () => {
    const listeners = described.environment.node
      .findAll()
      .filter((construct): construct is CfnResource => CfnResource.isCfnResource(construct))
      .filter((it) => REFUSED.test(it.cfnResourceType));
    expect(listeners.length).toBeGreaterThan(1);
    expect(listeners.filter((it) => 'Tags' in propertiesOf(it))).toEqual([]);
  });

  test('is declared to the checks', () => {
    expect(described.environment.declarations).toMatchObject({
      environment: 'Shop/Env',
      stage: StageKind.STAGING,
      owner: 'shop-team',
    });
  });

  test.each(['', '   ', 'shop?team', 'x'.repeat(257), 'shop\nteam'])('is refused as %p', (owner) => {
    const message = wrongUse(() => development({ owner }));
    expect(message).toContain(`owner of the environment: got '${owner}'`);
    expect(message).toContain('[STG-1, environment.owner]');
  });

  test.each(['Équipe boutique', 'ops@example.com', 'x'.repeat(256)])('may be %p', (owner) => {
    expect(() => development({ owner })).not.toThrow();
  });
});

describe('components', () => {
  test('have as id their construct path below the environment, joined', () => {
    const { environment } = development();
    const payment = new Construct(environment, 'Payment');
    const { componentId } = new PostgresDatabase(payment, 'Orders', aDatabase());
    expect(componentId).toBe('PaymentOrders');
    expect(environment.node.tryFindChild('Payment')?.node.tryFindChild('Orders')).toBeInstanceOf(
      PostgresDatabase,
    );
  });

  test('in a construct below the environment share its ids', () => {
    const { environment } = development({ databases: { PaymentOrders: aDatabase() } });
    const payment = new Construct(environment, 'Payment');
    expect(wrongUse(() => new PostgresDatabase(payment, 'Orders', aDatabase()))).toContain(
      "got 'PaymentOrders', but 'PaymentOrders' is taken",
    );
    expect(payment.node.children).toEqual([]);
  });

  test('of a construct below the environment are used like others', () => {
    const { environment, stack } = development();
    const orders = new PostgresDatabase(new Construct(environment, 'Payment'), 'Orders', aDatabase());
    new ContainerService(environment, 'Api', { ...WORKER, uses: [orders] });
    expect(Object.keys(variablesOf(ownContainer(templateOf({ stack }), 'Api')))).toContain(
      'PAYMENT_ORDERS_HOST',
    );
  });

  test.each(['1Web', 'my-web', 'Web Api', '', 'W'.repeat(41), 'Wéb'])('are refused as %p', (id) => {
    expect(wrongUse(() => development({ services: { [id]: aService() } }))).toContain(
      `id of a component: got '${id}', but an id is a letter, then letters and digits, at most 40`,
    );
  });

  test.each(['Network', 'TeamAccess', 'Shared', 'Partner', 'DataKey', 'constructor'])(
    'cannot take the id of %s',
    (id) => {
      expect(wrongUse(() => development({ services: { [id]: aService() } }))).toMatch(/is taken/);
    },
  );

  test('have ids that differ by more than case', () => {
    const { environment } = development();
    expect(wrongUse(() => new ContainerService(environment, 'WEB', WORKER))).toContain(
      "got 'WEB', but 'Web' is taken",
    );
  });

  test('cannot take the id of a construct that the user created there', () => {
    const { environment } = development();
    new Construct(environment, 'Logs');
    expect(wrongUse(() => new ContainerService(environment, 'Logs', WORKER))).toContain("'Logs' is taken");
  });

  test('of two kinds do not share an id', () => {
    const described = development();
    const untouched = templateOf(development()).toJSON() as object;
    expect(wrongUse(() => new PostgresDatabase(described.environment, 'Web', aDatabase()))).toBe(
      "id of a component: got 'Web', but 'Web' is taken; choose another id; upper and lower case make no difference [component.duplicate-id]",
    );
    expect(wrongUse(() => described.environment.add('Web', { bind: () => ({}) }))).toContain(
      "'Web' is taken",
    );
    expect(templateOf(described).toJSON()).toEqual(untouched);
  });
});

describe('servers (SRV-1)', () => {
  test('are missing at synth where there is none', () => {
    const described = development({ services: {}, databases: { Orders: aDatabase() } });
    expect(() => templateOf(described)).toThrow(
      /at least one instance of its servers.*\[SRV-1, environment\.no-services\]/,
    );
  });

  test('are missing where a plug-in component runs none', () => {
    const described = development({ services: {} });
    described.environment.add('Jobs', { bind: () => ({ runsServers: false }) });
    expect(() => templateOf(described)).toThrow(/\[SRV-1, environment\.no-services\]/);
  });

  test('may be those of a plug-in component', () => {
    const described = development({ services: {} });
    described.environment.add('Search', { bind: () => ({}) });
    expect(() => templateOf(described)).not.toThrow();
  });

  test('may be added after construction', () => {
    const described = development({ services: {} });
    new ContainerService(described.environment, 'Web', WORKER);
    expect(() => templateOf(described)).not.toThrow();
  });
});

describe('where it stands', () => {
  function below(scope: Construct, ids: string[]): Construct {
    return ids.reduce((parent, id) => new Construct(parent, id), scope);
  }
  const props = () => ({
    owner: 'shop-team',
    teamAccess: TeamAccess.networks([OFFICE]),
  });
  const shop = (scope: Construct, id: string): void => {
    createComponents(new DevelopmentEnv(scope, id, props()), {
      databases: { Orders: aDatabase() },
      services: { Web: aService({ uses: ['Orders'] }) },
    });
  };

  test.each([
    ['', ['Default']],
    ['deep', ['Team Blue', 'a.b_c', 'x+y=z', '@home']],
    ['long', ['l'.repeat(166)]],
  ])('a %s path of plain ids does not matter', (_, ids) => {
    const stack = aStack();
    shop(below(stack, ids), 'Env');
    const template = stackTemplate(stack);
    const descriptions = resourcesOf(template, 'AWS::EC2::SecurityGroup').map(([, it]) =>
      String(it.Properties?.GroupDescription),
    );
    expect(Math.max(...descriptions.map((it) => it.length))).toBeLessThanOrEqual(255);
    expect(descriptions.every((it) => /^[\w .:/()#,@[\]+=&;{}!$*-]*$/.test(it))).toBe(true);
  });

  test('the longest path there is leaves room for the longest id in every description', () => {
    const stack = aStack();
    const environment = new DevelopmentEnv(below(stack, ['l'.repeat(170)]), 'Env', {
      ...props(),
      teamAccess: TeamAccess.sessionManager(),
    });
    createComponents(environment, {
      databases: { ['D'.repeat(40)]: aDatabase() },
      services: { ['S'.repeat(40)]: aService() },
    });
    const template = stackTemplate(stack);
    const descriptions = resourcesOf(template, 'AWS::EC2::SecurityGroup').map(([, it]) =>
      String(it.Properties?.GroupDescription),
    );
    expect(Math.max(...descriptions.map((it) => it.length))).toBeLessThanOrEqual(255);
    const [, namespaceOrTask] = resource(template, 'AWS::ECS::TaskDefinition');
    expect(String(namespaceOrTask.Properties?.Family).length).toBeLessThanOrEqual(255);
  });

  test('a path that tags cannot hold is refused', () => {
    expect(wrongUse(() => new DevelopmentEnv(below(aStack(), ['Shop (EU)']), 'Env', props()))).toContain(
      "path of the environment: got 'Shop/Shop (EU)/Env'",
    );
  });

  test('a path that descriptions cannot hold is refused', () => {
    const message = wrongUse(() => new DevelopmentEnv(below(aStack(), ['l'.repeat(172)]), 'Env', props()));
    expect(message).toContain('it has 181 characters, and 180');
    expect(message).toContain('choose shorter or plainer ids');
  });

  test.each<[string, (app: App) => Stack]>([
    ['a stack of an app', (app) => new Stack(app, 'Shop')],
    ['a stack of a stage', (app) => new Stack(new Stage(app, 'Development'), 'Shop')],
    ['a nested stack', (app) => new NestedStack(new Stack(app, 'Shop'), 'Nested')],
    ['a stack below a stack', (app) => new Stack(new Stack(app, 'Shop'), 'Below')],
  ])('%s will do', (_, make) => {
    const stack = make(new App());
    shop(stack, 'Env');
    stackTemplate(stack).resourceCountIs('AWS::ECS::Service', 1);
  });

  test('two environments in one stack do not meet', () => {
    const stack = aStack();
    shop(stack, 'Blue');
    shop(stack, 'Green');
    const template = stackTemplate(stack);
    const { Resources } = template.toJSON() as { Resources: { [id: string]: unknown } };
    for (const [id, made] of Object.entries(Resources)) {
      expect(JSON.stringify(made)).not.toMatch(id.startsWith('Blue') ? /"Green/ : /"Blue/);
    }
  });

  test('names that must be unique in an account differ between stacks of the same path', () => {
    const services = () => ({
      Web: aService({ uses: ['Api'] }),
      Api: aService({ internal: true }),
    });
    const stacks = ['feature-one', 'feature-two'].map((name) => {
      const stack = new Stack(new App(), 'Shop', { stackName: name });
      development({ services: services() }, stack);
      return stack;
    });
    const names = stacks.map((stack) => {
      const [, namespace] = resource(stackTemplate(stack), 'AWS::ServiceDiscovery::HttpNamespace');
      return namespace.Properties?.Name;
    });
    expect(new Set(names).size).toBe(2);
  });

  test('no other resource is given a name', () => {
    const template = templateOf(staging({ databases: { Orders: aDatabase() } }));
    const named = Object.entries(template.toJSON().Resources as { [id: string]: { Properties?: object } })
      .filter(([, it]) =>
        Object.keys(it.Properties ?? {}).some((key) =>
          /^(Name|RoleName|ManagedPolicyName|LogGroupName|DBInstanceIdentifier|ClusterName|ServiceName|GroupName)$/.test(
            key,
          ),
        ),
      )
      .map(([id]) => id);
    expect(named.filter((id) => !/FlowLog|Endpoint|S3|DynamoDB/.test(id))).toEqual([]);
  });
});

test('a stage asks for what it asks for, and no more', () => {
  const { environment } = staging();
  expect(environment.profile).toMatchObject({
    stage: StageKind.STAGING,
    minimum: { instances: 1, zones: 2 },
    retainsData: false,
  });
  expect(environment.profile).toEqual(staging({ partner: aPartner() }).environment.profile);
});

describe('an environment in another', () => {
  test.each<[string, (outer: StageEnv) => Construct]>([
    ['as its child', (outer) => outer],
    ['below one of its constructs', (outer) => new Construct(outer, 'Parts')],
    ['in a stack of its own', (outer) => new Stack(outer, 'Inner')],
  ])('is refused, %s, and nothing of it remains', (_, scopeIn) => {
    const { environment } = development({ services: {} });
    const scope = scopeIn(environment);

    const message = wrongUse(
      () => new DevelopmentEnv(scope, 'Other', { owner: 'shop', teamAccess: TeamAccess.sessionManager() }),
    );

    expect(message).toContain(`scope of environment Other: got '${scope.node.path}'`);
    expect(message).toContain(`it stands in environment ${environment.node.path}`);
    expect(message).toMatch(/pass a Stack.*\[environment\.nested\]$/);
    expect(scope.node.tryFindChild('Other')).toBeUndefined();
  });
});
