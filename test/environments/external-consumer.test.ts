import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type IConnectable, type IVpc, Port } from 'aws-cdk-lib/aws-ec2';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  Compliance,
  ContainerService,
  ExternalConsumer,
  type ExternalConsumerProps,
  PostgresDatabase,
  StageEnvironmentError,
  StageKind,
} from '../../lib';
import type { Ledger } from '../../lib/compliance';
import { freshFolder, removeFolders } from './assembly';
import { aDatabase, NGINX } from '../components/described';
import { type BadInput, expectRefusal } from '../stages-file/refused';
import { build, changed } from '../stages-file/temp-file';
import { addEnvironment, HOME } from './launch-program';

afterAll(removeFolders);

const REASON = 'the monthly reports of the accountants';

/** The shop in production, and a function of another stack that reads its orders. */
function shopWithReports() {
  const app = new App({ outdir: freshFolder() });
  const { stage, stack, environment } = addEnvironment(app, StageKind.PRODUCTION, 'Live');
  const nginx = { image: ContainerImage.fromRegistry(NGINX), port: 8080, user: '101' };
  const orders = new PostgresDatabase(environment, 'Orders', aDatabase());
  const api = new ContainerService(environment, 'Api', { ...nginx, internal: true, uses: [orders] });
  const web = new ContainerService(environment, 'Web', { ...nginx, uses: [api] });
  const other = new Stack(stage, 'Other', { env: HOME });
  const reports = aFunction(other, environment.network.vpc);
  return { app, stack, environment, orders, api, web, other, reports };
}

function aFunction(stack: Stack, vpc?: IVpc): LambdaFunction {
  return new LambdaFunction(stack, 'Reports', {
    vpc,
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {};'),
  });
}

function ledgerOf(app: App): Ledger {
  Compliance.of(app).enable();
  try {
    app.synth();
  } catch {
    // The ledger says why.
  }
  const [{ ledger }] = Compliance.of(app).ledgers;
  return ledger;
}

function statesOf({ requirements }: Ledger) {
  return Object.fromEntries(
    requirements.filter(({ id }) => ['STG-2', 'SEC-1'].includes(id)).map(({ id, state }) => [id, state]),
  );
}

function reasonOf({ requirements }: Ledger, requirement: string): string | undefined {
  return requirements.find(({ id }) => id === requirement)?.reason;
}

describe('a function of another stack that is declared', () => {
  const { app, stack, orders, other, environment, reports } = shopWithReports();
  const consumer = new ExternalConsumer(environment, 'Reports', {
    connectable: reports,
    grantee: reports,
    uses: [orders],
    reason: REASON,
  });
  Object.entries(consumer.environment).forEach(([name, value]) => reports.addEnvironment(name, value));
  const ledger = ledgerOf(app);
  const template = Template.fromStack(other);

  test('passes the checks of the environment', () => {
    expect(statesOf(ledger)).toMatchObject({ 'SEC-1': 'met' });
    expect(ledger.requirements.filter(({ blocking }) => blocking)).toEqual([]);
  });

  test('is in the ledger, with what it uses and the reason', () => {
    expect(ledger.declarations.consumers).toEqual([
      {
        component: 'Reports',
        uses: ['Orders'],
        securityGroups: [expect.stringContaining('ReportsSecurityGroup') as string],
        reason: REASON,
      },
    ]);
  });

  test('may connect as a user of its own, and has the address of the database', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { ORDERS_PORT: '15432', ORDERS_USER: 'service_reports' } },
    });
    const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));
    expect(policies).toContain('rds-db:connect');
    expect(policies).toContain('/service_reports');
  });

  test('brings its rule along, so that the stack of the environment depends on no other', () => {
    const rules = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress'));
    expect(rules.map(({ Properties }) => (Properties as { FromPort: number }).FromPort)).toEqual([15432]);
    expect(stack.dependencies.map(({ node }) => node.path)).not.toContain('Live/Other');
  });
});

test('a function of another stack that is not declared fails SEC-1, with the way to declare it', () => {
  const { app, orders, reports } = shopWithReports();
  reports.connections.allowTo(orders, Port.tcp(15432));
  const ledger = ledgerOf(app);
  expect(statesOf(ledger)).toMatchObject({ 'SEC-1': 'not met' });
  expect(JSON.stringify(ledger.requirements)).toContain('declare the consumer with ExternalConsumer');
});

test('a consumer that is declared for one component is not admitted to another', () => {
  const { app, orders, web, environment, reports } = shopWithReports();
  new ExternalConsumer(environment, 'Reports', {
    connectable: reports,
    grantee: reports,
    uses: [orders],
    reason: REASON,
  });
  reports.connections.allowTo(web, Port.tcp(8080));
  const ledger = ledgerOf(app);
  expect(statesOf(ledger)).toMatchObject({ 'SEC-1': 'not met' });
  expect(reasonOf(ledger, 'SEC-1')).toContain('on port 8080');
});

describe('a consumer from outside', () => {
  const refused = (change: (parts: ReturnType<typeof shopWithReports>) => Partial<ExternalConsumerProps>) => {
    const parts = shopWithReports();
    const { environment, reports, orders } = parts;
    const props = { connectable: reports, grantee: reports, uses: [orders], reason: REASON };
    try {
      new ExternalConsumer(environment, 'Reports', { ...props, ...change(parts) });
    } catch (error) {
      if (!(error instanceof StageEnvironmentError)) throw error;
      return { id: error.id, message: error.message, left: environment.node.tryFindChild('Reports') };
    }
    return undefined;
  };

  test.each<[string, string, Parameters<typeof refused>[0]]>([
    [
      'without a network',
      'external-consumer.no-security-group',
      ({ app }) => ({ connectable: aFunction(new Stack(app, 'Outside')) }),
    ],
    [
      'without a security group',
      'external-consumer.no-security-group',
      () => ({ connectable: { connections: { securityGroups: [] } } as unknown as IConnectable }),
    ],
    ['that uses nothing', 'external-consumer.uses-nothing', () => ({ uses: [] })],
    ['that uses an internal service', 'external-consumer.internal-service', ({ api }) => ({ uses: [api] })],
    ['without a reason', 'text.blank', () => ({ reason: ' ' })],
    [
      "that uses another environment's database",
      'component.not-in-environment',
      () => ({ uses: [shopWithReports().orders] }),
    ],
  ])('%s is refused, and nothing of it remains', (_, id, change) => {
    expect(refused(change)).toMatchObject({ id, left: undefined });
  });
});

describe('a consumer from outside in stages.yaml', () => {
  const consumer = (keys: string) => `externalConsumers:\n  Reports: { ${keys} }\nenvironments:`;
  const VALID_KEYS =
    'securityGroup: sg-0123456789abcdef0, role: arn:aws:iam::111122223333:role/reports, uses: [Orders], reason: reports';

  test('is admitted to the database, and its role gets a policy', () => {
    const [environment] = build(changed('environments:', consumer(VALID_KEYS)));
    const template = Template.fromStack(Stack.of(environment));
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      SourceSecurityGroupId: 'sg-0123456789abcdef0',
      FromPort: 15432,
    });
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', { Roles: ['reports'] });
  });

  test.each<BadInput>([
    {
      name: 'without a security group',
      change: [
        'environments:',
        consumer('role: arn:aws:iam::111122223333:role/reports, uses: [Orders], reason: reports'),
      ],
      says: ['stages.yaml:', 'externalConsumers.Reports.securityGroup'],
    },
    {
      name: 'with a malformed security group',
      change: ['environments:', consumer(VALID_KEYS.replace('sg-0123456789abcdef0', 'reports'))],
      says: [
        'stages.yaml:',
        "externalConsumers.Reports.securityGroup: got 'reports'",
        'id of a security group',
      ],
    },
    {
      name: 'with a component that does not exist',
      change: ['environments:', consumer(VALID_KEYS.replace('[Orders]', '[Ordres]'))],
      says: ['stages.yaml:', 'externalConsumers.Reports.uses', "did you mean 'Orders'?"],
    },
    {
      name: 'that uses a service',
      change: ['environments:', consumer(VALID_KEYS.replace('[Orders]', '[Api]'))],
      says: ['stages.yaml:', "externalConsumers.Reports.uses[0]: got 'Api'", 'Orders'],
    },
  ])('$name is refused at its line', (fault) => {
    expectRefusal(fault);
  });
});
