import { Annotations, Match, type Template } from 'aws-cdk-lib/assertions';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Network, type spi, type StageEnv } from '../../lib';
import type { Described } from './described';
import { aDatabase, aService, aStack, development, IRELAND, templateOf } from './described';
import { production, softLaunch } from './going-live';
import { flows, resource, resourcesOf } from './reading';
import { wrongUse } from './wrong-use';

const PRIVATE = ContainerImage.fromRegistry('111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.0.0');
const WEB = aService({ image: PRIVATE });

function called(template: Template): string[] {
  return resourcesOf(template, 'AWS::EC2::VPCEndpoint')
    .filter(([, { Properties }]) => Properties?.VpcEndpointType === 'Interface')
    .map(([, { Properties }]) => String(Properties?.ServiceName).replace('com.amazonaws.eu-west-1.', ''))
    .sort();
}

function peersOfWeb(template: Template): string[] {
  const [group] = resource(template, 'AWS::EC2::SecurityGroup', 'Web');
  return flows(template, 'Egress')
    .filter((flow) => flow.group === group)
    .map(({ peer, port }) => `${peer}:${port}`);
}

describe('the endpoints of a network', () => {
  test('are those that its services call for images, logs and secrets, and no others', () => {
    expect(called(templateOf(production({ services: { Web: WEB } })))).toEqual([
      'ecr.api',
      'ecr.dkr',
      'logs',
    ]);
    const withDatabase = production({
      databases: { Orders: aDatabase({ clientImage: PRIVATE }) },
      services: { Web: { ...WEB, uses: ['Orders'] } },
    });
    expect(called(templateOf(withDatabase))).toEqual(['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager']);
  });

  test('are none of Amazon ECR where all images are public', () => {
    expect(called(templateOf(production()))).toEqual(['logs']);
  });

  test('keep their logical ids', () => {
    const services = { Web: { ...WEB, awsServices: ['kms', 'monitoring', 'secretsmanager'] } };
    const ids = resourcesOf(templateOf(production({ services })), 'AWS::EC2::VPCEndpoint').map(([id]) => id);
    for (const id of [
      'EcrApi',
      'EcrDocker',
      'Kms',
      'Logs',
      'Monitoring',
      'SecretsManager',
      'S3',
      'DynamoDB',
    ]) {
      expect(ids.some((one) => one.startsWith(`EnvNetworkVpc${id}`))).toBe(true);
    }
  });
});

describe('what a service is granted', () => {
  test('is reached by its endpoint, also where the grant comes later', () => {
    const described = production({ services: { Web: WEB } });
    new Queue(described.stack, 'Jobs').grantSendMessages(described.service('Web'));
    const template = templateOf(described);
    expect(called(template)).toContain('sqs');
    const [endpoint] = resource(template, 'AWS::EC2::VPCEndpoint', 'Sqs');
    expect(resource(template, 'AWS::ECS::Service')[1].DependsOn).toContain(endpoint);
  });

  test('is reached by a gateway endpoint where there is one, and declared', () => {
    const described = production({ services: { Web: WEB } });
    const service = described.service('Web');
    Bucket.fromBucketName(described.stack, 'Pictures', 'pictures').grantRead(service);
    Table.fromTableName(described.stack, 'Carts', 'carts').grantReadData(service);
    expect(peersOfWeb(templateOf(described))).toEqual(
      expect.arrayContaining(['pl-6da54004:443', 'pl-6fa54006:443']),
    );
    expect(described.environment.declarations.egress).toContainEqual({
      component: 'Web',
      destination: 'pl-6fa54006',
      port: 443,
      reason: 'Amazon DynamoDB, inside the network',
    });
  });

  test('of a key is for the service that encrypts, unless the application calls AWS KMS itself', () => {
    const described = production({ services: { Web: WEB } });
    new Key(described.stack, 'Key').grantDecrypt(described.service('Web'));
    expect(called(templateOf(described))).not.toContain('kms');
    const services = { Web: { ...WEB, awsServices: ['kms'] } };
    expect(called(templateOf(production({ services })))).toContain('kms');
  });

  test.each([
    ['has no endpoint', ['route53:ListHostedZones'], ['*'], 'may call route53,'],
    [
      'is in another Region',
      ['sqs:SendMessage'],
      ['arn:aws:sqs:us-east-1:111122223333:jobs'],
      'sqs of us-east-1',
    ],
  ])('that %s is a warning, and none where the internet is reached', (_, actions, resources, words) => {
    const warning = Match.stringLikeRegexp(words);
    const described = production({ services: { Web: WEB } });
    described.service('Web').taskRole.addToPolicy(new PolicyStatement({ actions, resources }));
    Annotations.fromStack(described.stack).hasWarning('*', warning);
    const open = production();
    open.service('Web').taskRole.addToPolicy(new PolicyStatement({ actions, resources }));
    Annotations.fromStack(open.stack).hasNoWarning('*', warning);
  });
});

describe('what a component names for its consumers', () => {
  const named: spi.IComponent = {
    bind: () => ({
      connectionTarget: { connect: () => ({ environment: {}, awsServices: ['sns'] }) },
      runsServers: false,
    }),
  };

  test('is reached by its endpoint', () => {
    const described = production({
      components: { News: named },
      services: { Web: { ...WEB, uses: ['News'] } },
    });
    expect(called(templateOf(described))).toContain('sns');
  });

  test('can be called by servers of its own', () => {
    const described = production({ services: { Web: WEB } });
    const { environment } = described;
    const { privateAccess } = environment.network;
    const allowed = privateAccess?.allowCalls(environment, described.service('Web').securityGroup, [
      'states',
    ]);
    expect(allowed?.overInternet).toEqual([]);
    expect(called(templateOf(described))).toContain('states');
  });
});

test('Service Connect asks for its configuration inside of a network without the internet', () => {
  const api = { ...WEB, internal: true };
  expect(
    called(templateOf(production({ services: { Api: api, Web: { ...WEB, uses: ['Api'] } } }))),
  ).toContain('ecs-agent');
  const open = production({ services: { Api: aService({ internal: true }) } });
  expect(called(templateOf(open))).toEqual(['logs']);
});

test('a service that does not exist is refused in every stage, with the nearest', () => {
  for (const stage of [development, production]) {
    expect(wrongUse(() => stage({ services: { Web: aService({ awsServices: ['sqss'] }) } }))).toMatch(
      /^service Web: awsServices: got 'sqss', but no endpoint of AWS has that name.* did you mean 'sqs'\?.*\[network\.unknown-aws-service\]$/,
    );
  }
});

describe('NAT gateways', () => {
  const gateways = (described: Described<StageEnv>) =>
    resourcesOf(templateOf(described), 'AWS::EC2::NatGateway').length;
  const PAYMENTS = { destination: '198.51.100.7/32', port: 443, reason: 'payments' };
  const LEDGER = { destination: '10.99.7.0/24', port: 8443, reason: 'the ledger, by transit gateway' };

  test.each([production, softLaunch])('are none where nothing needs the internet', (stage) => {
    expect(gateways(stage({ services: { Web: WEB } }))).toBe(0);
    expect(gateways(stage({ services: { Web: { ...WEB, egress: [LEDGER] } } }))).toBe(0);
    const none = stage({ services: { Web: WEB }, network: Network.of({ natGateways: 0 }) });
    expect(gateways(none)).toBe(0);
    // Not public servers: their subnets are private.
    expect(none.environment.network.serversNeedPublicAddress).toBe(false);
  });

  test.each<[string, Described<StageEnv>]>([
    ['a public image', production()],
    ['declared egress', production({ services: { Web: { ...WEB, egress: [PAYMENTS] } } })],
    [
      'egress of a component',
      production({
        services: { Web: WEB },
        components: { Mail: { bind: () => ({ egress: [{ component: 'Mail', ...PAYMENTS }] }) } },
      }),
    ],
  ])('come with %s, one in each zone of a production', (_, described) => {
    expect(gateways(described)).toBe(3);
  });

  test('stay where their number is given', () => {
    const network = Network.of({ natGateways: 1 });
    expect(gateways(production({ services: { Web: WEB }, network }))).toBe(1);
  });

  test.each([production, development])('are one that spans the zones, by choice', (stage) => {
    const template = templateOf(
      stage({ network: Network.of({ regionalNatGateway: true }) }, aStack(IRELAND)),
    );
    template.resourceCountIs('AWS::EC2::NatGateway', 1);
    template.hasResourceProperties('AWS::EC2::NatGateway', { AvailabilityMode: 'regional' });
    template.resourceCountIs('AWS::EC2::EIP', 0);
  });

  test('are refused beside one that spans the zones', () => {
    expect(wrongUse(() => Network.of({ natGateways: 2, regionalNatGateway: true }))).toMatch(
      /got 2, but one regional NAT gateway serves all zones.*\[network\.regional-nat-gateway\]$/,
    );
  });

  test('that only a public init container needs are a warning that says how to do without', () => {
    const warning = Match.stringLikeRegexp('only to pull .*postgres.* for Orders.*clientImage');
    const services = { Web: { ...WEB, uses: ['Orders'] } };
    Annotations.fromStack(production({ databases: { Orders: aDatabase() }, services }).stack).hasWarning(
      '*',
      warning,
    );
    const mirrored = production({ databases: { Orders: aDatabase({ clientImage: PRIVATE }) }, services });
    Annotations.fromStack(mirrored.stack).hasNoWarning('*', warning);
    expect(gateways(mirrored)).toBe(0);
  });
});
