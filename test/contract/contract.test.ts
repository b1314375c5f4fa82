import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breachesOf } from '../tools/contract/breaches';
import { idsOfHead, missingIds } from '../tools/contract/ids';
import { contractOfHead, lastRelease } from '../tools/contract/releases';

// From 0.2.0 on ids are a contract, which `npm run write-contract` writes when a version is released.
const release = lastRelease();
const example = join(__dirname, '..', '..', 'stages.yaml');

const outdir = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(outdir, { recursive: true }));

test('nothing stateful of the last release is replaced, or has another logical id or physical name', () => {
  const today = contractOfHead(release?.stagesFile ?? example, outdir);
  expect(breachesOf(release?.contract ?? {}, today)).toEqual([]);
  const types = Object.values(today).flatMap(({ resources }) =>
    Object.values(resources).map(({ type }) => type),
  );
  expect(types).toEqual(
    expect.arrayContaining([
      'AWS::Backup::BackupVault',
      'AWS::CloudFormation::Stack',
      'AWS::EC2::VPC',
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'AWS::KMS::Key',
      'AWS::Logs::LogGroup',
      'AWS::RDS::DBInstance',
    ]),
  );
}, 180_000);

describe('ids of requirements, checks, findings and errors', () => {
  test('are those of the last release, and new ones', () => {
    const today = idsOfHead();
    expect(Object.values(today).map((ids: readonly string[]) => ids.length > 40)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(missingIds(release?.ids ?? today, today)).toEqual([]);
  });

  test('that are gone are named', () => {
    const before = {
      requirements: ['BAK-1'],
      checks: ['BAK-1.absent'],
      findings: [],
      errors: ['text.blank'],
    };
    expect(missingIds(before, { ...before, errors: ['text.empty'] })).toEqual([
      'text.blank of errors is gone.',
    ]);
  });
});
