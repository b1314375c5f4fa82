import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NamedLedger } from '../../lib/compliance';
import { run } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-waivers-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const RULE = 'HIPAA.Security-S3BucketLoggingEnabled';
const CONTROL = '164.312(b)';

/** What `check` says of two buckets, with the waivers that are given. */
function checked(
  waivers: readonly { readonly rule: string; readonly path: string }[],
  ...more: readonly string[]
) {
  const template = join(folder, 'shop.json');
  const bucket = { Type: 'AWS::S3::Bucket' };
  writeFileSync(template, JSON.stringify({ Resources: { Logs: bucket, Orders: bucket } }));
  const records = join(folder, 'go-live.yaml');
  const signed = { reason: 'moves next month', requestedBy: 'Ann', approvedBy: 'Ben' };
  const days = { when: '2027-01-01', expires: '2027-02-01' };
  const Live = { waivers: waivers.map((waiver) => ({ ...waiver, ...signed, ...days })) };
  writeFileSync(records, JSON.stringify({ environments: { Live } }));
  const options = ['--stage', 'Production', '--name', 'Live', '--framework', 'HIPAA', '--records', records];
  const { output, errors } = run('check', template, ...options, '-f', 'json', ...more);
  if (output === '') throw new Error(errors);
  const [{ ledger }] = JSON.parse(output) as NamedLedger[];
  const [{ findings, waived }] = ledger.nag;
  const placesOf = (found: typeof findings) =>
    found
      .filter(({ rule }) => rule === RULE)
      .map(({ resource: { constructPath, stack, logicalId } }) => constructPath ?? `${stack}/${logicalId}`);
  return {
    found: placesOf(findings),
    waived: placesOf(waived),
    unused: ledger.records.unused,
    control: ledger.frameworks[0].controls.find(({ id }) => id === CONTROL),
  };
}

test('a waiver of a cdk-nag rule applies at the path of the resource in the report', () => {
  const [path, other] = checked([]).found;

  const { found, waived, unused } = checked([{ rule: RULE, path }]);

  expect({ found, waived, unused }).toEqual({ found: [other], waived: [path], unused: [] });
});

test('a control is waived if all findings of its rule are waived; after the last day it is not met', () => {
  const waivers = [{ rule: RULE, path: 'shop' }];
  const evidenceOn = (day: string) =>
    checked(waivers, '--as-of', day).control?.evidence.find(({ id }) => id === RULE)?.state;

  expect(evidenceOn('2027-02-01')).toBe('waived');
  expect(evidenceOn('2027-02-02')).toBe('not met');
});

test('an unused waiver of a cdk-nag rule is listed, and a used one is not', () => {
  const { unused } = checked([
    { rule: RULE, path: 'shop/Orders' },
    { rule: RULE, path: 'shop/Order' },
  ]);

  expect(unused).toEqual([
    {
      what: `waiver of ${RULE} at shop/Order`,
      why: "there is no such construct; did you mean 'shop/Orders'?",
      source: expect.stringMatching(/go-live\.yaml/) as string,
    },
  ]);
});
