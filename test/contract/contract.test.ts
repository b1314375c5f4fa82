import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breachesOf } from '../tools/contract/breaches';
import { contractOfHead, lastRelease } from '../tools/contract/releases';

// From 0.2.0 on ids are a contract, which `npm run write-contract` writes when a version is released. Before, there is nothing to keep.
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
