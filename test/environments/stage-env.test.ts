import { App, CfnResource, NestedStack, Stack, Stage, TagManager } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { DevelopmentEnv, TeamAccess, Routing, StageKind, STAGE_TAGS, type StageEnv } from '../../lib';
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
import { resource, resourcesOf } from '../components/reading';
import { wrongUse } from '../components/wrong-use';

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
  const resources = (
    templateOf(described).toJSON() as { Resources: { [id: string]: { Properties: Tagged } } }
  ).Resources;
  interface Tagged {
    readonly Tags?: { readonly Key: string; readonly Value: string }[] | { readonly [key: string]: string };
  }
  const tagsOf = (it: CfnResource): { [key: string]: string } => {
    const tags = resources[Stack.of(it).resolve(it.logicalId) as string].Properties.Tags ?? {};
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
    const tagged = Object.values(resources).filter(
      (it) => REFUSED.test((it as unknown as { Type: string }).Type) && 'Tags' in it.Properties,
    );
    expect(tagged).toEqual([]);
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
    expect(message).toContain('[STG-1]');
  });

  test.each(['Équipe boutique', 'ops@example.com', 'x'.repeat(256)])('may be %p', (owner) => {
    expect(() => development({ owner })).not.toThrow();
  });
});

describe('components', () => {
  const orders = 'Orders';

  test('are described in any order, and come out the same', () => {
    const web = aService({ uses: ['Orders'], startAfter: ['Worker'] });
    const worker = aService({ port: undefined });
    const databases = { Orders: aDatabase() };
    const one = templateOf(development({ databases, services: { Web: web, Worker: worker } }));
    const other = templateOf(development({ services: { Worker: worker, Web: web }, databases }));
    expect(other.toJSON()).toEqual(one.toJSON());
  });

  test('come out the same when they are added one by one', () => {
    const described = development({
      databases: { Orders: aDatabase() },
      services: { Web: aService({ uses: [orders] }) },
    });
    const added = development({ services: {} });
    const made = added.environment.addDatabase('Orders', aDatabase());
    added.environment.addService('Web', aService({ uses: [made] }));
    expect(templateOf(added).toJSON()).toEqual(templateOf(described).toJSON());
  });

  test('are found by their ids', () => {
    const { environment } = development({ databases: { Orders: aDatabase() } });
    expect(database('Orders').componentId).toBe('Orders');
    expect(service('Web').componentId).toBe('Web');
    expect(component('Web')).toBe(service('Web'));
  });

  test.each([
    ['database', 'Ordres', "did you mean 'Orders'?"],
    ['service', 'web', "did you mean 'Web'?"],
    ['component', 'Queue', "known are 'Orders', 'Web'"],
    ['service', 'Orders', "known are 'Web'"],
  ] as const)('that are no %s named %s are not found, with the nearest id', (kind, id, remediation) => {
    const { environment } = development({ databases: { Orders: aDatabase() } });
    expect(wrongUse(() => environment[kind](id))).toBe(
      `${kind} of environment Shop/Env: got '${id}', but nothing of that id has been added; ${remediation}`,
    );
  });

  test('that wait for each other are refused', () => {
    const services = {
      A: aService({ port: undefined, startAfter: ['B'] }),
      B: aService({ port: undefined, startAfter: ['C'] }),
      C: aService({ port: undefined, startAfter: ['A'] }),
    };
    expect(wrongUse(() => development({ services }))).toBe(
      "environment Shop/Env: got 'A → B → C → A', but components that wait for each other never start; take one of these uses or start-afters out",
    );
  });

  test('that need what nobody described are refused, with the nearest id', () => {
    const services = { Web: aService({ uses: ['Order'] }) };
    expect(wrongUse(() => development({ databases: { Orders: aDatabase() }, services }))).toBe(
      "environment Shop/Env: Web: got 'Order', but it uses or starts after what is not there; did you mean 'Orders'?",
    );
  });

  test('that are added before what they need are refused, with the nearest id', () => {
    const { environment } = development();
    expect(
      wrongUse(() => environment.addService('Api', aService({ uses: ['Wbe'] }))),
    ).toContain("did you mean 'Web'?");
  });

  test('that are refused for what they need leave nothing behind', () => {
    const described = development();
    expect(() =>
      described.environment.addService('Api', aService({ uses: ['Queue'] })),
    ).toThrow();
    const untouched = templateOf(development()).toJSON() as object;
    expect(templateOf(described).toJSON()).toEqual(untouched);
  });

  test.each(['1Web', 'my-web', 'Web Api', '', 'W'.repeat(41), 'Wéb'])('are refused as %p', (id) => {
    expect(wrongUse(() => development({ services: { [id]: aService() } }))).toContain(
      `id of a component: got '${id}', but an id is a letter, then letters and digits, at most 40`,
    );
  });

  test.each(['Network', 'TeamAccess', 'Shared', 'Partner', 'DataKey', 'constructor'])(
    'cannot take the place of %s',
    (id) => {
      expect(wrongUse(() => development({ services: { [id]: aService() } }))).toMatch(/is taken/);
    },
  );

  test('have ids that are told apart by more than case', () => {
    const { environment } = development();
    expect(wrongUse(() => environment.addService('WEB', aService({ port: undefined })))).toContain(
      "got 'WEB', but 'Web' is taken",
    );
  });

  test('cannot take the place of a construct that somebody put there', () => {
    const { environment } = development();
    new Construct(environment, 'Logs');
    expect(wrongUse(() => environment.addService('Logs', aService({ port: undefined })))).toContain(
      "'Logs' is taken",
    );
  });

  test('of two kinds do not share an id', () => {
    expect(wrongUse(() => development({ databases: { Web: aDatabase() } }))).toContain("'Web' is taken");
  });
});

describe('servers (SRV-1)', () => {
  test('are missed at synth where there is none', () => {
    const described = development({ services: {}, databases: { Orders: aDatabase() } });
    expect(() => templateOf(described)).toThrow(/at least one instance of its servers.*\[SRV-1\]/);
  });

  test('may be added after construction', () => {
    const described = development({ services: {} });
    described.environment.addService('Web', aService());
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
    databases: { Orders: aDatabase() },
    services: { Web: aService({ uses: ['Orders'] }) },
  });

  test.each([
    ['', ['Default']],
    ['deep', ['Team Blue', 'a.b_c', 'x+y=z', '@home']],
    ['long', ['l'.repeat(166)]],
  ])('a %s path of plain ids does not matter', (_, ids) => {
    const stack = aStack();
    new DevelopmentEnv(below(stack, ids), 'Env', props());
    const template = Template.fromStack(stack);
    const descriptions = resourcesOf(template, 'AWS::EC2::SecurityGroup').map(([, it]) =>
      String(it.Properties?.GroupDescription),
    );
    expect(Math.max(...descriptions.map((it) => it.length))).toBeLessThanOrEqual(255);
    expect(descriptions.every((it) => /^[\w .:/()#,@[\]+=&;{}!$*-]*$/.test(it))).toBe(true);
  });

  test('the longest path there is leaves room for the longest id in every description', () => {
    const stack = aStack();
    new DevelopmentEnv(below(stack, ['l'.repeat(170)]), 'Env', {
      ...props(),
      teamAccess: TeamAccess.sessionManager(),
      databases: { ['D'.repeat(40)]: aDatabase() },
      services: { ['S'.repeat(40)]: aService() },
    });
    const template = Template.fromStack(stack);
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
    new DevelopmentEnv(stack, 'Env', props());
    Template.fromStack(stack).resourceCountIs('AWS::ECS::Service', 1);
  });

  test('two environments in one stack do not meet', () => {
    const stack = aStack();
    new DevelopmentEnv(stack, 'Blue', props());
    new DevelopmentEnv(stack, 'Green', props());
    const template = Template.fromStack(stack);
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
      const [, namespace] = resource(Template.fromStack(stack), 'AWS::ServiceDiscovery::HttpNamespace');
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
