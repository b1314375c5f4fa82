import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stockResultsOfTemplates } from '../../../lib/compliance/stock-packs/template-packs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const DISK = `Resources:
  Disk:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: !Select [0, !GetAZs '']
      Size: 1
      Encrypted: false
`;

test('stock rules are asked about plain templates', () => {
  const [result] = stockResultsOfTemplates([file('shop.yaml', DISK)], ['AwsSolutions']);

  expect(result.findings.map(({ rule, resource }) => [rule, resource.logicalId])).toContainEqual([
    'AwsSolutions-EC26',
    'Disk',
  ]);
  expect(result.unasked).toBeUndefined();
});

test.each([
  ['a function that the CDK does not know', `${DISK}      SnapshotId: !Unheard of\n`],
  ['a reference that leads nowhere', `${DISK}      SnapshotId: !Ref Nothing\n`],
])('with %s they could not be asked, which is said and is no pass', (_what, text) => {
  const [result] = stockResultsOfTemplates([file('shop.yaml', text)], ['HIPAA.Security']);

  expect(result).toMatchObject({ pack: 'HIPAA.Security', rules: [], findings: [] });
  expect(result.unasked).toEqual([expect.stringMatching(/^shop\.yaml could not be asked about: /)]);
});

test('of two templates, the one that can be asked about is', () => {
  const broken = file('a.yaml', `${DISK}      SnapshotId: !Ref Nothing\n`);
  const [result] = stockResultsOfTemplates([broken, file('b.yaml', DISK)], ['AwsSolutions']);

  expect(result.findings.length).toBeGreaterThan(0);
  expect(result.unasked).toHaveLength(1);
});
