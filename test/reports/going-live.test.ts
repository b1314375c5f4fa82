import { type Ledger, reportFiles, StageKind } from '../../lib';
import type { LedgerRecords } from '../../lib/compliance/ledger';
import { DECLARATIONS } from '../compliance/compliant-staging';

const AT = { environment: 'Production/Shop', when: '2027-03-01' };
const NOTHING_SIGNED: LedgerRecords = {
  attestations: [],
  waivers: [],
  ruleWaivers: [],
  tasks: [],
  overrides: [],
  expired: [],
  expiring: [],
  needless: [],
};

function pageOf(change: Partial<Ledger>): string {
  const ledger: Ledger = {
    version: 1,
    environment: {
      id: 'Production/Shop',
      stage: StageKind.PRODUCTION,
      owner: 'us',
      accounts: [],
      regions: [],
    },
    declarations: DECLARATIONS,
    records: NOTHING_SIGNED,
    requirements: [],
    frameworks: [],
    checklist: [],
    recovery: [],
    picture: { places: [], nodes: [], edges: [] },
    stock: [],
    headroom: [],
    ...change,
  };
  const [page] = reportFiles([{ name: 'Production', ledger }]);
  return page.content.replaceAll(/\s+/g, ' ');
}

test('a closed environment for which nothing is signed says nothing of going live', () => {
  expect(pageOf({})).not.toContain('Going live');
});

test('what was signed and waived is told, with those who did', () => {
  const page = pageOf({
    records: {
      ...NOTHING_SIGNED,
      attestations: [{ ...AT, row: 'PEN-1', who: 'Ann', evidence: 'the report', validUntil: '2028-03-01' }],
      waivers: [
        {
          ...AT,
          row: 'SEC-2',
          reason: 'later',
          requestedBy: 'Olaf',
          approvedBy: 'Paula',
          expires: '2027-04-30',
        },
      ],
    },
  });

  expect(page).toContain('Signed: PEN-1, by Ann on 2027-03-01, valid until 2028-03-01 (the report)');
  expect(page).toMatch(
    /Waived: SEC-2, later; requested by Olaf, approved by Paula on 2027-03-01, until 2027-04-30/,
  );
});

test('an opening tells its day and its open rows, and who opened it nevertheless', () => {
  const override = { ...AT, who: '<Bert>', reason: 'the fair opens' };
  const openRows = [{ id: 'PEN-1', title: 'Penetration test', reason: 'nobody has signed' }];

  const page = pageOf({
    records: { ...NOTHING_SIGNED, overrides: [override] },
    opening: { opensOn: '2027-03-31', openRows, override },
  });

  expect(page).toContain('Opens on 2027-03-31, with open rows: PEN-1');
  expect(page).toContain('Opened nevertheless, by &lt;Bert&gt; on 2027-03-01: the fair opens');
});

test('an opening with nothing open says so', () => {
  const page = pageOf({ opening: { opensOn: '2027-03-31', openRows: [] } });

  expect(page).toContain('Opens on 2027-03-31, with no required row open');
});
