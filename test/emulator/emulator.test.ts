import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { DescribeBackupVaultCommand } from '@aws-sdk/client-backup';
import {
  readEnvironments,
  readTemplate,
  type SynthesizedEnvironment,
  type SynthesizedStack,
  type Template,
} from './assembly';
import { deploy } from './deploy';
import { startEmulator, type Emulator } from './emulator';
import { ACCOUNTS, fixtureApp } from './fixture/app';
import { brokenApp } from './fixture/broken';
import { findPython, pythonWithEmulator } from './python';
import { clientsOf } from './read-back/clients';
import { readStack, type ResourceResult } from './read-back/read-stack';
import { verdictOf } from './verdict';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
jest.setTimeout(300_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'emulator-test-'));
const assembly = path.join(folder, 'fixture.out');
const broken = path.join(folder, 'broken.out');
const silent = () => undefined;
let emulator: Emulator;
let stop = () => Promise.resolve();
let environments: SynthesizedEnvironment[];

beforeAll(async () => {
  const python = await findPython();
  if (python === undefined) throw new Error('These tests need Python 3.10 or newer on the path: install it.');
  emulator = await startEmulator(await pythonWithEmulator(python, silent), path.join(folder, 'emulator.log'));
  stop = () => emulator.stop();
  fixtureApp(assembly).synth();
  environments = readEnvironments(assembly);
  for (const environment of environments) {
    await deploy(emulator, assembly, environment, silent).catch((error: unknown) => {
      throw new Error(String(error)); // with the output of the command
    });
  }
});

afterAll(async () => {
  await stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function readBack(stack: SynthesizedStack): Promise<ResourceResult[]> {
  return readStack(stack, await clientsOf(emulator, stack.account, stack.region));
}

function environmentOf(id: string, from = environments): SynthesizedEnvironment {
  const found = from.find((environment) => environment.id === id);
  if (found === undefined) throw new Error(`no environment ${id}`);
  return found;
}

function stackOf(environment: SynthesizedEnvironment, name = 'Shop'): SynthesizedStack {
  const stack = environment.stacks.find((candidate) => candidate.name === `${environment.id}-${name}`);
  if (stack === undefined) throw new Error(`${environment.id} has no stack ${name}`);
  return stack;
}

describe('given environments in three accounts, deployed with the real command line', () => {
  test.each(['Development', 'Staging', 'Production'])(
    'every resource of %s is read back from its own service',
    async (id) => {
      const results = (await Promise.all(environmentOf(id).stacks.map(readBack))).flat();
      expect(verdictOf(results).faults).toEqual([]);
      expect(results.filter(({ state }) => state === 'created').length).toBe(results.length);
    },
  );

  test('each stands in its own account', async () => {
    const databasesOf = async (account: string, region: string) => {
      const { rds } = await clientsOf(emulator, account, region);
      return (await rds.send(new DescribeDBInstancesCommand({}))).DBInstances?.map(
        ({ DBInstanceArn }) => DBInstanceArn,
      );
    };
    expect(await databasesOf(ACCOUNTS.staging, 'eu-central-1')).toEqual([
      expect.stringContaining(`:eu-central-1:${ACCOUNTS.staging}:db:`),
    ]);
    expect(await databasesOf(ACCOUNTS.development, 'eu-central-1')).toEqual([]);
  });

  test('what the template names and does not make stands in, and is named', () => {
    expect(emulator.notes()).toEqual([
      expect.stringContaining(`:${ACCOUNTS.development}:certificate/shop`),
      expect.stringContaining(`:${ACCOUNTS.staging}:certificate/shop`),
      expect.stringContaining(`:${ACCOUNTS.production}:certificate/shop`),
      expect.stringContaining('hosted zone Z0123456789ABC (example.com.)'),
    ]);
  });

  test('what stands in a nested stack is read back, too', async () => {
    const results = await readBack(stackOf(environmentOf('Production')));
    expect(results.filter(({ stack }) => stack.includes('/'))).toEqual([
      expect.objectContaining({
        stack: expect.stringMatching(/^Production-Shop\/AlarmsNested/) as string,
        type: 'AWS::CloudWatch::Alarm',
        state: 'created',
      }),
    ]);
  });

  test('the copies stand in another region, in a vault under a key of that region and an air-gapped one', async () => {
    const results = await readBack(stackOf(environmentOf('Production'), 'ShopCopies'));
    expect(results.map(({ type, state }) => [type, state]).sort()).toEqual([
      ['AWS::Backup::BackupVault', 'created'],
      ['AWS::Backup::LogicallyAirGappedBackupVault', 'created'],
      ['AWS::KMS::Key', 'created'],
    ]);
    const { backup } = await clientsOf(emulator, ACCOUNTS.production, 'eu-central-1');
    const vault = await backup.send(new DescribeBackupVaultCommand({ BackupVaultName: 'shop-copies' }));
    expect(vault.EncryptionKeyArn).toContain(`:kms:eu-central-1:${ACCOUNTS.production}:key/`);
  });

  test("the emulator's log tells of no error", () => {
    expect(emulator.errors()).toEqual([]);
  });
});

describe('given a template that asks for something else than what stands', () => {
  type Change = readonly [type: string, property: string, value: unknown];

  /** A template, the first resource of each type asking for another value. */
  function asking(template: Template, changes: readonly Change[]): Template {
    const copy = JSON.parse(JSON.stringify(template)) as Template;
    for (const [type, property, value] of changes) {
      const resource = Object.values(copy.Resources).find((candidate) => candidate.Type === type);
      Object.assign(resource?.Properties ?? {}, { [property]: value });
    }
    return copy;
  }

  function changed(environment: string, changes: readonly Change[]): SynthesizedStack {
    const stack = stackOf(environmentOf(environment));
    return { ...stack, template: asking(stack.template, changes) };
  }

  /** What is not as asked: its type, its state and the property that differs. */
  function faultsOf(results: readonly ResourceResult[]): unknown[] {
    return results
      .filter(({ state }) => state !== 'created')
      .map(({ type, state, reason = '' }) => [type, state, /^\w+/.exec(reason)?.[0]])
      .sort();
  }

  test.each<[string, string, readonly Change[]]>([
    [
      'Development',
      'what protects',
      [
        ['AWS::EC2::FlowLog', 'TrafficType', 'REJECT'],
        ['AWS::EC2::SecurityGroup', 'SecurityGroupEgress', [{ CidrIp: '198.51.100.0/24', IpProtocol: '-1' }]],
        ['AWS::EC2::SecurityGroupIngress', 'FromPort', 22],
        ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Scheme', 'internet-facing'],
        [
          'AWS::IAM::ManagedPolicy',
          'PolicyDocument',
          { Statement: [{ Action: '*', Effect: 'Allow', Resource: '*' }] },
        ],
        ['AWS::KMS::Key', 'EnableKeyRotation', false],
        ['AWS::RDS::DBInstance', 'DeletionProtection', true],
        ['AWS::RDS::DBParameterGroup', 'Parameters', { 'rds.force_ssl': '0' }],
      ],
    ],
    [
      'Development',
      'what operates',
      [
        ['AWS::EC2::VPC', 'EnableDnsHostnames', false],
        ['AWS::ECS::Cluster', 'Tags', [{ Key: 'stage:owner', Value: 'another-team' }]],
        ['AWS::ECS::Service', 'DeploymentConfiguration', { DeploymentCircuitBreaker: { Enable: false } }],
        ['AWS::Logs::LogGroup', 'RetentionInDays', 1],
        ['AWS::RDS::DBInstance', 'Tags', [{ Key: 'stage:owner', Value: 'another-team' }]],
        ['AWS::SSM::Document', 'Content', { schemaVersion: '0.3', mainSteps: [] }],
      ],
    ],
    [
      'Development',
      'what connects',
      [['AWS::ECS::Service', 'ServiceConnectConfiguration', { Enabled: false }]],
    ],
    [
      'Production',
      'a plan that copies nothing',
      [['AWS::Backup::BackupPlan', 'BackupPlan', { BackupPlanRule: [{ CopyActions: [] }] }]],
    ],
    [
      'Production',
      'what backs up',
      [
        [
          'AWS::Backup::BackupPlan',
          'BackupPlan',
          {
            BackupPlanRule: [
              { CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-north-1:1:backup-vault:a' }] },
            ],
          },
        ],
        ['AWS::Backup::BackupVault', 'EncryptionKeyArn', 'arn:aws:kms:eu-west-1:777788889999:key/another'],
      ],
    ],
    [
      'Production',
      'what protects a vault',
      [['AWS::Backup::BackupVault', 'AccessPolicy', { Statement: [{ Effect: 'Allow' }] }]],
    ],
    ['Production', 'a lock', [['AWS::Backup::BackupVault', 'LockConfiguration', { MinRetentionDays: 7 }]]],
    [
      'Production',
      'what tells of a vault',
      [['AWS::Backup::BackupVault', 'Notifications', { BackupVaultEvents: ['BACKUP_JOB_FAILED'] }]],
    ],
    [
      'Production',
      'what alarms',
      [
        ['AWS::CloudWatch::Alarm', 'AlarmActions', []],
        ['AWS::CloudWatch::Dashboard', 'DashboardBody', '{"widgets":[]}'],
        ['AWS::Events::Rule', 'State', 'DISABLED'],
        ['AWS::Logs::MetricFilter', 'FilterPattern', 'ERROR'],
        ['AWS::SNS::Subscription', 'Endpoint', 'other@example.com'],
        ['AWS::SNS::Topic', 'KmsMasterKeyId', 'alias/aws/sns'],
        ['AWS::SNS::TopicPolicy', 'PolicyDocument', { Statement: [] }],
      ],
    ],
    [
      'Production',
      'what faces the internet',
      [
        ['AWS::CertificateManager::Certificate', 'DomainName', 'other.example.com'],
        ['AWS::Route53::HostedZone', 'VPCs', [{ VPCId: 'vpc-another' }]],
        ['AWS::Route53::RecordSet', 'AliasTarget', { DNSName: 'other.example.com' }],
        ['AWS::S3::Bucket', 'PublicAccessBlockConfiguration', { BlockPublicAcls: false }],
        ['AWS::WAFv2::IPSet', 'Addresses', ['0.0.0.0/1']],
        ['AWS::WAFv2::LoggingConfiguration', 'RedactedFields', [{ SingleHeader: { Name: 'cookie' } }]],
        ['AWS::WAFv2::WebACL', 'DefaultAction', { Allow: {} }],
        ['AWS::WAFv2::WebACLAssociation', 'WebACLArn', 'arn:aws:wafv2:eu-west-1:777788889999:another'],
      ],
    ],
    [
      'Production',
      'what scales',
      [
        ['AWS::ApplicationAutoScaling::ScalableTarget', 'MinCapacity', 1],
        ['AWS::ApplicationAutoScaling::ScalingPolicy', 'PolicyName', 'Another'],
        ['AWS::SSM::Parameter', 'Value', 'inherited'],
      ],
    ],
  ])('each difference is found in %s, and no other: %s', async (environment, _, changes) => {
    const results = await readBack(changed(environment, changes));
    expect(faultsOf(results)).toEqual(
      changes.map(([type, property]) => [type, 'different', property]).sort(),
    );
    expect(verdictOf(results).held).toBe(false);
  });

  test('a difference in the retention of an air-gapped vault is found', async () => {
    const stack = stackOf(environmentOf('Production'), 'ShopCopies');
    const type = 'AWS::Backup::LogicallyAirGappedBackupVault';
    const template = asking(stack.template, [[type, 'MaxRetentionDays', 36]]);
    expect(faultsOf(await readBack({ ...stack, template }))).toEqual([
      [type, 'different', 'MaxRetentionDays'],
    ]);
  });

  test('a difference in a nested stack is found there', async () => {
    const stack = stackOf(environmentOf('Production'));
    const [key, file] = Object.entries(stack.assets).find(([, path]) => path.includes('.nested.')) ?? [
      '',
      '',
    ];
    const silenced = path.join(folder, 'silenced.json');
    const template = asking(readTemplate(file), [['AWS::CloudWatch::Alarm', 'AlarmActions', []]]);
    fs.writeFileSync(silenced, JSON.stringify(template));
    const results = await readBack({ ...stack, assets: { ...stack.assets, [key]: silenced } });
    expect(faultsOf(results)).toEqual([['AWS::CloudWatch::Alarm', 'different', 'AlarmActions']]);
  });
});

describe('given resources of a type that the emulator does not know', () => {
  beforeAll(() => {
    brokenApp(broken).synth();
  });

  test('the command line is content, the read-back is not', async () => {
    const environment = environmentOf('Skipped', readEnvironments(broken));
    await deploy(emulator, broken, environment, silent);
    const results = await readBack(stackOf(environment));
    expect(results).toEqual([expect.objectContaining({ type: 'AWS::GameLift::Fleet', state: 'missing' })]);
    expect(verdictOf(results).held).toBe(false);
  });

  test('an attribute asked of one fails the deployment, and the log tells of it', async () => {
    const environment = environmentOf('Asked', readEnvironments(broken));
    await expect(deploy(emulator, broken, environment, silent)).rejects.toThrow("'cdk deploy");
    expect(emulator.errors()).not.toEqual([]);
  });
});
