import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../bin/app';
import { wrongUse } from '../components/wrong-use';
import { LAUNCHING } from '../stages-file/temp-file';

const SOFT_LAUNCH_ONLY = LAUNCHING.slice(0, LAUNCHING.indexOf('  Production:'));
const RECORDS = `environments:
  SoftLaunch:
    attestations:
      - { requirement: PEN-1, who: Acme, when: 2027-03-01, evidence: reports/7, validUntil: 2027-06-30 }
`;

interface LedgerFile {
  readonly requirements: readonly { readonly id: string; readonly state: string }[];
}

const before = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-as-of-'));
  writeFileSync(join(folder, 'stages.yaml'), SOFT_LAUNCH_ONLY);
  writeFileSync(join(folder, 'go-live.yaml'), RECORDS);
});

afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true, force: true });
});

/** Synthesizes with the context that the CDK command line hands on from `-c`. */
function synthesizeWith(context: Readonly<Record<string, unknown>>): void {
  process.env.CDK_CONTEXT_JSON = JSON.stringify(context);
  process.env.CDK_OUTDIR = join(folder, 'cdk.out');
  synthesize(join(folder, 'stages.yaml'));
}

function stateOf(requirement: string): string | undefined {
  const ledger = readFileSync(join(folder, 'cdk.out', 'reports', 'SoftLaunch', 'ledger.json'), 'utf8');
  return (JSON.parse(ledger) as LedgerFile).requirements.find(({ id }) => id === requirement)?.state;
}

test.each([
  ['2027-04-01', 'attested'],
  ['2027-07-01', 'pending'],
])('as of %s, an attestation that is valid until 30 June makes its requirement %s', (day, state) => {
  synthesizeWith({ 'stages:asOf': day });
  expect(stateOf('PEN-1')).toBe(state);
});

test.each(['tomorrow', '2027-02-30', 20270401, ''])('%j is not a day, and is refused', (day) => {
  expect(wrongUse(() => synthesizeWith({ 'stages:asOf': day }))).toMatch(
    new RegExp(`'asOf'.*got '?${String(day)}'?,.*write it as '2027-03-31'`),
  );
});
