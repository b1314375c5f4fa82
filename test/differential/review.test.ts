import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disagreement } from './comparison';
import { faultsOfReview, reviewedDisagreements, type ReviewedDisagreement } from './review';

type Kept = Omit<Disagreement, 'templates'> & { readonly templates: readonly string[] };

const { disagreements } = JSON.parse(readFileSync(join(__dirname, 'results', 'comparison.json'), 'utf8')) as {
  readonly disagreements: readonly Kept[];
};

function disagreement({ templates, ...one }: Kept): Disagreement {
  const { type } = one;
  return {
    ...one,
    templates: templates.map((name) => ({ id: `${type} ${name}`, type, body: {}, isPair: false })),
  };
}

const ONE: Kept = {
  question: 'SEC-4.encrypted-at-rest',
  tool: 'checkov',
  rule: 'CKV_AWS_3',
  type: 'AWS::EC2::Volume',
  ours: 'pass',
  theirs: 'fail',
  templates: ['SnapshotId ="snap-1"'],
};
const ENTRY: ReviewedDisagreement = {
  rules: ['CKV_AWS_3'],
  in: '^SnapshotId',
  right: 'ours',
  because: 'One',
  documents: [],
};

test('each disagreement in the results is reviewed', () => {
  const faults = faultsOfReview(disagreements.map(disagreement), reviewedDisagreements());

  expect(disagreements.length).toBeGreaterThan(0);
  expect(faults.filter((fault) => !fault.endsWith('Remove it from reviewed.yaml.'))).toEqual([]);
});

test('each review names documents of AWS', () => {
  const documents = reviewedDisagreements().map((one) => one.documents);

  expect(documents.filter((addresses) => addresses.length === 0)).toEqual([]);
  expect(
    documents.flat().filter((address) => !/^https:\/\/(docs\.)?aws\.amazon\.com\//.test(address)),
  ).toEqual([]);
});

test.each<[string, ReviewedDisagreement[], RegExp]>([
  ['a disagreement that is not reviewed', [], /^CKV_AWS_3 .* Mend it, or review it/],
  ['one in another template', [{ ...ENTRY, in: '^Encrypted' }], /^CKV_AWS_3 .* Mend it, or review it/],
  ['one of another answer', [{ ...ENTRY, theirs: 'pass' }], /^CKV_AWS_3 .* Mend it, or review it/],
  [
    'a review of what no longer occurs',
    [ENTRY, { ...ENTRY, types: ['AWS::SQS::Queue'] }],
    /^'One' explains no disagreement/,
  ],
])('%s is a fault', (_, reviewed, fault) => {
  expect(faultsOfReview([disagreement(ONE)], reviewed)[0]).toMatch(fault);
  expect(faultsOfReview([disagreement(ONE)], [ENTRY])).toEqual([]);
});
