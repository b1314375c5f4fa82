import { mkdirSync, readdirSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { GoLiveRecord, GoLiveRecords } from '../../../lib';
import { type RuleWaiver } from '../../../lib/compliance';
import { externalRequirements } from '../../../lib/compliance/external-environment';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import { nagResultsOfTemplates } from '../../../lib/compliance/nag/template-packs';
import { StageKind } from '../../../lib/requirements/stage-kind';
import {
  ANY_ACTION,
  ANY_RESOURCE,
  evaluated,
  DISK,
  disk,
  Folder,
  placesOf,
  POLICY,
  UNENCRYPTED,
  volume,
} from './evaluated-templates';

const folder = new Folder();

describe('a finding names the resource of the model', () => {
  test('in a plain template by its stack and logical id', () => {
    const result = evaluated(folder.file('shop.yaml', DISK));

    expect(placesOf(result.findings)).toEqual(['shop/Disk']);
    expect(result.findings[0].resource).toEqual({
      type: 'AWS::EC2::Volume',
      logicalId: 'Disk',
      stack: 'shop',
      templateFile: 'shop.yaml',
    });
    expect(result.notEvaluated).toBeUndefined();
  });

  test('in a plain template of the CDK by the construct path in it', () => {
    const template = { Resources: { Disk1234: disk({ 'aws:cdk:path': 'Shop/Disk' }) } };

    expect(placesOf(evaluated(folder.file('shop.json', template)).findings)).toEqual(['Shop/Disk']);
  });

  test('in a synthesized application by its construct path, in nested stacks too', () => {
    const app = new App({ outdir: join(folder.path, 'cdk.out') });
    const stack = new Stack(new Stage(app, 'Live'), 'Shop');
    volume(stack);
    volume(new NestedStack(stack, 'Nested'));
    app.synth();

    const result = evaluated(app.outdir);

    expect(placesOf(result.findings)).toEqual(['Live/Shop/Disk', 'Live/Shop/Nested/Disk']);
    expect(result.findings.map(({ resource }) => resource.stack)).toContain('Live-Shop');
  });

  test('in each of several nested stacks of one template', () => {
    folder.file('nested/disk.yaml', DISK);
    const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'nested/disk.yaml' } };
    const root = folder.file('shop.json', { Resources: { One: nested, Two: nested } });

    expect(placesOf(evaluated(root).findings)).toEqual(['One/Disk', 'Two/Disk']);
  });

  test('of other stacks, only resources that are attached to the evaluated ones are evaluated', () => {
    const app = new App({ outdir: join(folder.path, 'cdk.out') });
    volume(new Stack(app, 'Shop'));
    volume(new Stack(app, 'Other'));
    app.synth();

    expect(placesOf(evaluated(app.outdir, { stacks: ['Shop'] }).findings)).toEqual(['Shop/Disk']);
  });
});

describe('a template that the CDK cannot include', () => {
  test.each([
    ['a function that the CDK does not know', `${DISK}      SnapshotId: !Unheard of\n`],
    ['a reference that leads nowhere', `${DISK}      SnapshotId: !Ref Nothing\n`],
  ])('with %s cannot be evaluated, which is reported and does not count as met', (_what, text) => {
    const result = evaluated(folder.file('shop.yaml', text), { pack: 'HIPAA.Security' });

    expect(result).toMatchObject({ pack: 'HIPAA.Security', rules: [], findings: [] });
    expect(result.notEvaluated).toEqual([expect.stringMatching(/^shop\.yaml cannot be evaluated: .+$/)]);
  });

  test('leaves no temporary files, nor does one that it can include', () => {
    const scratch = join(folder.path, 'scratch');
    mkdirSync(scratch);
    const [broken, whole] = [
      folder.file('a.yaml', `${DISK}      SnapshotId: !Ref Nothing\n`),
      folder.file('b.yaml', DISK),
    ];
    const expected = jest.spyOn(os, 'tmpdir').mockReturnValue(scratch);
    evaluated(broken);
    evaluated(whole);
    expect(expected).toHaveBeenCalled();
    expected.mockRestore();

    expect(readdirSync(scratch)).toEqual([]);
  });

  test('does not affect the others', () => {
    folder.file('a.yaml', `${DISK}      SnapshotId: !Ref Nothing\n`);
    folder.file('b.yaml', DISK);

    const result = evaluated(folder.path);

    expect(placesOf(result.findings)).toEqual(['b/Disk']);
    expect(result.notEvaluated).toHaveLength(1);
  });
});

test('several packs are evaluated, each of its own rules', () => {
  const path = folder.file('shop.yaml', DISK);
  const requirements = externalRequirements({ stage: StageKind.PRODUCTION }, '');

  const results = nagResultsOfTemplates(['PCI.DSS.321', 'NIST.800.53.R5'], {
    path,
    model: modelFromPath(path),
    requirements,
  });

  expect(results.map(({ pack }) => pack)).toEqual(['PCI.DSS.321', 'NIST.800.53.R5']);
  for (const { pack, rules } of results) {
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ rule }) => !rule.startsWith(pack))).toEqual([]);
  }
});

test('without a pack nothing is evaluated', () => {
  const path = folder.file('shop.yaml', DISK);
  const requirements = externalRequirements({ stage: StageKind.PRODUCTION }, '');

  expect(nagResultsOfTemplates([], { path, model: modelFromPath(path), requirements })).toEqual([]);
});
describe('a waiver of a rule', () => {
  const waiver = (path: string, given: Partial<RuleWaiver> = {}) =>
    GoLiveRecord.ruleWaiver({
      environment: 'Shop',
      rule: UNENCRYPTED,
      path,
      reason: 'holds nothing',
      requestedBy: 'Ann',
      approvedBy: 'Ben',
      when: '2027-01-01',
      expires: '2027-02-01',
      ...given,
    });
  const waiverOf = (path: string, given: Partial<RuleWaiver> = {}) => GoLiveRecords.of([waiver(path, given)]);

  test.each(['shop/Disk', 'shop'])('at %s applies', (path) => {
    const result = evaluated(folder.file('shop.yaml', DISK), { records: waiverOf(path) });

    expect(placesOf(result.findings)).toEqual([]);
    expect(placesOf(result.waived)).toEqual(['shop/Disk']);
    expect(result.waived[0].waiver).toMatchObject({ reason: 'holds nothing', expires: '2027-02-01' });
    expect(result.unused).toEqual([]);
  });

  test('at one resource does not cover others', () => {
    const path = folder.file('shop.json', { Resources: { Disk: disk(), Other: disk() } });

    const { findings, waived } = evaluated(path, { records: waiverOf('shop/Disk') });

    expect([placesOf(findings), placesOf(waived)]).toEqual([['shop/Other'], ['shop/Disk']]);
  });

  test.each([
    ['without brackets is of each of its findings', 'AwsSolutions-IAM5', [ANY_ACTION, ANY_RESOURCE]],
    ['with one in brackets is of that finding', ANY_RESOURCE, [ANY_RESOURCE]],
    ['whose name only begins so is of none', 'AwsSolutions-IAM', []],
  ])('with several findings %s', (_what, rule, covered) => {
    const path = folder.file('shop.json', { Resources: { Policy: POLICY } });

    const { waived } = evaluated(path, { records: waiverOf('shop', { rule }) });

    expect(waived.map((finding) => finding.rule).sort()).toEqual(covered);
  });

  test('of another pack is left to that pack', () => {
    const records = waiverOf('shop', { rule: 'HIPAA.Security-S3BucketLoggingEnabled' });

    expect(evaluated(folder.file('shop.yaml', DISK), { records }).unused).toEqual([]);
  });

  test('that resembles no rule of the pack is unused, without a proposal', () => {
    const rule = 'AwsSolutions-SomethingOfOurOwn';

    const { unused } = evaluated(folder.file('shop.yaml', DISK), { records: waiverOf('shop', { rule }) });

    expect(unused).toEqual([{ what: `waiver of ${rule} at shop`, why: 'the pack has no such rule' }]);
  });

  test('that has expired by the day of the ledger does not apply', () => {
    const at = (asOf: string) =>
      placesOf(evaluated(folder.file('shop.yaml', DISK), { records: waiverOf('shop'), asOf }).findings);

    expect(at('2027-02-01')).toEqual([]);
    expect(at('2027-02-02')).toEqual(['shop/Disk']);
  });

  test('of another environment is left to it', () => {
    const result = evaluated(folder.file('shop.yaml', DISK), {
      records: waiverOf('shop', { environment: 'Other' }),
    });

    expect(placesOf(result.findings)).toEqual(['shop/Disk']);
    expect(result.unused).toEqual([]);
  });

  test.each([
    ['where there is nothing', 'shop/Dsik', UNENCRYPTED, "no such construct; did you mean 'shop/Disk'?"],
    ['at a construct without findings', 'shop', 'AwsSolutions-S1', 'the rule has no findings there'],
    ['of a rule that is none', 'shop', 'AwsSolutions-EC62', "no such rule; did you mean 'AwsSolutions-EC"],
  ])('%s is unused', (_what, path, rule, why) => {
    const { unused } = evaluated(folder.file('shop.yaml', DISK), { records: waiverOf(path, { rule }) });

    expect(unused).toEqual([
      { what: `waiver of ${rule} at ${path}`, why: expect.stringContaining(why) as string },
    ]);
  });

  test('is unused beside one that is used at the same place', () => {
    const records = GoLiveRecords.of([waiver('shop'), waiver('shop', { rule: 'AwsSolutions-S1' })]);

    expect(evaluated(folder.file('shop.yaml', DISK), { records }).unused).toMatchObject([
      { what: 'waiver of AwsSolutions-S1 at shop' },
    ]);
  });

  test('at a resource that cannot be evaluated is not unused; at an unknown one it is', () => {
    const path = folder.file('shop.yaml', `${DISK}      SnapshotId: !Ref Nothing\n`);

    expect(evaluated(path, { records: waiverOf('shop/Disk') }).unused).toEqual([]);
    expect(evaluated(path, { records: waiverOf('shop/Dsik') }).unused).toEqual([
      {
        what: `waiver of ${UNENCRYPTED} at shop/Dsik`,
        why: "there is no such construct; did you mean 'shop/Disk'?",
      },
    ]);
  });
});
