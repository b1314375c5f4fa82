import { App } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { StageKind } from '../../lib';
import { resource, resourcesOf } from '../components/reading';
import { stackTemplate } from '../components/stack-template';
import { addLaunch } from '../environments/launch-program';
import { FakeAccount } from './fake-account';
import { resolved } from './resolved';
import { run, type Account, type Runbook, type RunOptions, type Step } from './runbook';

const DOCUMENT = 'AWS::SSM::Document';
const SNAPSHOT = 'arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:job-1';
const CONTINUOUS = 'arn:aws:backup:eu-west-1:111122223333:recovery-point:continuous:db-1';

const template = stackTemplate(addLaunch(new App(), StageKind.PRODUCTION, 'Production').stack);
const [, instance] = resource(template, 'AWS::RDS::DBInstance');
const properties = resolved(instance.Properties, template) as Record<string, unknown>;
const name = String(properties.DBInstanceIdentifier);

function runbook(words: string): Runbook {
  const [, { Properties }] = resource(template, DOCUMENT, words);
  return resolved(Properties?.Content, template) as Runbook;
}

const restore = runbook('RestoreOrdersDocument');
const toPointInTime = runbook('RestoreOrdersToPointInTime');
const replace = runbook('ReplaceOrders');

/** The account of the environment, in use. */
function anAccount(allocatedStorage?: number): FakeAccount {
  const arn = String((step(restore, 'CheckRecoveryPoint').inputs.DesiredValues as unknown[])[0]);
  const account = new FakeAccount({ [SNAPSHOT]: arn, [CONTINUOUS]: arn }, allocatedStorage);
  account.addInstance({
    ...properties,
    DbiResourceId: 'db-ORIGINAL',
    EnabledCloudwatchLogsExports: properties.EnableCloudwatchLogsExports,
    TagList: properties.Tags,
  });
  for (const { inputs } of replace.mainSteps.filter(({ name: stop }) => stop.endsWith('_Stop'))) {
    account.services.set(String(inputs.service), 2);
  }
  return account;
}

function step({ mainSteps }: Runbook, stepName: string): Step {
  const found = mainSteps.find((one) => one.name === stepName);
  if (found === undefined) throw new Error(`no step ${stepName}`);
  return found;
}

/** Runs a runbook and returns the names of its steps that ran. */
async function names(document: Runbook, account: Account, options?: RunOptions): Promise<string[]> {
  return (await run(document, account, options)).map((performed) => performed.step.name);
}

async function restored(account: FakeAccount): Promise<void> {
  await run(restore, account, { parameters: { RecoveryPointArn: SNAPSHOT } });
}

describe.each([
  ['a snapshot', restore, { RecoveryPointArn: SNAPSHOT }],
  ['a point in time', toPointInTime, { RecoveryPointArn: CONTINUOUS, PointInTime: '2026-11-28T10:00:00Z' }],
])('restoring %s', (_, document, parameters) => {
  const account = anAccount();
  let ran: string[];

  beforeAll(async () => {
    ran = await names(document, account, { parameters });
  });

  test('runs every step', () => {
    expect(ran).toEqual(document.mainSteps.map((one) => one.name));
  });

  test('leaves an instance that is configured as the template says of the original', () => {
    expect(account.describe('awsbackup-restored')).toMatchObject({
      DBInstanceStatus: 'available',
      DBInstanceClass: properties.DBInstanceClass,
      IAMDatabaseAuthenticationEnabled: properties.EnableIAMDatabaseAuthentication,
      MultiAZ: properties.MultiAZ,
      PubliclyAccessible: properties.PubliclyAccessible,
      CACertificateIdentifier: properties.CACertificateIdentifier,
      CopyTagsToSnapshot: properties.CopyTagsToSnapshot,
      AutoMinorVersionUpgrade: properties.AutoMinorVersionUpgrade,
      MaxAllocatedStorage: properties.MaxAllocatedStorage,
      MonitoringInterval: properties.MonitoringInterval,
      MonitoringRoleArn: properties.MonitoringRoleArn,
      PreferredMaintenanceWindow: properties.PreferredMaintenanceWindow,
      TagList: properties.Tags,
      DBSubnetGroup: { DBSubnetGroupName: properties.DBSubnetGroupName },
      VpcSecurityGroups: [{ VpcSecurityGroupId: (properties.VPCSecurityGroups as string[])[0] }],
      DBParameterGroups: [
        { DBParameterGroupName: properties.DBParameterGroupName, ParameterApplyStatus: 'in-sync' },
      ],
    });
  });

  test('changes nothing of the original', () => {
    expect(account.describe(name)).toEqual(anAccount().describe(name));
  });
});

test('an instance whose storage is near the maximum is restored, and grows no more', async () => {
  const account = anAccount(Number(properties.MaxAllocatedStorage) - 1);
  await restored(account);

  expect(account.describe('awsbackup-restored')).toMatchObject({
    DBInstanceStatus: 'available',
    DBParameterGroups: [{ ParameterApplyStatus: 'in-sync' }],
  });
  expect(account.describe('awsbackup-restored')).not.toHaveProperty('MaxAllocatedStorage');
});

test('a recovery point of another resource is refused before anything is restored', async () => {
  const account = new FakeAccount({ [SNAPSHOT]: 'arn:aws:rds:eu-west-1:111122223333:db:other' });

  await expect(restored(account)).rejects.toThrow('CheckRecoveryPoint');
  expect(account.calls).toEqual(['backup:DescribeRecoveryPoint']);
});

describe('replacing', () => {
  const account = anAccount();
  const before = new Map(account.services);
  const inPause = { services: new Map<string, number>(), suspended: new Set<string>(), calls: 0 };
  let ran: string[];

  beforeAll(async () => {
    await restored(account);
    ran = await names(replace, account, {
      onPause: () => {
        inPause.services = new Map(account.services);
        inPause.suspended = new Set(account.suspended);
        inPause.calls = account.calls.length;
      },
    });
  });

  test('runs every step', () => {
    expect(ran).toEqual(replace.mainSteps.map((one) => one.name));
  });

  test('gives the restored instance the name, a managed secret, the logs and the protection', () => {
    expect(account.describe(name)).toMatchObject({
      DbiResourceId: 'db-RESTORED1',
      DBInstanceStatus: 'available',
      IAMDatabaseAuthenticationEnabled: true,
      DeletionProtection: true,
      EnabledCloudwatchLogsExports: properties.EnableCloudwatchLogsExports,
      MasterUserSecret: { KmsKeyId: properties.KmsKeyId, SecretStatus: 'active' },
    });
  });

  test('keeps the original under another name, protected, and without logs to groups of that name', () => {
    expect(account.describe('replaced-orders')).toMatchObject({
      DbiResourceId: 'db-ORIGINAL',
      DeletionProtection: true,
      EnabledCloudwatchLogsExports: [],
    });
  });

  test('stops the consumers before it changes a name, and starts them after the deployment', () => {
    const stopped = account.calls.lastIndexOf('ecs:DescribeServices');

    expect([...inPause.services.values()]).toEqual([...before.keys()].map(() => 0));
    expect(account.calls.slice(stopped + 1, inPause.calls)).not.toContain('ecs:UpdateService');
    expect(account.calls.slice(inPause.calls)).toEqual(
      [...before.keys()].flatMap(() => [
        'ecs:UpdateService',
        'application-autoscaling:RegisterScalableTarget',
      ]),
    );
    expect([...account.services.values()].every((count) => count > 0)).toBe(true);
    expect(before.size).toBeGreaterThan(0);
  });

  test('suspends the scaling of the consumers while they are stopped, since an alarm would start them', () => {
    expect([...inPause.suspended].sort()).toEqual([...before.keys()].sort());
    expect(account.suspended.size).toBe(0);
  });

  test('works where the original is gone', async () => {
    const lost = anAccount();
    await restored(lost);
    lost.removeInstance(name);
    const steps = await names(replace, lost);

    expect(steps).not.toContain('Orders_NameOriginal');
    expect(lost.describe(name)).toMatchObject({ DbiResourceId: 'db-RESTORED1', DeletionProtection: true });
  });

  test('without a restored instance changes nothing', async () => {
    const same = anAccount();

    await expect(run(replace, same)).rejects.toThrow('Orders_DescribeRestored');
    expect(same.calls).toEqual(['rds:DescribeDBInstances']);
  });

  test.each([
    ['IAMDatabaseAuthenticationEnabled', false, 'Orders_VerifyIamAuthentication'],
    ['MultiAZ', false, 'Orders_VerifyZones'],
    ['VpcSecurityGroups', [{ VpcSecurityGroupId: 'sg-other' }], 'Orders_VerifySecurityGroup'],
    ['DBParameterGroups', [{ DBParameterGroupName: 'default.postgres17' }], 'Orders_VerifyParameterGroup'],
  ])('stops no consumer for a restored instance whose %s is %j', async (property, value, check) => {
    const wrong = anAccount();
    await restored(wrong);
    wrong.describe('awsbackup-restored')[property] = value;

    await expect(run(replace, wrong)).rejects.toThrow(check);
    expect(wrong.services).toEqual(anAccount().services);
  });

  test('starts no consumer of an instance that is not protected', async () => {
    const wrong = anAccount();
    await restored(wrong);
    const change = wrong.call.bind(wrong);
    wrong.call = (service, api, inputs) =>
      change(
        service,
        api,
        Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== 'DeletionProtection')),
      );

    await expect(run(replace, wrong)).rejects.toThrow('Orders_CheckProtection');
    expect([...wrong.services.values()].every((count) => count === 0)).toBe(true);
  });
});

test('a change of stage adds versions of the runbooks, whose names operators know', () => {
  const methods = resourcesOf(template, DOCUMENT)
    .filter(([id]) => /Re(store|place)Orders/.test(id))
    .map(([, { Properties }]) => Properties?.UpdateMethod);

  expect(methods).toEqual(['NewVersion', 'NewVersion', 'NewVersion']);
});

describe('the rights', () => {
  const allowed = (words: string) => actionsByResource(template, words);

  test('of the role have every call of the runbooks', () => {
    const role = allowed('RestoresRole');
    const calls = [restore, toPointInTime, replace]
      .flatMap(({ mainSteps }) => mainSteps)
      .filter(({ inputs }) => inputs.Api !== undefined)
      .map(({ inputs }) => `${String(inputs.Service)}:${String(inputs.Api)}`);

    expect([...role.keys()]).toEqual(expect.arrayContaining([...new Set(calls)]));
  });

  test('of the role change no other instance than the one that is replaced, and restored ones', () => {
    const resources = JSON.stringify(allowed('RestoresRole').get('rds:ModifyDBInstance'));

    expect([...new Set(resources.match(/:db:[^"]*/g))]).toEqual([':db:awsbackup-restored*', ':db:']);
  });

  test('of operators start the runbooks of the environment, and change nothing themselves', () => {
    const operator = allowed('RestoresOperators');

    expect([...operator.keys()].sort()).toEqual([
      'backup:DescribeBackupVault',
      'backup:DescribeRestoreJob',
      'backup:ListRecoveryPointsByBackupVault',
      'iam:PassRole',
      'ssm:DescribeAutomationExecutions',
      'ssm:DescribeAutomationStepExecutions',
      'ssm:DescribeDocument',
      'ssm:GetAutomationExecution',
      'ssm:GetDocument',
      'ssm:SendAutomationSignal',
      'ssm:StartAutomationExecution',
      'ssm:StopAutomationExecution',
    ]);
    for (const [id] of resourcesOf(template, DOCUMENT).filter(([document]) =>
      /Re(store|place)Orders/.test(document),
    )) {
      expect(JSON.stringify(operator.get('ssm:StartAutomationExecution'))).toContain(`{"Ref":"${id}"}`);
    }
  });
});

function actionsByResource(from: Template, words: string): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  for (const [id, { Properties }] of resourcesOf(from, 'AWS::IAM::ManagedPolicy')) {
    if (!id.includes(words)) continue;
    const { Statement } = Properties?.PolicyDocument as {
      Statement: { Action: string | string[]; Resource: unknown }[];
    };
    for (const { Action, Resource } of Statement) {
      for (const action of [Action].flat()) found.set(action, [...(found.get(action) ?? []), Resource]);
    }
  }
  return found;
}
