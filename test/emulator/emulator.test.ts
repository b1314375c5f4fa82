import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import {
  readEnvironments,
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
      throw new Error(String(error)); // with what the command said
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

function firstStack(environment: SynthesizedEnvironment): SynthesizedStack {
  const stack = environment.stacks.at(0);
  if (stack === undefined) throw new Error(`${environment.id} has no stack`);
  return stack;
}

describe('given environments in two accounts, deployed with the real command line', () => {
  test.each(['Development', 'Staging'])(
    'every resource of %s is read back from its own service',
    async (id) => {
      const results = await readBack(firstStack(environmentOf(id)));
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

  test('a certificate that the template names stands in, and is told', () => {
    expect(emulator.notes()).toEqual([
      expect.stringContaining(`:${ACCOUNTS.development}:certificate/shop`),
      expect.stringContaining(`:${ACCOUNTS.staging}:certificate/shop`),
    ]);
  });

  test("the emulator's log tells of no error", () => {
    expect(emulator.errors()).toEqual([]);
  });
});

describe('given a template that asks for something else than what stands', () => {
  type Change = readonly [type: string, property: string, value: unknown];

  /** The stack of Development, the first resource of each type asking for another value. */
  function changed(changes: readonly Change[]): SynthesizedStack {
    const stack = firstStack(environmentOf('Development'));
    const template = JSON.parse(JSON.stringify(stack.template)) as Template;
    for (const [type, property, value] of changes) {
      const resource = Object.values(template.Resources).find((candidate) => candidate.Type === type);
      Object.assign(resource?.Properties ?? {}, { [property]: value });
    }
    return { ...stack, template };
  }

  test.each<[string, readonly Change[]]>([
    [
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
      'what operates',
      [
        ['AWS::EC2::VPC', 'EnableDnsHostnames', false],
        ['AWS::ECS::Cluster', 'Tags', [{ Key: 'stage:owner', Value: 'somebody-else' }]],
        ['AWS::ECS::Service', 'DeploymentConfiguration', { DeploymentCircuitBreaker: { Enable: false } }],
        ['AWS::Logs::LogGroup', 'RetentionInDays', 1],
        ['AWS::RDS::DBInstance', 'Tags', [{ Key: 'stage:owner', Value: 'somebody-else' }]],
        ['AWS::SSM::Document', 'Content', { schemaVersion: '0.3', mainSteps: [] }],
      ],
    ],
    ['what connects', [['AWS::ECS::Service', 'ServiceConnectConfiguration', { Enabled: false }]]],
  ])('each difference is found, and no other: %s', async (_, changes) => {
    const results = await readBack(changed(changes));
    const faulty = results
      .filter(({ state }) => state !== 'created')
      .map(({ type, state, reason = '' }) => [type, state, /^\w+/.exec(reason)?.[0]]);
    expect(faulty.sort()).toEqual(changes.map(([type, property]) => [type, 'different', property]).sort());
    expect(verdictOf(results).held).toBe(false);
  });
});

describe('given resources of a type that the emulator does not know', () => {
  beforeAll(() => {
    brokenApp(broken).synth();
  });

  test('the command line is content, the read-back is not', async () => {
    const environment = environmentOf('Skipped', readEnvironments(broken));
    await deploy(emulator, broken, environment, silent);
    const results = await readBack(firstStack(environment));
    expect(results).toEqual([expect.objectContaining({ type: 'AWS::GameLift::Fleet', state: 'missing' })]);
    expect(verdictOf(results).held).toBe(false);
  });

  test('an attribute asked of one fails the deployment, and the log tells of it', async () => {
    const environment = environmentOf('Asked', readEnvironments(broken));
    await expect(deploy(emulator, broken, environment, silent)).rejects.toThrow("'cdk deploy");
    expect(emulator.errors()).not.toEqual([]);
  });
});
