import {
  IMPORTED,
  ATTRIBUTE,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  type Placed,
  type Properties,
  checkOutcome,
} from '../check-outcome';

const SECRET = 'AWS::SecretsManager::Secret';
const DATABASE = 'AWS::RDS::DBInstance';
const container = (properties: Properties): Properties => ({
  ContainerDefinitions: [{ User: '1000', ReadonlyRootFilesystem: true, ...properties }],
});
const TASK = 'AWS::ECS::TaskDefinition';

/** Each is compliant except for one value that no scenario resolves. */
const UNRESOLVED: [string, Placed][] = [
  [
    'CTL.vpn-authorization',
    {
      Vpn: ['AWS::EC2::ClientVpnEndpoint', {}],
      It: [
        'AWS::EC2::ClientVpnAuthorizationRule',
        { ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr: ATTRIBUTE },
      ],
    },
  ],
  ['CTL.key-rotation', { It: ['AWS::KMS::Key', { EnableKeyRotation: ATTRIBUTE }] }],
  ['CTL.secret-rotation', { It: [DATABASE, { MasterUserPassword: ATTRIBUTE }] }],
  [
    'CTL.no-plaintext-secrets',
    { It: [TASK, container({ Environment: [{ Name: 'PASSWORD', Value: ATTRIBUTE }] })] },
  ],
  ['CTL.hardened-tasks', { It: [TASK, container({ User: ATTRIBUTE })] }],
  ['CTL.tls-policies', { It: ['AWS::ApiGateway::DomainName', { SecurityPolicy: ATTRIBUTE }] }],
  [
    'CTL.flow-logs',
    {
      It: ['AWS::EC2::VPC', {}],
      Log: ['AWS::EC2::FlowLog', { ResourceId: { Ref: 'It' }, TrafficType: ATTRIBUTE }],
    },
  ],
  ['CTL.log-retention', { It: ['AWS::Logs::LogGroup', { RetentionInDays: ATTRIBUTE }] }],
  ['CTL.no-public-resources', { It: ['AWS::EC2::Subnet', { MapPublicIpOnLaunch: ATTRIBUTE }] }],
];

test.each(UNRESOLVED)('%s is unknown for a value that no scenario resolves', (check, placed) => {
  const { state, findings } = checkOutcome(check, placed);

  expect(state).toBe(UNKNOWN);
  expect(findings).toEqual([
    expect.objectContaining({
      reason: expect.stringMatching(/known only at deployment\.$/) as unknown,
      resource: expect.objectContaining({ logicalId: 'It' }) as unknown,
    }),
  ]);
});

/** Each is compliant unless the value is the one that the check finds. */
const IMPORTED_VALUES: [string, string, Properties][] = [
  ['CTL.key-rotation', 'AWS::KMS::Key', { KeySpec: IMPORTED }],
  ['CTL.key-rotation', 'AWS::KMS::Key', { KeyUsage: IMPORTED }],
  ['CTL.key-rotation', 'AWS::KMS::Key', { Origin: IMPORTED }],
  ['CTL.hardened-tasks', TASK, { ...container({}), NetworkMode: IMPORTED }],
  ['CTL.hardened-tasks', TASK, { ...container({}), PidMode: IMPORTED }],
  ['CTL.least-privilege', 'AWS::IAM::Role', { ManagedPolicyArns: [IMPORTED] }],
  ['STG-2.no-anonymous-access', 'AWS::AppSync::GraphQLApi', { AuthenticationType: IMPORTED }],
  [
    'CTL.tls-policies',
    'AWS::CloudFront::Distribution',
    {
      DistributionConfig: {
        ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
        DefaultCacheBehavior: { ViewerProtocolPolicy: IMPORTED },
      },
    },
  ],
];

test.each(IMPORTED_VALUES)('%s of %s is unknown for an imported value: %j', (check, type, properties) => {
  expect(checkOutcome(check, { It: [type, properties] }).state).toBe(UNKNOWN);
});

describe('further conditions of controls', () => {
  const origin = (properties: Properties) => ({
    DistributionConfig: {
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
      Origins: [{ CustomOriginConfig: { OriginProtocolPolicy: 'https-only', ...properties } }],
    },
  });
  const policy = (statement: Properties) => ({ PolicyDocument: { Statement: [statement] } });

  test.each<[string, string, string, Properties, string]>([
    [
      'an origin with TLS 1.2 only',
      'CTL.tls-policies',
      'AWS::CloudFront::Distribution',
      origin({ OriginSSLProtocols: ['TLSv1.2'] }),
      MET,
    ],
    [
      'an origin with the defaults of CloudFront',
      'CTL.tls-policies',
      'AWS::CloudFront::Distribution',
      origin({}),
      NOT_MET,
    ],
    [
      'a key with AWS::NoValue',
      'CTL.log-encryption',
      'AWS::Logs::LogGroup',
      { KmsKeyId: { Ref: 'AWS::NoValue' } },
      NOT_MET,
    ],
    [
      'a service on one resource, and on every other',
      'CTL.least-privilege',
      'AWS::IAM::ManagedPolicy',
      policy({ Effect: 'Allow', Action: 's3:*', Resource: ['arn:aws:s3:::shop', '*'] }),
      NOT_MET,
    ],
    [
      'a service on one resource',
      'CTL.least-privilege',
      'AWS::IAM::ManagedPolicy',
      policy({ Effect: 'Allow', Action: 's3:*', Resource: ['arn:aws:s3:::shop'] }),
      MET,
    ],
    ...Object.entries<[unknown, string, string]>({
      'all actions of a service by a longer pattern': ['s3:?*', '*', NOT_MET],
      'a service on all its resources': ['s3:*', 'arn:aws:s3:::*', NOT_MET],
      'a service on resources with a prefix': ['s3:*', 'arn:aws:s3:::shop*', MET],
      'passing any role': ['iam:PassRole', '*', NOT_MET],
      'attaching any policy': ['iam:AttachRolePolicy', '*', NOT_MET],
      'passing one role': ['iam:PassRole', 'arn:aws:iam::111122223333:role/shop', MET],
      'creating a service-linked role': ['iam:CreateServiceLinkedRole', '*', MET],
    }).map(([what, [Action, Resource, state]]): [string, string, string, Properties, string] => [
      what,
      'CTL.least-privilege',
      'AWS::IAM::ManagedPolicy',
      policy({ Effect: 'Allow', Action, Resource }),
      state,
    ]),
    [
      'passing a role to one service',
      'CTL.least-privilege',
      'AWS::IAM::ManagedPolicy',
      policy({
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      }),
      MET,
    ],
  ])('%s', (_what, check, type, properties, state) => {
    expect(checkOutcome(check, { It: [type, properties] }).state).toBe(state);
  });

  test.each<[string, string, Properties, string]>([
    [
      'CTL.no-public-resources',
      'AWS::EC2::Subnet',
      { MapPublicIpOnLaunch: true },
      'Subnet It assigns a public address to each instance that is launched in it.',
    ],
    [
      'CTL.no-public-resources',
      'AWS::EC2::EIPAssociation',
      {},
      'EC2 EIP association It has or assigns a public address.',
    ],
    [
      'CTL.least-privilege',
      'AWS::IAM::Role',
      { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      'IAM role It has the AWS managed policy AdministratorAccess.',
    ],
  ])('the finding of %s for %s', (check, type, properties, expected) => {
    expect(checkOutcome(check, { It: [type, properties] }).findings.map(({ reason }) => reason)).toEqual([
      expected,
    ]);
  });

  test('the check has nothing to evaluate without origins', () => {
    const { state, resources, findings } = checkOutcome('CTL.tls-policies', { It: ['AWS::IAM::Role', {}] });

    expect({ state, resources, findings }).toEqual({ state: NOT_APPLICABLE, resources: [], findings: [] });
  });
});

describe('a secret', () => {
  const secret: Placed = { Secret: [SECRET, {}] };
  const rotates = (SecretId: unknown): Placed => ({
    Rotation: ['AWS::SecretsManager::RotationSchedule', { SecretId }],
  });
  const componentConfigs: Placed = {
    Attachment: ['AWS::SecretsManager::SecretTargetAttachment', { SecretId: { Ref: 'Secret' } }],
  };

  test.each<[string, Placed, string]>([
    ['with rotation', rotates({ Ref: 'Secret' }), MET],
    [
      'with rotation as the secret of a database',
      { ...componentConfigs, ...rotates({ Ref: 'Attachment' }) },
      MET,
    ],
    [
      'beside one that rotates in another stack',
      rotates('arn:aws:secretsmanager:eu-west-1:1:secret:x'),
      NOT_MET,
    ],
    [
      'beside one of a database in another stack',
      {
        Attachment: ['AWS::SecretsManager::SecretTargetAttachment', { SecretId: 'arn:x' }],
        ...rotates({ Ref: 'Attachment' }),
      },
      NOT_MET,
    ],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('CTL.secret-rotation', { ...secret, ...placed }).state).toBe(state);
  });
});
