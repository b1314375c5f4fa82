import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Compliance, StageKind } from '../../lib';
import { type Ledger, type NamedLedger, OutcomeState, StageChecks, writeReport } from '../../lib/compliance';
import { development, staging } from '../components/described';
import { addLaunch } from '../environments/launch-program';
import { run } from './run';

let folder: string;
let synthesized: Ledger;

const assembly = () => join(folder, 'cdk.out');
const report = (...args: string[]) => run('report', assembly(), ...args);

function ledgers(): readonly NamedLedger[] {
  return JSON.parse(report('-f', 'json').output) as readonly NamedLedger[];
}

function ledgerOf(name: string): Ledger {
  const found = ledgers().find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ledger of ${name}`);
  return found.ledger;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-rebuilt-'));
  const app = new App({ outdir: assembly() });
  const { environment, stack } = addLaunch(app, StageKind.PRODUCTION, 'Production');
  new CfnBucket(stack, 'NotOurs');
  staging({}, new Stack(new Stage(app, 'Staging'), 'Shop'));
  const twins = new Stage(app, 'Twins');
  development({}, new Stack(twins, 'One'));
  development({}, new Stack(twins, 'Two'));
  new CfnBucket(new Stack(app, 'Other'), 'NotOurs');
  app.synth();
  synthesized = JSON.parse(JSON.stringify(new StageChecks(environment).ledger())) as Ledger;
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the report of an assembly without ledgers', () => {
  test('has each environment by its tags, named by its stage if it is alone in it', () => {
    const environments = ledgers().map(({ name, ledger }) => [
      name,
      ledger.environment.stage,
      ledger.environment.owner,
    ]);

    expect(environments.map(([name, stage]) => [name, stage])).toEqual([
      ['Production', 'Production'],
      ['Staging', 'Staging'],
      [expect.stringMatching(/^Twins\/One\//), 'Development'],
      [expect.stringMatching(/^Twins\/Two\//), 'Development'],
    ]);
    for (const [, , owner] of environments) expect(owner).not.toBe('');
  });

  test('evaluates the same resources as the synthesis, also in support stacks', () => {
    const rebuilt = ledgerOf('Production');

    expect(rebuilt.environment).toEqual(synthesized.environment);
    expect(rebuilt.cloudFormationLimits).toEqual(synthesized.cloudFormationLimits);
    expect(rebuilt.picture.nodes).toEqual(synthesized.picture.nodes);
    expect(rebuilt.recovery).toEqual(synthesized.recovery);
    expect(JSON.stringify(rebuilt)).not.toContain('NotOurs');
  });

  test('notes in every readable format that declarations and records are not known', () => {
    expect(ledgerOf('Staging').note).toMatch(/rebuilt from the templates alone.*are not known/);
    for (const format of ['text', 'markdown', 'html'])
      expect(report('-f', format).output.replace(/\s+/g, ' ')).toContain('rebuilt from the templates alone');
  });

  test('has nothing met that is not met in the synthesis', () => {
    const met = synthesized.requirements
      .filter(({ state }) => state === OutcomeState.MET)
      .map(({ id }) => id);
    const rebuilt = ledgerOf('Production').requirements.filter(
      ({ state, required }) => required && state === OutcomeState.MET,
    );

    expect(rebuilt.length).toBeGreaterThan(5);
    for (const { id } of rebuilt) expect(met).toContain(id);
  });

  test('selects by name, and reads the assembly of one stage', () => {
    const { code, output } = report('-e', 'Staging');

    expect(code).toBe(1);
    expect(output).toMatch(/^Staging, owned by/);
    expect(output).not.toContain('Twins');
    expect(run('report', join(assembly(), 'assembly-Staging')).output).toMatch(/^Staging, owned by/);
  });
});

test('has the names of the report of a synthesis, also without a cdk.Stage', () => {
  const outdir = join(folder, 'without-stage');
  const app = new App({ outdir });
  const { environment } = staging({}, new Stack(app, 'Shop'));
  Compliance.of(app).enable();
  app.synth();
  const names = () =>
    (JSON.parse(run('report', outdir, '-f', 'json').output) as readonly NamedLedger[]).map(
      ({ name }) => name,
    );
  const ofSynthesis = names();
  rmSync(join(outdir, 'reports'), { recursive: true });

  expect(ofSynthesis).toEqual([environment.node.id]);
  expect(names()).toEqual(ofSynthesis);
}, 60_000);

test('an assembly that was not made with this package: exit code 2, and the command to use', () => {
  const app = new App({ outdir: join(folder, 'external') });
  new CfnBucket(new Stack(app, 'Other'), 'Bucket', { tags: [{ key: 'stage:kind', value: 'Production' }] });
  const { code, errors } = run('report', app.synth().directory);

  expect(code).toBe(2);
  expect(errors).toMatch(/has no ledger\.json.*use 'check'/s);
});

test('a broken assembly: exit code 2 and the remediation', () => {
  mkdirSync(join(folder, 'broken'));
  writeFileSync(join(folder, 'broken', 'manifest.json'), '{');

  expect(run('report', join(folder, 'broken'))).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/give the folder that 'cdk synth' writes/) as unknown,
  });
});

test('a ledger of a synthesis has no note', () => {
  const written = join(folder, 'written');
  writeReport(written, [{ name: 'Production', ledger: synthesized }]);

  expect(run('report', written).output).not.toContain('rebuilt');
  expect(synthesized.note).toBeUndefined();
});
