import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import {
  DeleteDBInstanceCommand,
  DeleteDBSnapshotCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  ModifyDBInstanceCommand,
} from '@aws-sdk/client-rds';
import { App } from 'aws-cdk-lib';
import { StageKind } from '../../../lib';
import type { Step } from '../../automation/runbook';
import { addLaunch } from '../../environments/launch-program';
import { readEnvironments } from '../assembly';
import { deploy } from '../deploy';
import { startEmulator, type Emulator } from '../emulator';
import { findPython, pythonWithEmulator } from '../python';
import { clientsOf, type Clients } from '../read-back/clients';
import { runbooksOf, type DeployedRunbook } from './documents';
import { faultsOfList, readNotRun } from './not-run';
import { runInTurn } from './run-runbooks';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
jest.setTimeout(300_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'runbooks-test-'));
const LOGS = ['postgresql', 'upgrade'];
const silent = () => undefined;
let emulator: Emulator | undefined;
let clients: Clients;
let runbooks: DeployedRunbook[];
let PreferredMaintenanceWindow: string | undefined;

beforeAll(async () => {
  const python = await findPython();
  if (python === undefined) throw new Error('These tests need Python 3.10 or newer on the path: install it.');
  emulator = await startEmulator(await pythonWithEmulator(python, silent), path.join(folder, 'emulator.log'));
  const assembly = path.join(folder, 'production.out');
  const app = new App({ outdir: assembly, analyticsReporting: false });
  addLaunch(app, StageKind.PRODUCTION, 'Production');
  app.synth();
  const [environment] = readEnvironments(assembly);
  await deploy(emulator, assembly, environment, silent).catch((error: unknown) => {
    throw new Error(String(error)); // with the output of the command
  });
  const stack = environment.stacks.find(({ template }) =>
    Object.values(template.Resources).some(({ Type }) => Type === 'AWS::SSM::Document'),
  );
  clients = await clientsOf(emulator, stack?.account ?? '', stack?.region ?? '');
  runbooks = await runbooksOf(stack?.name ?? '', clients);
  const { DBInstances = [] } = await clients.rds.send(new DescribeDBInstancesCommand({}));
  ({ PreferredMaintenanceWindow } = DBInstances[0]);
});

// What a run leaves, whole or not, would be in the way of the next.
afterEach(async () => {
  const { rds } = clients;
  const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
  for (const { DBInstanceIdentifier = '', EnabledCloudwatchLogsExports = [] } of DBInstances) {
    const named = { DBInstanceIdentifier };
    if (/^(awsbackup-restored|replaced-)/.test(DBInstanceIdentifier)) {
      await rds.send(new ModifyDBInstanceCommand({ ...named, DeletionProtection: false }));
      await rds.send(new DeleteDBInstanceCommand({ ...named, SkipFinalSnapshot: true }));
      continue;
    }
    const EnableLogTypes = LOGS.filter((log) => !EnabledCloudwatchLogsExports.includes(log));
    const CloudwatchLogsExportConfiguration = { EnableLogTypes };
    await rds.send(
      new ModifyDBInstanceCommand({
        ...named,
        PreferredMaintenanceWindow,
        CloudwatchLogsExportConfiguration,
      }),
    );
  }
  const automated = new DescribeDBSnapshotsCommand({ SnapshotType: 'automated' });
  for (const { DBSnapshotIdentifier } of (await rds.send(automated)).DBSnapshots ?? []) {
    await rds.send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier }));
  }
});

afterAll(async () => {
  await emulator?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The runbooks with each step as it is changed; undefined takes the step out. */
function changed(change: (step: Step) => Step | undefined): DeployedRunbook[] {
  return runbooks.map((runbook) => ({
    ...runbook,
    content: {
      ...runbook.content,
      mainSteps: runbook.content.mainSteps.map(change).filter((step) => step !== undefined),
    },
  }));
}

/** The runbooks with other inputs of one step. */
function withInputs(name: string, inputs: Step['inputs']): DeployedRunbook[] {
  return changed((step) => (step.name === name ? { ...step, inputs: { ...step.inputs, ...inputs } } : step));
}

async function faultsOf(changedRunbooks: readonly DeployedRunbook[]): Promise<string> {
  return (await runInTurn(changedRunbooks, clients)).flatMap(({ faults }) => faults).join('\n');
}

test('every step of a production runs, or is on the list, and leaves what it should', async () => {
  const results = await runInTurn(runbooks, clients);

  expect(runbooks.map(({ purpose }) => purpose)).toEqual(['restore', 'restoreToPointInTime', 'replace']);
  expect(results.flatMap(({ faults }) => faults)).toEqual([]);
  expect(faultsOfList(Object.keys(readNotRun()), results)).toEqual([]);
  const steps = runbooks.flatMap(({ content }) => content.mainSteps);
  expect(results.flatMap(({ ran, notRun }) => [...ran, ...notRun])).toHaveLength(steps.length);
  expect(emulator?.errors()).toEqual([]);
});

test.each<[string, () => DeployedRunbook[], RegExp]>([
  [
    'a setting that differs from the original',
    () => withInputs('Orders_Configure', { PreferredMaintenanceWindow: 'mon:01:30-mon:02:00' }),
    /^awsbackup-restored: PreferredMaintenanceWindow: asked for "sun/,
  ],
  [
    'a setting that the check before the replacement looks at',
    () => withInputs('Orders_Configure', { EnableIAMDatabaseAuthentication: false }),
    /^Orders_VerifyIamAuthentication: /m,
  ],
  [
    'a parameter group that does not exist',
    () => withInputs('Orders_Configure', { DBParameterGroupName: 'another' }),
    /^Orders_Configure: .*another/,
  ],
  [
    'an input that the operation does not have',
    () => withInputs('Orders_Configure', { SecurityGroups: ['sg-1'] }),
    /takes no SecurityGroups/,
  ],
  [
    'metadata that the restore does not take',
    () => withInputs('Restore', { Metadata: { DBInstanceIdentifier: '{{ RestoredName }}', Subnets: 'a' } }),
    /^CheckRestore: /,
  ],
  [
    'a role that does not exist',
    () => withInputs('Restore', { IamRoleArn: 'arn:aws:iam::111122223333:role/another' }),
    /^Restore: .*no role/,
  ],
  [
    'tags that are not copied to a point in time',
    () => withInputs('Restore', { CopySourceTagsToRestoredResource: false }),
    /^awsbackup-restored-orders: Tags: /,
  ],
  [
    'an instance that is not restarted',
    () => changed((step) => (step.name === 'Orders_Restart' ? undefined : step)),
    /^Orders_CheckParameters: /,
  ],
  [
    'consumers that are not stopped',
    () => changed((step) => (/_Stop(Done)?$/.test(step.name) ? undefined : step)),
    /^while it pauses: \S+ must be stopped/m,
  ],
  [
    'an original that keeps its name',
    () => changed((step) => (step.name.includes('_NameOriginal') ? undefined : step)),
    /^Orders_NameRestored: .*already exists/m,
  ],
  [
    'consumers that are not started',
    () => withInputs('Api_Start', { desiredCount: 0 }),
    /must run, has 0 of 0 tasks/,
  ],
  [
    'a step that fails where the runbook goes on',
    () =>
      changed((step) =>
        step.name === 'Orders_Restart'
          ? { ...step, onFailure: 'Continue', inputs: { ...step.inputs, DBInstanceIdentifier: 'another' } }
          : step,
      ),
    /^Orders_Restart: .*another/,
  ],
  [
    'log exports that are not turned on',
    () => withInputs('Orders_Protect', { CloudwatchLogsExportConfiguration: {} }),
    /: EnableCloudwatchLogsExports: asked for "\w+", holds \[\]/,
  ],
])('finds %s', async (_, wrong, fault) => {
  expect(await faultsOf(wrong())).toMatch(fault);
});
