import { Annotations, Match, type Template } from 'aws-cdk-lib/assertions';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { TeamAccess, Migration, Network } from '../../lib';
import {
  aDatabase,
  aService,
  aStack,
  development,
  IRELAND,
  NGINX,
  OFFICE,
  templateOf,
} from '../components/described';
import { resourcesOf } from '../components/reading';
import { wrongUse } from '../components/wrong-use';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

/** Logical ids by a property, such as the port of a listener. */
function idsBy(template: Template, type: string, property: string): Map<unknown, string> {
  return new Map(
    resourcesOf(template, type).map(([id, { Properties }]) => [
      (Properties as Record<string, unknown>)[property],
      id,
    ]),
  );
}

/** What CloudFormation makes before it deletes must not need what it deletes. */
describe('a running environment', () => {
  test('takes a certificate: the listener on port 80 stays and only its answer changes', () => {
    const stack = aStack(IRELAND);
    const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/0d1c3a4e-0000-4000-8000-000000000000';
    const certificate = Certificate.fromCertificateArn(stack, 'Certificate', arn);
    const without = templateOf(development({ teamAccess: TeamAccess.networks([OFFICE]) }));
    const withIt = templateOf(
      development({ teamAccess: TeamAccess.networks([OFFICE], { certificate }) }, stack),
    );

    expect(idsBy(withIt, LISTENER, 'Port').get(80)).toBe(idsBy(without, LISTENER, 'Port').get(80));
    expect([...idsBy(withIt, LISTENER, 'Port').keys()].sort()).toEqual([443, 80]);
  });

  test('gets another team access: a target group never changes its load balancer', () => {
    const groups = (teamAccess: TeamAccess): string[] =>
      resourcesOf(templateOf(development({ teamAccess })), TARGET_GROUP).map(([id]) => id);
    const inside = groups(TeamAccess.sessionManager());

    expect(inside).toHaveLength(1);
    expect(groups(TeamAccess.networks([OFFICE]))).not.toContain(inside[0]);
  });

  test('gives a path to another service: two rules of one path never have one priority', () => {
    const priority = (id: string): unknown =>
      [...idsBy(templateOf(development({ services: { [id]: aService() } })), RULE, 'Priority').keys()][0];

    expect(priority('Site')).not.toBe(priority('Web'));
  });

  test.each([
    ['a NAT gateway', 0, 1],
    ['no NAT gateway', 1, 0],
  ])('gets %s: the subnets of its data stay', (_, before, after) => {
    const dataSubnets = (natGateways: number): unknown[] =>
      resourcesOf(templateOf(development({ network: Network.of({ natGateways }) })), 'AWS::EC2::Subnet')
        .filter(([id]) => id.includes('Data'))
        .map(([id, { Properties }]) => [id, (Properties as { CidrBlock: string }).CidrBlock]);

    expect(dataSubnets(before)).toHaveLength(2);
    expect(dataSubnets(after)).toEqual(dataSubnets(before));
  });

  test('gets the next major version of PostgreSQL, if its owner says so', () => {
    const allowed = (databases: Parameters<typeof development>[0]): unknown =>
      resourcesOf(templateOf(development(databases)), 'AWS::RDS::DBInstance')[0][1].Properties;

    expect(allowed({ databases: { Orders: aDatabase({ allowMajorVersionUpgrade: true }) } })).toMatchObject({
      AllowMajorVersionUpgrade: true,
    });
    expect(allowed({ databases: { Orders: aDatabase() } })).not.toHaveProperty('AllowMajorVersionUpgrade');
  });
});

describe('what an environment makes risky is a warning with an id', () => {
  test('a team access through the internet in plain HTTP', () => {
    const { stack } = development({ teamAccess: TeamAccess.networks([OFFICE]) });
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('without encryption.*plain-http'));
  });

  test('none where the team access is private', () => {
    const { stack } = development({ teamAccess: TeamAccess.sessionManager() });
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('plain-http'));
  });

  test.each(['DB_PASSWORD', 'apiKey', 'GITHUB_TOKEN', 'client_secret'])(
    'a variable that is called %s',
    (name) => {
      const { stack } = development({ services: { Web: aService({ environment: { [name]: 'x' } }) } });
      Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp(`${name}.*plain-secret`));
    },
  );

  test('none for a variable that names no secret', () => {
    const { stack } = development({ services: { Web: aService({ environment: { KEYBOARD: 'dvorak' } }) } });
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('plain-secret'));
  });

  test('a migration with the master password and an unknown user', () => {
    const migrated = (user?: string) =>
      development({
        databases: { Orders: aDatabase() },
        services: {
          Web: aService({
            uses: ['Orders'],
            migration: Migration.task(['migrate'], {
              image: ContainerImage.fromRegistry('postgres:17.6'),
              user,
            }),
          }),
        },
      }).stack;

    Annotations.fromStack(migrated()).hasWarning(
      '*',
      Match.stringLikeRegexp('master password.*migration-user'),
    );
    Annotations.fromStack(migrated('70')).hasNoWarning('*', Match.stringLikeRegexp('migration-user'));
  });
});

describe('is refused', () => {
  test('an entry by IPv6, which the load balancer does not speak', () => {
    expect(wrongUse(() => TeamAccess.networks(['2001:db8::/48']))).toContain('have IPv4 addresses only');
  });

  test('a writable folder in a region whose Fargate has none', () => {
    const stack = aStack({ account: '111122223333', region: 'us-gov-west-1' });
    const services = {
      Web: aService({ image: ContainerImage.fromRegistry(NGINX), writablePaths: ['/tmp'] }),
    };

    expect(wrongUse(() => development({ services }, stack))).toContain('us-gov-west-1 is not one');
  });

  test.each([[['eu-west-1a']], [['eu-west-1a', 'eu-west-1a']], [['eu-west-1a', 'eu-west-1b', 'eu-west-1c']]])(
    'a network over the zones %j, where the stage asks for two different ones',
    (zones) => {
      expect(wrongUse(() => development({ network: Network.of({ zones }) }))).toContain('2 different ones');
    },
  );

  test.each([
    ['another region', 'us-east-1b'],
    ['a city', 'eu-west-1-lon-1a'],
    ['nowhere', ''],
  ])('a network over a zone of %s', (_, zone) => {
    const network = Network.of({ zones: ['eu-west-1a', zone] });

    expect(wrongUse(() => development({ network }, aStack(IRELAND)))).toBe(
      `zones of the network: got '${zone}', but the zones of eu-west-1 are named after it and a letter; use zones such as 'eu-west-1a' [CLU-1, network.zone-in-other-region]`,
    );
  });
});

test('a network stands in the zones that its owner names', () => {
  const template = templateOf(development({ network: Network.of({ zones: ['us-west-1a', 'us-west-1c'] }) }));
  const zones = resourcesOf(template, 'AWS::EC2::Subnet').map(
    ([, { Properties }]) => (Properties as { AvailabilityZone: unknown }).AvailabilityZone,
  );

  expect(new Set(zones)).toEqual(new Set(['us-west-1a', 'us-west-1c']));
});
