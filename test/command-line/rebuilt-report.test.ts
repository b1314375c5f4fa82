import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { type Ledger, type NamedLedger, OutcomeState, StageChecks, StageKind, writeReport } from '../../lib';
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

describe('report on an assembly of our environments without its reports', () => {
  test('tells of each environment by its tags, under the name of its stage if it is alone in it', () => {
    const told = ledgers().map(({ name, ledger }) => [
      name,
      ledger.environment.stage,
      ledger.environment.owner,
    ]);

    expect(told.map(([name, stage]) => [name, stage])).toEqual([
      ['Production', 'Production'],
      ['Staging', 'Staging'],
      [expect.stringMatching(/^Twins\/One\//), 'Development'],
      [expect.stringMatching(/^Twins\/Two\//), 'Development'],
    ]);
    for (const [, , owner] of told) expect(owner).not.toBe('');
  });

  test('looks at the resources that the synthesis looked at, in support stacks too, and at no others', () => {
    const rebuilt = ledgerOf('Production');

    expect(rebuilt.environment).toEqual(synthesized.environment);
    expect(rebuilt.cloudFormationLimits).toEqual(synthesized.cloudFormationLimits);
    expect(rebuilt.picture.nodes).toEqual(synthesized.picture.nodes);
    expect(rebuilt.recovery).toEqual(synthesized.recovery);
    expect(JSON.stringify(rebuilt)).not.toContain('NotOurs');
  });

  test('says that declarations and records are not known, in whatever people read', () => {
    expect(ledgerOf('Staging').note).toMatch(/rebuilt from the templates alone.*not known here/);
    for (const format of ['text', 'markdown', 'html'])
      expect(report('-f', format).output.replace(/\s+/g, ' ')).toContain('rebuilt from the templates alone');
  });

  test('finds nothing met that the synthesis did not find met', () => {
    const met = synthesized.requirements
      .filter(({ state }) => state === OutcomeState.MET)
      .map(({ id }) => id);
    const rebuilt = ledgerOf('Production').requirements.filter(
      ({ state, required }) => required && state === OutcomeState.MET,
    );

    expect(rebuilt.length).toBeGreaterThan(5);
    for (const { id } of rebuilt) expect(met).toContain(id);
  });

  test('chooses by name, and reads one stage of it', () => {
    const { code, output } = report('-e', 'Staging');

    expect(code).toBe(1);
    expect(output).toMatch(/^Staging, owned by/);
    expect(output).not.toContain('Twins');
    expect(run('report', join(assembly(), 'assembly-Staging')).output).toMatch(/^Staging, owned by/);
  });
});

test('report on an assembly that is not ours: 2, and which command judges it', () => {
  const app = new App({ outdir: join(folder, 'external') });
  new CfnBucket(new Stack(app, 'Other'), 'Bucket', { tags: [{ key: 'stage:kind', value: 'Production' }] });
  const { code, errors } = run('report', app.synth().directory);

  expect(code).toBe(2);
  expect(errors).toMatch(/holds no ledger\.json.*'check' judges/s);
});

test('report on a broken assembly: 2, and what to give', () => {
  mkdirSync(join(folder, 'broken'));
  writeFileSync(join(folder, 'broken', 'manifest.json'), '{');

  expect(run('report', join(folder, 'broken'))).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/give the folder that 'cdk synth' writes/) as unknown,
  });
});

test('an account that its synthesis wrote carries no note', () => {
  const written = join(folder, 'written');
  writeReport(written, [{ name: 'Production', ledger: synthesized }]);

  expect(run('report', written).output).not.toContain('rebuilt');
  expect(synthesized.note).toBeUndefined();
});
