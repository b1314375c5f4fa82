import type { CheckResult } from '../../../lib/compliance/checks/checks';
import { VerdictState } from '../../../lib/compliance/checks/check';
import { frameworkAccounts } from '../../../lib/compliance/frameworks/accounts';
import type { ControlProof } from '../../../lib/compliance/frameworks/framework-table';
import { RowState } from '../../../lib/compliance/ledger';
import type { Holding } from '../../../lib/compliance/records/holding';
import { StockLevel, type StockResult } from '../../../lib/compliance/stock-packs/stock-result';

const NOTHING = { passed: 0, failed: 0, acknowledged: 0, waived: 0, notApplicable: 0, undecided: 0 };

function pack(counts: Partial<typeof NOTHING>): StockResult {
  return {
    pack: 'HIPAA.Security',
    rules: [{ rule: 'HIPAA.Security-X', level: StockLevel.ERROR, ...NOTHING, ...counts }],
    findings: [],
    acknowledgements: [],
    waived: [],
    needless: [],
  };
}

function result(state: VerdictState): CheckResult {
  return {
    check: 'SEC-2.vpn',
    title: '',
    remedy: '',
    state,
    reason: 'it says so',
    resources: [],
    findings: [],
  };
}

const SIGNED: Holding['attested'] = new Map([['Ours/1', { state: RowState.ATTESTED, reason: 'signed' }]]);

interface Said {
  readonly stock?: StockResult;
  readonly check?: VerdictState;
  readonly validation?: RowState;
  readonly attested?: Holding['attested'];
}

/** How a control stands that is shown so. */
function control(
  proof: ControlProof,
  { stock, check, validation = RowState.UNDECIDABLE, attested = new Map() }: Said = {},
) {
  const table = { edition: 'E 1', published: '2020-01', total: 1, unit: 'controls' };
  const [account] = frameworkAccounts({
    declared: [{ name: 'Ours', packs: [] }],
    tables: [{ ...table, name: 'Ours', controls: [{ id: '1', title: 'One', proof }] }],
    results: check === undefined ? [] : [result(check)],
    stock: stock === undefined ? [] : [stock],
    validation: { state: validation, reason: 'it says so' },
    holding: { attested, waived: new Map() },
  });
  return account.controls[0];
}

const RULE: ControlProof = { stock: { 'HIPAA.Security': ['X'] } };
const CHECK: ControlProof = { checks: ['SEC-2.vpn'] };
const VALIDATION: ControlProof = { validation: 'the settings are allowed' };
const BOTH: ControlProof = { ...RULE, ...CHECK };
const IN_ORDER = pack({ passed: 2, notApplicable: 3 });
const UNASKED: StockResult = { ...IN_ORDER, unasked: ['shop.yaml could not be asked about: macros'] };

test.each<[string, ControlProof, Said, RowState]>([
  ['a rule with nothing against it', RULE, { stock: IN_ORDER }, RowState.MET],
  ['a rule that fails once', RULE, { stock: pack({ passed: 9, failed: 1 }) }, RowState.NOT_MET],
  ['a rule that breaks down', RULE, { stock: pack({ passed: 9, undecided: 1 }) }, RowState.UNDECIDABLE],
  ['a rule that is acknowledged', RULE, { stock: pack({ passed: 9, acknowledged: 1 }) }, RowState.WAIVED],
  ['a rule that is waived', RULE, { stock: pack({ passed: 9, waived: 1 }) }, RowState.WAIVED],
  ['a rule of nothing that is there', RULE, { stock: pack({ notApplicable: 9 }) }, RowState.NOT_REQUIRED],
  ['a rule that nothing could be asked', RULE, { stock: { ...IN_ORDER, rules: [] } }, RowState.NOT_REQUIRED],
  ['a rule in order where a template could not be asked', RULE, { stock: UNASKED }, RowState.UNDECIDABLE],
  [
    'a rule that fails where another template could not be asked',
    RULE,
    { stock: { ...UNASKED, rules: pack({ failed: 1 }).rules } },
    RowState.NOT_MET,
  ],
  [
    'a rule of nothing where no template could be asked',
    RULE,
    { stock: { ...UNASKED, rules: [] } },
    RowState.UNDECIDABLE,
  ],
  ['a rule of a pack that was not asked', RULE, {}, RowState.UNDECIDABLE],
  ['a check that is met', CHECK, { check: VerdictState.MET }, RowState.MET],
  ['a check that is not met', CHECK, { check: VerdictState.NOT_MET }, RowState.NOT_MET],
  ['a check that cannot be decided', CHECK, { check: VerdictState.UNDECIDABLE }, RowState.UNDECIDABLE],
  ['a check that does not apply', CHECK, { check: VerdictState.NOT_APPLICABLE }, RowState.NOT_REQUIRED],
  ['a check that nobody ran', CHECK, {}, RowState.NOT_CHECKED_YET],
  ['what nobody has signed', { attested: 'it' }, {}, RowState.OPEN],
  ['what somebody has signed', { attested: 'it' }, { attested: SIGNED }, RowState.ATTESTED],
  ['what no infrastructure shows', { outside: 'people' }, {}, RowState.OUTSIDE],
  ["the CDK's validation, of which nothing is known", VALIDATION, {}, RowState.UNDECIDABLE],
  ["the CDK's validation that passed", VALIDATION, { validation: RowState.MET }, RowState.MET],
  ["the CDK's validation that failed", VALIDATION, { validation: RowState.NOT_MET }, RowState.NOT_MET],
])('%s alone', (_what, proof, said, state) => {
  expect(control(proof, said).state).toBe(state);
});

test.each<[string, ControlProof, Said, RowState]>([
  ['one fault among what is met', BOTH, { stock: IN_ORDER, check: VerdictState.NOT_MET }, RowState.NOT_MET],
  [
    'what is met, and the rest does not apply',
    BOTH,
    { stock: IN_ORDER, check: VerdictState.NOT_APPLICABLE },
    RowState.MET,
  ],
  [
    'what is met, and the rest is signed',
    { ...CHECK, attested: 'it' },
    { check: VerdictState.MET, attested: SIGNED },
    RowState.ATTESTED,
  ],
  [
    'what is met, and the rest nobody signed',
    { ...CHECK, attested: 'it' },
    { check: VerdictState.MET },
    RowState.OPEN,
  ],
  [
    'a fault beside what is signed',
    { ...CHECK, attested: 'it' },
    { check: VerdictState.NOT_MET, attested: SIGNED },
    RowState.NOT_MET,
  ],
  [
    'what does not apply beside what is signed',
    { ...CHECK, attested: 'it' },
    { check: VerdictState.NOT_APPLICABLE, attested: SIGNED },
    RowState.ATTESTED,
  ],
])('%s: the worst decides', (_what, proof, said, state) => {
  expect(control(proof, said).state).toBe(state);
});

test('the reason names what decides, and the evidence is all there is', () => {
  const { reason, evidence } = control(BOTH, { stock: pack({ failed: 2 }), check: VerdictState.MET });

  expect(reason).toBe('HIPAA.Security-X: 2 not in order');
  expect(evidence.map(({ id, state }) => [id, state])).toEqual([
    ['HIPAA.Security-X', 'not met'],
    ['SEC-2.vpn', 'met'],
  ]);
});

test.each<[string, Partial<typeof NOTHING>, RegExp]>([
  ['acknowledged', { acknowledged: 2 }, /: 2 acknowledged in code with a reason, and no waiver is signed$/],
  ['waived', { waived: 1 }, /: 1 waived for a time$/],
  ['both', { waived: 1, acknowledged: 2 }, /: 1 waived for a time, 2 acknowledged in code with a reason$/],
])('whether somebody signed for it shows in the reason: %s', (_what, counts, said) => {
  expect(control(RULE, { stock: pack(counts) }).reason).toMatch(said);
});

test('a declared framework is accounted for, and no other', () => {
  const table = { edition: 'E 1', published: '2020-01', total: 1, unit: 'controls', controls: [] };
  const accounts = frameworkAccounts({
    declared: [{ name: 'Ours', packs: [] }],
    tables: [
      { ...table, name: 'Theirs' },
      { ...table, name: 'Ours' },
    ],
    results: [],
    stock: [],
    validation: { state: RowState.MET, reason: 'it says so' },
    holding: { attested: new Map(), waived: new Map() },
  });

  expect(accounts.map(({ name }) => name)).toEqual(['Ours']);
});

test.each<[string, ControlProof, Said, string]>([
  ['a check that nobody ran', CHECK, {}, 'SEC-2.vpn: the check was not run'],
  [
    'one check among others',
    { checks: ['SEC-2.vpn', 'BAK-1.backups-taken'] },
    { check: VerdictState.MET },
    'BAK-1.backups-taken: the check was not run',
  ],
  [
    'what two say alike',
    BOTH,
    { stock: pack({ failed: 1 }), check: VerdictState.NOT_MET },
    'HIPAA.Security-X: 1 not in order, and 1 more',
  ],
  ['nothing', {}, {}, 'nothing shows it yet'],
])('the reason of %s', (_what, proof, said, reason) => {
  expect(control(proof, said).reason).toBe(reason);
});
