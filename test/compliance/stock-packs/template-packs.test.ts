import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, type CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnVolume } from 'aws-cdk-lib/aws-ec2';
import { GoLiveRecord, GoLiveRecords, type RuleWaiver, type StockResult } from '../../../lib';
import { demandedOf } from '../../../lib/compliance/foreign';
import { modelFromPath } from '../../../lib/compliance/resource-model/from-path';
import {
  stockResultsOfTemplates,
  type TemplatePacksProps,
} from '../../../lib/compliance/stock-packs/template-packs';
import type { PackName } from '../../../lib/requirements/pack-name';
import { StageKind } from '../../../lib/requirements/stage-kind';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

type Asked = Partial<TemplatePacksProps> & { readonly pack?: PackName; readonly stacks?: readonly string[] };

function asked(path: string, { pack = 'AwsSolutions', stacks, ...props }: Asked = {}): StockResult {
  const demanded = demandedOf({ stage: StageKind.PRODUCTION, environment: 'Shop' }, '');
  const model = modelFromPath(path, {}, stacks);
  return stockResultsOfTemplates([pack], { path, model, demanded, ...props })[0];
}

const UNENCRYPTED = 'AwsSolutions-EC26';

const placesOf = (found: StockResult['findings'], rule = UNENCRYPTED) =>
  found
    .filter((finding) => finding.rule === rule)
    .map(({ resource: { constructPath, stack, logicalId } }) => constructPath ?? `${stack}/${logicalId}`);

const DISK = `Resources:
  Disk:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: !Select [0, !GetAZs '']
      Size: 1
      Encrypted: false
`;
const disk = (metadata?: unknown) => ({
  Type: 'AWS::EC2::Volume',
  Properties: { AvailabilityZone: 'eu-west-1a', Size: 1, Encrypted: false },
  ...(metadata === undefined ? {} : { Metadata: metadata }),
});

describe('what is found is told of the resource of the model', () => {
  test('in a plain template by its stack and logical id', () => {
    const result = asked(file('shop.yaml', DISK));

    expect(placesOf(result.findings)).toEqual(['shop/Disk']);
    expect(result.findings[0].resource).toEqual({
      type: 'AWS::EC2::Volume',
      logicalId: 'Disk',
      stack: 'shop',
    });
    expect(result.unasked).toBeUndefined();
  });

  test('in a plain template that the CDK wrote by the construct path in it', () => {
    const template = { Resources: { Disk1234: disk({ 'aws:cdk:path': 'Shop/Disk' }) } };

    expect(placesOf(asked(file('shop.json', template)).findings)).toEqual(['Shop/Disk']);
  });

  test('in a synthesized application by its construct path, in nested stacks too', () => {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const stack = new Stack(new Stage(app, 'Live'), 'Shop');
    volume(stack);
    volume(new NestedStack(stack, 'Nested'));
    app.synth();

    const result = asked(app.outdir);

    expect(placesOf(result.findings)).toEqual(['Live/Shop/Disk', 'Live/Shop/Nested/Disk']);
    expect(result.findings.map(({ resource }) => resource.stack)).toContain('Live-Shop');
  });

  test('in each of the nested stacks that one template makes', () => {
    file('nested/disk.yaml', DISK);
    const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'nested/disk.yaml' } };
    const root = file('shop.json', { Resources: { One: nested, Two: nested } });

    expect(placesOf(asked(root).findings)).toEqual(['One/Disk', 'Two/Disk']);
  });

  test('of other stacks nothing is told but what is attached to those that are looked at', () => {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    volume(new Stack(app, 'Shop'));
    volume(new Stack(app, 'Other'));
    app.synth();

    expect(placesOf(asked(app.outdir, { stacks: ['Shop'] }).findings)).toEqual(['Shop/Disk']);
  });
});

describe('a template that the CDK cannot read back', () => {
  test.each([
    ['a function that the CDK does not know', `${DISK}      SnapshotId: !Unheard of\n`],
    ['a reference that leads nowhere', `${DISK}      SnapshotId: !Ref Nothing\n`],
  ])('with %s could not be asked about, which is said and is no pass', (_what, text) => {
    const result = asked(file('shop.yaml', text), { pack: 'HIPAA.Security' });

    expect(result).toMatchObject({ pack: 'HIPAA.Security', rules: [], findings: [] });
    expect(result.unasked).toEqual([expect.stringMatching(/^shop\.yaml could not be asked about: .+$/)]);
  });

  test('leaves nothing behind, nor does one that it can', () => {
    const scratch = join(folder, 'scratch');
    mkdirSync(scratch);
    const [broken, whole] = [file('a.yaml', `${DISK}      SnapshotId: !Ref Nothing\n`), file('b.yaml', DISK)];
    const said = jest.spyOn(os, 'tmpdir').mockReturnValue(scratch);
    asked(broken);
    asked(whole);
    expect(said).toHaveBeenCalled();
    said.mockRestore();

    expect(readdirSync(scratch)).toEqual([]);
  });

  test('leaves the others to be asked about', () => {
    file('a.yaml', `${DISK}      SnapshotId: !Ref Nothing\n`);
    file('b.yaml', DISK);

    const result = asked(folder);

    expect(placesOf(result.findings)).toEqual(['b/Disk']);
    expect(result.unasked).toHaveLength(1);
  });
});

test('several packs are asked, each of its own rules', () => {
  const path = file('shop.yaml', DISK);
  const demanded = demandedOf({ stage: StageKind.PRODUCTION }, '');

  const results = stockResultsOfTemplates(['PCI.DSS.321', 'NIST.800.53.R5'], {
    path,
    model: modelFromPath(path),
    demanded,
  });

  expect(results.map(({ pack }) => pack)).toEqual(['PCI.DSS.321', 'NIST.800.53.R5']);
  for (const { pack, rules } of results) {
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ rule }) => !rule.startsWith(pack))).toEqual([]);
  }
});

test('without a pack nothing is asked', () => {
  const path = file('shop.yaml', DISK);
  const demanded = demandedOf({ stage: StageKind.PRODUCTION }, '');

  expect(stockResultsOfTemplates([], { path, model: modelFromPath(path), demanded })).toEqual([]);
});

const Statement = { Effect: 'Allow', Action: 'sqs:*', Resource: '*' };
const POLICY = {
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [Statement] } },
};
const ANY_RESOURCE = 'AwsSolutions-IAM5[Resource::*]';
const ANY_ACTION = 'AwsSolutions-IAM5[Action::sqs:*]';

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

  test.each(['shop/Disk', 'shop'])('at %s is heeded', (path) => {
    const result = asked(file('shop.yaml', DISK), { records: waiverOf(path) });

    expect(placesOf(result.findings)).toEqual([]);
    expect(placesOf(result.waived)).toEqual(['shop/Disk']);
    expect(result.waived[0].waiver).toMatchObject({ reason: 'holds nothing', expires: '2027-02-01' });
    expect(result.needless).toEqual([]);
  });

  test('at one resource leaves the others', () => {
    const path = file('shop.json', { Resources: { Disk: disk(), Other: disk() } });

    const { findings, waived } = asked(path, { records: waiverOf('shop/Disk') });

    expect([placesOf(findings), placesOf(waived)]).toEqual([['shop/Other'], ['shop/Disk']]);
  });

  test.each([
    ['without brackets is of each of its findings', 'AwsSolutions-IAM5', [ANY_ACTION, ANY_RESOURCE]],
    ['with one in brackets is of that finding', ANY_RESOURCE, [ANY_RESOURCE]],
    ['whose name only begins so is of none', 'AwsSolutions-IAM', []],
  ])('with several findings %s', (_what, rule, covered) => {
    const path = file('shop.json', { Resources: { Policy: POLICY } });

    const { waived } = asked(path, { records: waiverOf('shop', { rule }) });

    expect(waived.map((finding) => finding.rule).sort()).toEqual(covered);
  });

  test('of another pack is left to that', () => {
    const records = waiverOf('shop', { rule: 'HIPAA.Security-S3BucketLoggingEnabled' });

    expect(asked(file('shop.yaml', DISK), { records }).needless).toEqual([]);
  });

  test('that is like no rule of the pack is needless, without a guess', () => {
    const rule = 'AwsSolutions-SomethingOfOurOwn';

    const { needless } = asked(file('shop.yaml', DISK), { records: waiverOf('shop', { rule }) });

    expect(needless).toEqual([{ what: `waiver of ${rule} at shop`, why: 'the pack has no such rule' }]);
  });

  test('that has expired on the day that is shown leaves the finding', () => {
    const at = (asOf: string) =>
      placesOf(asked(file('shop.yaml', DISK), { records: waiverOf('shop'), asOf }).findings);

    expect(at('2027-02-01')).toEqual([]);
    expect(at('2027-02-02')).toEqual(['shop/Disk']);
  });

  test('of another environment is left to it', () => {
    const result = asked(file('shop.yaml', DISK), { records: waiverOf('shop', { environment: 'Other' }) });

    expect(placesOf(result.findings)).toEqual(['shop/Disk']);
    expect(result.needless).toEqual([]);
  });

  test.each([
    ['where there is nothing', 'shop/Dsik', UNENCRYPTED, "no such construct; did you mean 'shop/Disk'?"],
    ['where the rule finds nothing', 'shop', 'AwsSolutions-S1', 'the rule finds nothing there'],
    ['of a rule that is none', 'shop', 'AwsSolutions-EC62', "no such rule; did you mean 'AwsSolutions-EC"],
  ])('%s is needless', (_what, path, rule, why) => {
    const { needless } = asked(file('shop.yaml', DISK), { records: waiverOf(path, { rule }) });

    expect(needless).toEqual([
      { what: `waiver of ${rule} at ${path}`, why: expect.stringContaining(why) as string },
    ]);
  });

  test('is needless beside one that is needed at the same place', () => {
    const records = GoLiveRecords.of([waiver('shop'), waiver('shop', { rule: 'AwsSolutions-S1' })]);

    expect(asked(file('shop.yaml', DISK), { records }).needless).toMatchObject([
      { what: 'waiver of AwsSolutions-S1 at shop' },
    ]);
  });

  test('at what could not be asked about is not called needless; where there is nothing, it is', () => {
    const path = file('shop.yaml', `${DISK}      SnapshotId: !Ref Nothing\n`);

    expect(asked(path, { records: waiverOf('shop/Disk') }).needless).toEqual([]);
    expect(asked(path, { records: waiverOf('shop/Dsik') }).needless).toEqual([
      {
        what: `waiver of ${UNENCRYPTED} at shop/Dsik`,
        why: "there is no such construct; did you mean 'shop/Disk'?",
      },
    ]);
  });
});

describe('an acknowledgement', () => {
  const suppressed = (...rules_to_suppress: unknown[]) => ({ cdk_nag: { rules_to_suppress } });
  const acknowledgedIn = (result: StockResult) =>
    result.acknowledgements.map(({ rule, reason, acknowledgedAt }) => [rule, reason, acknowledgedAt]);

  test.each([
    ['its id', UNENCRYPTED],
    ['its pack and id', `AwsSolutions::${UNENCRYPTED}`],
  ])("in a resource's metadata, by %s, is shown with its reason", (_what, id) => {
    const resources = { Disk: disk(suppressed({ id, reason: 'scratch' })), Other: disk() };

    const result = asked(file('shop.json', { Resources: resources }));

    expect(acknowledgedIn(result)).toEqual([[UNENCRYPTED, 'scratch', 'shop/Disk']]);
    expect(placesOf(result.findings)).toEqual(['shop/Other']);
  });

  test("in the template's own metadata is of every resource", () => {
    const Metadata = suppressed({ id: UNENCRYPTED, reason: 'scratch' });

    const result = asked(file('shop.json', { Metadata, Resources: { One: disk(), Two: disk() } }));

    expect(acknowledgedIn(result)).toEqual([
      [UNENCRYPTED, 'scratch', 'shop'],
      [UNENCRYPTED, 'scratch', 'shop'],
    ]);
  });

  test('with a reason beyond ASCII is read as cdk-nag encodes it', () => {
    const reason = Buffer.from('für Prüfungen').toString('base64');
    const Disk = disk(suppressed({ id: UNENCRYPTED, reason, is_reason_encoded: true }));

    const result = asked(file('shop.json', { Resources: { Disk } }));

    expect(acknowledgedIn(result)).toMatchObject([[UNENCRYPTED, 'für Prüfungen', 'shop/Disk']]);
  });

  test.each<[string, object, readonly string[]]>([
    ['all findings of a rule', { id: 'AwsSolutions-IAM5' }, [ANY_ACTION, ANY_RESOURCE]],
    ['one finding, in the id', { id: ANY_RESOURCE }, [ANY_RESOURCE]],
    ['one finding', { id: 'AwsSolutions-IAM5', applies_to: ['Resource::*'] }, [ANY_RESOURCE]],
    ['a pattern', { id: 'AwsSolutions-IAM5', applies_to: [{ regex: '/^Action::sqs:.*$/g' }] }, [ANY_ACTION]],
    [
      'several findings',
      { id: 'AwsSolutions-IAM5', applies_to: ['Resource::*', 'Action::s3:*'] },
      [ANY_RESOURCE],
    ],
    [
      'a pattern without flags',
      { id: 'AwsSolutions-IAM5', applies_to: [{ regex: '/^Res/' }] },
      [ANY_RESOURCE],
    ],
    ['no pattern', { id: 'AwsSolutions-IAM5', applies_to: [{ regex: 'Resource' }] }, []],
    ['a broken pattern', { id: 'AwsSolutions-IAM5', applies_to: [{ regex: '/(/' }] }, []],
    ['another rule', { id: 'AwsSolutions-IAM4' }, []],
    ['a rule whose name begins so', { id: 'AwsSolutions-IAM' }, []],
    ['nothing', {}, []],
  ])('of %s covers that and no more', (_what, suppression, covered) => {
    const Policy = {
      ...POLICY,
      Metadata: suppressed({ ...suppression, reason: 'a test' }),
    };

    const result = asked(file('shop.json', { Resources: { Policy } }));

    expect(result.acknowledgements.map(({ rule }) => rule).sort()).toEqual(covered);
    expect(result.findings.map(({ rule }) => rule).sort()).toEqual(
      [ANY_ACTION, ANY_RESOURCE].filter((rule) => !covered.includes(rule)),
    );
  });

  test.each([
    ['a resource', 'Shop/Disk', (resource: CfnResource) => resource],
    ['its stack', 'Shop', (resource: CfnResource) => resource.stack],
  ])('in the code of a synthesized application, at %s, is heeded', (_what, place, at) => {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const acknowledged = volume(new Stack(app, 'Shop'));
    const also = { id: 'AwsSolutions::AwsSolutions-S1', reason: 'no logs' };
    Validations.of(at(acknowledged)).acknowledge(also, { id: UNENCRYPTED, reason: 'scratch' }, also);
    volume(new Stack(app, 'Other'));
    app.synth();

    const result = asked(app.outdir);

    expect(acknowledgedIn(result)).toEqual([[UNENCRYPTED, 'scratch', place]]);
    expect(placesOf(result.findings)).toEqual(['Other/Disk']);
  });
});

test('the nearest acknowledgement in code is the one that is shown', () => {
  const app = new App({ outdir: join(folder, 'cdk.out') });
  const disk = volume(new Stack(app, 'Shop'));
  Validations.of(disk.stack).acknowledge({ id: UNENCRYPTED, reason: 'all of it is scratch' });
  Validations.of(disk).acknowledge({ id: UNENCRYPTED, reason: 'scratch' });
  app.synth();

  expect(asked(app.outdir).acknowledgements).toMatchObject([
    { reason: 'scratch', acknowledgedAt: 'Shop/Disk' },
  ]);
});

test('an acknowledgement that an earlier CDK wrote is heeded', () => {
  const app = new App({ outdir: join(folder, 'cdk.out') });
  const written = { [`annotation::${UNENCRYPTED}`]: 'scratch' };
  volume(new Stack(app, 'Shop')).node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, written);
  app.synth();

  expect(asked(app.outdir).acknowledgements).toMatchObject([{ rule: UNENCRYPTED, reason: 'scratch' }]);
});

function volume(scope: Stack): CfnVolume {
  return new CfnVolume(scope, 'Disk', { availabilityZone: 'eu-west-1a', size: 1, encrypted: false });
}
