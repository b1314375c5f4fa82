import { App, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { buildStages } from '../../lib/stages-file/build';
import { readStagesFile } from '../../lib/stages-file/read';
import type { StageEnv } from '../../lib';
import { build, changed, read, refusalOf, VALID } from './temp-file';
import { stackTemplate } from '../components/stack-template';

function named(environments: readonly StageEnv[], id: string): StageEnv {
  const found = environments.find((environment) => environment.environmentName.startsWith(`${id}/`));
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

function templateOf(content: string, id: string): Template {
  return stackTemplate(Stack.of(named(build(content), id)));
}

describe('the shipped stages.yaml', () => {
  const environments = buildStages(new App(), readStagesFile('stages.yaml'));

  test('describes an environment of each kind, each a stage with one stack named after the application', () => {
    expect(environments.map(({ node, profile }) => [node.path, profile.stage])).toEqual(
      ['Development', 'Staging', 'SoftLaunch', 'Production'].map((kind) => [
        `${kind}/Shop/Environment`,
        kind,
      ]),
    );
    expect(environments.map((environment) => Stack.of(environment).stackName)).toEqual([
      'Development-Shop',
      'Staging-Shop',
      'SoftLaunch-Shop',
      'Production-Shop',
    ]);
  });

  test('puts all into one account and two regions, and backups into the other one', () => {
    const places = environments.map((environment) => Stack.of(environment).environment);
    const copies = environments.map(({ support }) => support.map((it) => Stack.of(it).region));

    expect(places).toEqual(
      ['eu-west-1', 'eu-central-1', 'eu-west-1', 'eu-central-1'].map(
        (region) => `aws://111122223333/${region}`,
      ),
    );
    expect(copies).toEqual([[], [], ['eu-central-1'], ['eu-west-1']]);
  });

  test('synthesizes two services, a database and a migration in each, and the role of the partner in staging', () => {
    for (const environment of environments) {
      const template = stackTemplate(Stack.of(environment));
      template.resourceCountIs('AWS::ECS::Service', 2);
      template.resourceCountIs('AWS::RDS::DBInstance', 1);
      template.hasResourceProperties('AWS::ECS::TaskDefinition', {
        ContainerDefinitions: Match.arrayWith([
          Match.objectLike({ Name: 'Migration', Command: Match.arrayWith(['psql']) }),
        ]),
      });
    }
    expect(environments.map(({ partner }) => partner?.role !== undefined)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  test('opens soft launch and production to no user yet', () => {
    for (const id of ['SoftLaunch', 'Production']) {
      const { publicAccess, launch } = named(environments, id).declarations;
      expect(publicAccess).toMatchObject({ allUsers: false, ranges: [] });
      expect(launch).toBeUndefined();
    }
  });
});

describe('an environment stands as its settings say', () => {
  test('without account and region: agnostic', () => {
    const content = VALID.replace(/ {4}account: .*\n {4}region: .*\n/g, '');

    const stack = Stack.of(named(build(content), 'Staging'));

    expect(stack.environment).toBe('aws://unknown-account/unknown-region');
  });

  test("under a key that is no kind, with the kind in 'stage'", () => {
    const environments = build(changed('  Staging:', '  Blue:\n    stage: Staging'));

    expect(named(environments, 'Blue').profile.stage).toBe('Staging');
  });

  test("in the partner's own account: no role", () => {
    const content = changed(
      "{ role: { name: Partner, account: '444455556666' } }",
      "{ ownAccount: { name: Partner, account: '444455556666' } }",
    ).replace("account: '111122223333'\n    region: eu-central-1", "account: '444455556666'");

    const { declarations, partner } = named(build(content), 'Staging');

    expect(declarations.partner).toMatchObject({ name: 'Partner', account: '444455556666' });
    expect(partner?.role).toBeUndefined();
  });

  test('with tags, a permissions boundary and a qualifier of the bootstrap', () => {
    const content = changed(
      'owner: shop-partner',
      'owner: shop-partner\n    tags: { cost-center: shop }\n    permissionsBoundary: partner-boundary\n    qualifier: shop1',
    );
    const staging = named(build(content), 'Staging');
    const assembly = Stage.of(staging)?.synth();
    const artifact = assembly?.getStackByName('Staging-Shop');

    expect(artifact?.tags).toEqual({ 'cost-center': 'shop' });
    expect(artifact?.assumeRoleArn).toContain('cdk-shop1-deploy-role');
    stackTemplate(Stack.of(staging)).allResourcesProperties('AWS::IAM::Role', {
      PermissionsBoundary: {
        'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('partner-boundary$')])],
      },
    });
  });

  test('with a boundary given as an ARN', () => {
    const arn = 'arn:aws:iam::111122223333:policy/partner-boundary';
    const content = changed('owner: shop-partner', `owner: shop-partner\n    permissionsBoundary: ${arn}`);

    templateOf(content, 'Staging').allResourcesProperties('AWS::IAM::Role', { PermissionsBoundary: arn });
  });

  test('with a network, a key, a certificate and policies made outside of the environments', () => {
    const key = 'arn:aws:kms:eu-central-1:111122223333:key/1234';
    const certificate = 'arn:aws:acm:eu-central-1:111122223333:certificate/1234';
    const policy = 'arn:aws:iam::111122223333:policy/testers';
    const content = changed('owner: shop-partner', `owner: shop-partner\n    dataKey: ${key}`)
      .replace(
        '[203.0.113.0/24] }',
        `[203.0.113.0/24], certificate: '${certificate}' }\n    network: { cidr: 10.9.0.0/16, natGateways: 0 }`,
      )
      .replace(
        "account: '444455556666' }",
        `account: '444455556666', externalId: shop-1, additionalManagedPolicies: ['${policy}'] }`,
      );

    const template = templateOf(content, 'Staging');

    template.hasResourceProperties('AWS::EC2::VPC', { CidrBlock: '10.9.0.0/16' });
    template.resourceCountIs('AWS::EC2::NatGateway', 0);
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.hasResourceProperties('AWS::RDS::DBInstance', { KmsKeyId: key });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Certificates: [{ CertificateArn: certificate }],
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.arrayWith([policy]),
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({ Condition: { StringEquals: { 'sts:ExternalId': 'shop-1' } } })],
      },
    });
  });

  test('behind an entry that exists', () => {
    const content = changed(
      '{ networks: [203.0.113.0/24] }',
      '{ existing: { description: VPN, ranges: [192.168.0.0/24], prefixLists: [pl-0123456789abcdef0], securityGroups: [sg-0123456789abcdef0] } }',
    );

    expect(named(build(content), 'Staging').declarations.teamAccess).toEqual({
      kind: 'existing',
      description: 'VPN',
      ranges: ['192.168.0.0/24'],
      prefixLists: ['pl-0123456789abcdef0'],
      securityGroups: ['sg-0123456789abcdef0'],
    });
    templateOf(content, 'Staging').hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Scheme: 'internal',
    });
  });
});

describe('services and databases are as they are described', () => {
  const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/mail-AbC123';

  test('an override changes one environment, variable by variable', () => {
    const content = changed(
      'port: 8080, uses',
      'port: 8080, environment: { A: shared, B: shared }, uses',
    ).replace('Web: { instances: 2 }', 'Web: { instances: 3, environment: { B: staging } }');
    const variables = (id: string) => {
      const templates = templateOf(content, id).findResources('AWS::ECS::TaskDefinition');
      const text = JSON.stringify(templates);
      return [
        '"Name":"A","Value":"shared"',
        '"Name":"B","Value":"shared"',
        '"Name":"B","Value":"staging"',
      ].filter((variable) => text.includes(variable));
    };

    expect(variables('Development')).toHaveLength(2);
    expect(variables('Development')).not.toContain('"Name":"B","Value":"staging"');
    expect(variables('Staging')).toEqual(['"Name":"A","Value":"shared"', '"Name":"B","Value":"staging"']);
    templateOf(content, 'Staging').hasResourceProperties('AWS::ECS::Service', { DesiredCount: 3 });
    expect(
      templateOf(content, 'Development').findResources('AWS::ECS::Service', {
        Properties: { DesiredCount: 3 },
      }),
    ).toEqual({});
  });

  test('secrets are granted by ARN; injected ones are put into the variable', () => {
    const content = changed(
      'port: 8080, uses',
      `port: 8080, secrets: { MAIL: '${SECRET}' }, injectedSecrets: { TOKEN: { secret: '${SECRET}', field: token } }, uses`,
    );

    templateOf(content, 'Staging').hasResourceProperties('AWS::ECS::TaskDefinition', {
      ContainerDefinitions: Match.arrayWith([
        Match.objectLike({
          Environment: Match.arrayWith([{ Name: 'MAIL', Value: SECRET }]),
          Secrets: [{ Name: 'TOKEN', ValueFrom: `${SECRET}:token::` }],
        }),
      ]),
    });
  });

  test('an image in Amazon ECR may be pulled', () => {
    const content = changed(
      "'nginx:1.29.3', port: 8080, uses",
      "'111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/web:7', port: 8080, uses",
    );

    templateOf(content, 'Staging').hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: Match.arrayWith(['ecr:BatchGetImage']),
            Resource: 'arn:aws:ecr:eu-central-1:111122223333:repository/shop/web',
          }),
        ]),
      },
    });
  });

  test('a database takes version, name, size, storage and port', () => {
    const content = changed(
      "version: '17.9'",
      "version: '16.4', databaseName: shop, instanceType: t4g.medium, allocatedStorage: 50GiB, maxAllocatedStorage: 80GiB, port: 25432, maintenanceWindow: 'sat:22:00-sat:23:00'",
    );

    templateOf(content, 'Staging').hasResourceProperties('AWS::RDS::DBInstance', {
      EngineVersion: '16.4',
      DBName: 'shop',
      DBInstanceClass: 'db.t4g.medium',
      AllocatedStorage: '50',
      MaxAllocatedStorage: 80,
      PreferredMaintenanceWindow: 'sat:22:00-sat:23:00',
      Port: '25432',
    });
  });
});

test('a database takes the snapshot that it is created from, and the recovery point that it was restored from', () => {
  const snapshot = 'arn:aws:rds:eu-central-1:111122223333:snapshot:awsbackup:job-1';
  const content = changed(
    "version: '17.9'",
    `version: '17.9', snapshotIdentifier: '${snapshot}', restoredFrom: '${snapshot}'`,
  );

  templateOf(content, 'Staging').hasResourceProperties('AWS::RDS::DBInstance', {
    DBSnapshotIdentifier: snapshot,
    Tags: Match.arrayWith([{ Key: 'RestoredFrom', Value: snapshot }]),
  });
});

describe('what only the constructs can refuse names the place of the environment', () => {
  test.each([
    [
      'CPU and memory that do not go together',
      'Web: { instances: 2 }',
      'Web: { memory: 30720MiB }',
      'memory in MiB',
    ],
    [
      'a used service that is not internal',
      'internal: true',
      'internal: false',
      'services do not reach that service',
    ],
    ['two services on one path', 'routes: [/api/*]', 'routes: [/*]', 'has that path'],
    [
      "an id that is the environment's own",
      '  Orders:',
      "  Network: { engine: postgres, version: '17.9' }\n  Orders:",
      'Network',
    ],
  ])('%s', (_, passage, replacement, limit) => {
    const expected = refusalOf(() => build(changed(passage, replacement)));

    expect(expected.at(-1)).toMatch(/^stages\.yaml:\d+:3 environments\.Staging: /);
    expect(expected.at(-1)).toContain(limit);
  });

  test("another account than the partner's own", () => {
    const content = changed('{ role: {', '{ ownAccount: {');

    expect(refusalOf(() => build(content))).toEqual([
      expect.stringMatching(
        /^stages\.yaml:18:3 environments\.Staging: account of Partner: .*\[STG-3, partner\.account-of-stack\]/,
      ),
    ]);
  });
});

test('the same file gives the same templates wherever it stands', () => {
  const templates = () =>
    buildStages(new App(), read(VALID)).map((environment) => stackTemplate(Stack.of(environment)).toJSON());

  expect(JSON.stringify(templates())).toBe(JSON.stringify(templates()));
});
