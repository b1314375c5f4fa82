import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, type Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Network } from '../../lib';
import { aService, aStack, IRELAND, templateOf } from './described';
import { production, softLaunch } from './going-live';
import { flows, reference, resource, resourcesOf } from './reading';
import { wrongUse } from './wrong-use';

const PRIVATE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.0.0';

function inRegion(region?: string): Stack {
  return new Stack(new App(), 'Shop', { env: region === undefined ? {} : { region } });
}

function subnetsOf(template: Template, tier: string) {
  return resourcesOf(template, 'AWS::EC2::Subnet').filter(([id]) => id.includes(`${tier}Subnet`));
}

function zonesOf(template: Template, tier: string): unknown[] {
  const zones = subnetsOf(template, tier).map(([, { Properties }]) => Properties?.AvailabilityZone);
  return [...new Set(zones.map((zone) => JSON.stringify(zone)))];
}

function gatewaysOf(template: Template): string[] {
  return resourcesOf(template, 'AWS::EC2::Route')
    .filter(([id]) => id.includes('ServersSubnet'))
    .map(([, { Properties }]) => reference(Properties?.NatGatewayId));
}

function interfaceEndpoints(template: Template) {
  return resourcesOf(template, 'AWS::EC2::VPCEndpoint')
    .map(([, { Properties }]) => Properties ?? {})
    .filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface');
}

describe('the network of a production', () => {
  const template = templateOf(production());

  test.each([
    ['a literal region alone', inRegion('eu-west-1')],
    ['a literal account and region', aStack(IRELAND)],
  ])('has three different zones in each tier with %s', (_, stack) => {
    const three = templateOf(production({}, stack));
    expect(['Public', 'Servers', 'Data'].map((tier) => zonesOf(three, tier).length)).toEqual([3, 3, 3]);
  });

  test('has a NAT gateway in each zone, by which its own servers leave', () => {
    expect(new Set(gatewaysOf(template)).size).toBe(3);
  });

  test('reaches what servers call inside of it, in every zone', () => {
    const image = ContainerImage.fromRegistry(PRIVATE);
    const endpoints = interfaceEndpoints(templateOf(production({ services: { Web: aService({ image }) } })));
    expect(endpoints.map(({ ServiceName }) => ServiceName).sort()).toEqual(
      ['ecr.api', 'ecr.dkr', 'logs'].map((service) => `com.amazonaws.eu-west-1.${service}`),
    );
    expect(endpoints.map(({ SubnetIds }) => (SubnetIds as unknown[]).length)).toEqual([3, 3, 3]);
    expect(endpoints.map(({ PrivateDnsEnabled }) => PrivateDnsEnabled)).not.toContain(false);
  });

  test('admits only its services to the endpoints', () => {
    const [endpoints] = resource(template, 'AWS::EC2::SecurityGroup', 'Endpoints');
    const [web] = resource(template, 'AWS::EC2::SecurityGroup', 'Web');
    expect(flows(template, 'Ingress').filter(({ group }) => group === endpoints)).toEqual([
      { group: endpoints, peer: web, port: 443 },
    ]);
    expect(flows(template, 'Egress').filter(({ group }) => group === endpoints)).toEqual([]);
  });

  test('logs all flows to a group under the customer key that is kept', () => {
    const [key] = resource(template, 'AWS::KMS::Key', 'DataKey');
    const [, logs] = resource(template, 'AWS::Logs::LogGroup', 'FlowLogs');
    expect(logs).toMatchObject({
      Properties: { KmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] }, RetentionInDays: 365 },
      DeletionPolicy: 'Retain',
    });
  });

  test('may have fewer NAT gateways, with a warning about availability', () => {
    const { stack } = production({ network: Network.of({ natGateways: 1 }) });
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('1 NAT gateways for 3 zones'));
  });
});

describe('the network of a soft launch', () => {
  const template = templateOf(softLaunch());

  test('has two zones with one NAT gateway', () => {
    expect(zonesOf(template, 'Servers')).toHaveLength(2);
    template.resourceCountIs('AWS::EC2::NatGateway', 1);
  });

  test('reaches what servers call inside of it', () => {
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      ServiceName: 'com.amazonaws.eu-west-1.logs',
      VpcEndpointType: 'Interface',
    });
  });

  test('keeps the addresses of its subnets when it grows', () => {
    const grown = templateOf(production());
    const addresses = (all: Template) =>
      Object.fromEntries(
        resourcesOf(all, 'AWS::EC2::Subnet').map(([id, { Properties }]) => [id, Properties?.CidrBlock]),
      );
    expect(addresses(grown)).toMatchObject(addresses(template));
  });
});

describe('what a service of a launch stage lets out', () => {
  function leaving(
    image: string,
    stack?: Stack,
    network?: Network,
    egress?: { destination: string; port: number; reason: string }[],
  ) {
    const described = production(
      { services: { Web: aService({ image: ContainerImage.fromRegistry(image), egress }) }, network },
      stack,
    );
    const template = templateOf(described);
    const [web] = resource(template, 'AWS::EC2::SecurityGroup', 'Web');
    return {
      peers: flows(template, 'Egress')
        .filter(({ group }) => group === web)
        .map(({ peer, port }) => `${peer}:${port}`),
      declared: described.environment.declarations.egress.filter(({ component }) => component === 'Web'),
      template,
    };
  }

  test('with an image of its own registry: to the endpoints and to S3, nowhere else', () => {
    const { peers, declared, template } = leaving(PRIVATE);
    const [endpoints] = resource(template, 'AWS::EC2::SecurityGroup', 'Endpoints');
    expect(peers).toEqual([`${endpoints}:443`, 'pl-6da54004:443']);
    expect(declared.map(({ destination }) => destination)).toEqual(['pl-6da54004']);
  });

  test('with a public image: over HTTPS, which is declared with the image', () => {
    const { peers, declared } = leaving('public.ecr.aws/nginx/nginx:1.29.3');
    expect(peers).toContain('0.0.0.0/0:443');
    expect(declared).toContainEqual({
      component: 'Web',
      destination: '0.0.0.0/0',
      port: 443,
      reason: 'pulls public.ecr.aws/nginx/nginx:1.29.3 over the internet',
    });
  });

  test('with an image of another region: over HTTPS, since the endpoints lead to their own', () => {
    const { peers } = leaving('111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1.0.0');
    expect(peers).toContain('0.0.0.0/0:443');
  });

  test('in a region whose S3 is not known: over HTTPS, and says so', () => {
    const { peers, declared } = leaving(
      '111122223333.dkr.ecr.ap-southeast-7.amazonaws.com/web:1.0.0',
      inRegion('ap-southeast-7'),
    );
    expect(peers).toContain('0.0.0.0/0:443');
    expect(declared.map(({ reason }) => reason)).toEqual([
      'layers of its images in Amazon S3, whose prefix list in ap-southeast-7 is not known (s3PrefixList of the network)',
    ]);
  });

  test('in such a region with the list named: nowhere else', () => {
    const { peers } = leaving(
      '111122223333.dkr.ecr.ap-southeast-7.amazonaws.com/web:1.0.0',
      inRegion('ap-southeast-7'),
      Network.of({ s3PrefixList: 'pl-0123456789abcdef0' }),
    );
    expect(peers).toContain('pl-0123456789abcdef0:443');
    expect(peers).not.toContain('0.0.0.0/0:443');
  });

  test('where it says so itself: there as well', () => {
    const payments = { destination: '198.51.100.7/32', port: 8443, reason: 'payments' };
    const { peers, declared } = leaving(PRIVATE, undefined, undefined, [payments]);
    expect(peers).toContain('198.51.100.7/32:8443');
    expect(declared).toContainEqual({ component: 'Web', ...payments });
  });

  test.each([
    [
      'a malformed range',
      { destination: 'payments.example.com', port: 443, reason: 'payments' },
      'CIDR notation',
    ],
    ['a port that is none', { destination: '198.51.100.7/32', port: 0, reason: 'payments' }, '1 to 65535'],
    ['no reason', { destination: '198.51.100.7/32', port: 443, reason: ' ' }, 'must not be blank'],
  ])('is refused with %s', (_, egress, limit) => {
    expect(wrongUse(() => leaving(PRIVATE, undefined, undefined, [egress]))).toContain(limit);
  });
});

describe('a network that users come to is refused', () => {
  test.each([production, softLaunch])('without a literal region', (environment) => {
    expect(wrongUse(() => environment({}, inRegion()))).toMatch(/^Region of .*: got a token.*set env/);
  });

  test.each([production, softLaunch])('in a region with two zones', (environment) => {
    expect(wrongUse(() => environment({}, inRegion('us-west-1')))).toMatch(
      /^Region of the network: got 'us-west-1', but .* three zones.* has two \(checked .*\[CLU-1, network\.too-few-zones-in-region\]$/,
    );
  });

  test('in a region that is not known, with the nearest that is', () => {
    expect(wrongUse(() => production({}, inRegion('eu-west-9')))).toMatch(
      /got 'eu-west-9', but a launch stage has three zones.*did you mean 'eu-west-\d'\?/,
    );
  });

  test('without a NAT gateway where a service needs the internet, with the need', () => {
    expect(wrongUse(() => production({ network: Network.of({ natGateways: 0 }) }))).toMatch(
      /^NAT gateways of the network: got 0, but service Web needs the internet: pulls public\.ecr\.aws\S+ over the internet; .*\[network\.no-nat-gateway\]$/,
    );
  });

  test('with more NAT gateways than zones', () => {
    expect(wrongUse(() => production({ network: Network.of({ natGateways: 4 }) }))).toContain(
      'Production has 3 zones, each with one at most',
    );
  });

  test('with a prefix list that is none', () => {
    expect(wrongUse(() => Network.of({ s3PrefixList: 's3' }))).toContain("an id such as 'pl-6da54004'");
    expect(wrongUse(() => Network.of({ dynamodbPrefixList: 'pl-' }))).toMatch(
      /got 'pl-'.*\[network\.dynamodb-prefix-list\]$/,
    );
  });
});

describe('a network that is there already, and that users come to', () => {
  const TERMS = { reason: 'the landing zone owns networks', evidence: 'https://wiki.example.com/network' };

  function imported(stack: Stack, zones: number) {
    const three = ['a', 'b', 'c'].slice(0, zones);
    const ids = (tier: string) => three.map((zone) => `subnet-${tier}${zone}`);
    return Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: three.map((zone) => `eu-west-1${zone}`),
      publicSubnetIds: ids('p'),
      privateSubnetIds: ids('s'),
      isolatedSubnetIds: ids('d'),
    });
  }

  test('is declared, with the zones of its subnets', () => {
    const stack = aStack(IRELAND);
    const { environment } = production({ network: Network.existing(imported(stack, 3), TERMS) }, stack);
    expect(environment.network.declared).toMatchObject({
      ...TERMS,
      subnets: expect.arrayContaining([{ id: 'subnet-sc', zone: 'eu-west-1c' }]) as unknown,
    });
  });

  test('is refused with fewer zones than the stage asks for', () => {
    const stack = aStack(IRELAND);
    expect(
      wrongUse(() => production({ network: Network.existing(imported(stack, 2), TERMS) }, stack)),
    ).toContain('at least 3 zones');
  });

  test.each([
    ['reason and evidence', undefined],
    ['a reason', { ...TERMS, reason: ' ' }],
    ['evidence', { ...TERMS, evidence: '' }],
  ])('is refused without %s', (_, terms) => {
    const stack = aStack(IRELAND);
    expect(
      wrongUse(() => production({ network: Network.existing(imported(stack, 3), terms) }, stack)),
    ).toContain('must not be blank');
  });
});
