import { OutcomeState } from '../../../lib/compliance/outcome';
import type { CheckResult } from '../../../lib/compliance/checks/check-result';
import { frameworkResults } from '../../../lib/compliance/frameworks/evaluate-frameworks';
import type { ControlProof } from '../../../lib/compliance/frameworks/framework-table';
import type { ValidRecords } from '../../../lib/compliance/records/valid-records';
import { NagLevel, type NagResult } from '../../../lib/compliance/nag/nag-result';

const NOTHING = { passed: 0, failed: 0, acknowledged: 0, waived: 0, notApplicable: 0, unknown: 0 };

function pack(counts: Partial<typeof NOTHING>): NagResult {
  return {
    pack: 'HIPAA.Security',
    rules: [{ rule: 'HIPAA.Security-X', level: NagLevel.ERROR, ...NOTHING, ...counts }],
    findings: [],
    acknowledgements: [],
    waived: [],
    unused: [],
  };
}

function result(state: OutcomeState, reason = 'it says so'): CheckResult {
  return {
    check: 'SEC-2.vpn',
    title: '',
    remediation: '',
    state,
    reason,
    resources: [],
    findings: [],
  };
}

const ATTESTED: ValidRecords['attested'] = new Map([
  ['Ours/1', { state: OutcomeState.ATTESTED, reason: 'attested' }],
]);

interface Evidence {
  readonly nag?: NagResult;
  readonly check?: OutcomeState;
  readonly checkReason?: string;
  readonly validation?: OutcomeState;
  readonly attested?: ValidRecords['attested'];
}

/** The result of a control with this proof and evidence. */
function control(
  proof: ControlProof,
  { nag, check, checkReason, validation = OutcomeState.UNKNOWN, attested = new Map() }: Evidence = {},
) {
  const table = { edition: 'E 1', published: '2020-01', total: 1, unit: 'controls' };
  const [framework] = frameworkResults({
    declared: [{ name: 'Ours', packs: [] }],
    tables: [{ ...table, name: 'Ours', controls: [{ id: '1', title: 'One', proof }] }],
    results: check === undefined ? [] : [result(check, checkReason)],
    nag: nag === undefined ? [] : [nag],
    validation: { state: validation, reason: 'it says so' },
    validRecords: { attested, waived: new Map() },
  });
  return framework.controls[0];
}

const RULE: ControlProof = { nag: { 'HIPAA.Security': ['X'] } };
const CHECK: ControlProof = { checks: ['SEC-2.vpn'] };
const VALIDATION: ControlProof = { validation: 'the settings are allowed' };
const BOTH: ControlProof = { ...RULE, ...CHECK };
const COMPLIANT = pack({ passed: 2, notApplicable: 3 });
const NOT_EVALUATED: NagResult = { ...COMPLIANT, notEvaluated: ['shop.yaml cannot be evaluated: macros'] };

test.each<[string, ControlProof, Evidence, OutcomeState]>([
  ['a rule with compliant resources', RULE, { nag: COMPLIANT }, OutcomeState.MET],
  [
    'a rule with one non-compliant resource',
    RULE,
    { nag: pack({ passed: 9, failed: 1 }) },
    OutcomeState.NOT_MET,
  ],
  ['a rule that throws', RULE, { nag: pack({ passed: 9, unknown: 1 }) }, OutcomeState.UNKNOWN],
  ['a rule that is acknowledged', RULE, { nag: pack({ passed: 9, acknowledged: 1 }) }, OutcomeState.WAIVED],
  ['a rule that is waived', RULE, { nag: pack({ passed: 9, waived: 1 }) }, OutcomeState.WAIVED],
  [
    'a rule that applies to no resource',
    RULE,
    { nag: pack({ notApplicable: 9 }) },
    OutcomeState.NOT_REQUIRED,
  ],
  ['a rule without a result', RULE, { nag: { ...COMPLIANT, rules: [] } }, OutcomeState.NOT_REQUIRED],
  ['a compliant rule, if a template cannot be evaluated', RULE, { nag: NOT_EVALUATED }, OutcomeState.UNKNOWN],
  [
    'a non-compliant rule, if another template cannot be evaluated',
    RULE,
    { nag: { ...NOT_EVALUATED, rules: pack({ failed: 1 }).rules } },
    OutcomeState.NOT_MET,
  ],
  [
    'a rule without a result, if a template cannot be evaluated',
    RULE,
    { nag: { ...NOT_EVALUATED, rules: [] } },
    OutcomeState.UNKNOWN,
  ],
  ['a rule of a pack that did not run', RULE, {}, OutcomeState.UNKNOWN],
  ['a check that is met', CHECK, { check: OutcomeState.MET }, OutcomeState.MET],
  ['a check that is not met', CHECK, { check: OutcomeState.NOT_MET }, OutcomeState.NOT_MET],
  ['a check that is unknown', CHECK, { check: OutcomeState.UNKNOWN }, OutcomeState.UNKNOWN],
  ['a check that does not apply', CHECK, { check: OutcomeState.NOT_APPLICABLE }, OutcomeState.NOT_REQUIRED],
  ['a check that did not run', CHECK, {}, OutcomeState.NOT_CHECKED],
  ['a missing attestation', { attested: 'it' }, {}, OutcomeState.PENDING],
  ['an attestation', { attested: 'it' }, { attested: ATTESTED }, OutcomeState.ATTESTED],
  ['a manual control', { manual: 'people' }, {}, OutcomeState.MANUAL],
  ["the CDK's validation without a result", VALIDATION, {}, OutcomeState.UNKNOWN],
  ["the CDK's validation that passed", VALIDATION, { validation: OutcomeState.MET }, OutcomeState.MET],
  [
    "the CDK's validation that failed",
    VALIDATION,
    { validation: OutcomeState.NOT_MET },
    OutcomeState.NOT_MET,
  ],
])('%s alone', (_what, proof, expected, state) => {
  expect(control(proof, expected).state).toBe(state);
});

test.each<[string, ControlProof, Evidence, OutcomeState]>([
  [
    'a fault beside a rule that is met',
    BOTH,
    { nag: COMPLIANT, check: OutcomeState.NOT_MET },
    OutcomeState.NOT_MET,
  ],
  [
    'a rule that is met, and a check that does not apply',
    BOTH,
    { nag: COMPLIANT, check: OutcomeState.NOT_APPLICABLE },
    OutcomeState.MET,
  ],
  [
    'a check that is met, and an attestation',
    { ...CHECK, attested: 'it' },
    { check: OutcomeState.MET, attested: ATTESTED },
    OutcomeState.ATTESTED,
  ],
  [
    'a check that is met, and a missing attestation',
    { ...CHECK, attested: 'it' },
    { check: OutcomeState.MET },
    OutcomeState.PENDING,
  ],
  [
    'a fault beside an attestation',
    { ...CHECK, attested: 'it' },
    { check: OutcomeState.NOT_MET, attested: ATTESTED },
    OutcomeState.NOT_MET,
  ],
  [
    'a check that does not apply, and an attestation',
    { ...CHECK, attested: 'it' },
    { check: OutcomeState.NOT_APPLICABLE, attested: ATTESTED },
    OutcomeState.ATTESTED,
  ],
])('%s: the worst state applies', (_what, proof, expected, state) => {
  expect(control(proof, expected).state).toBe(state);
});

test('the reason names the worst evidence, and all evidence is listed', () => {
  const { reason, evidence } = control(BOTH, { nag: pack({ failed: 2 }), check: OutcomeState.MET });

  expect(reason).toBe('HIPAA.Security-X: 2 non-compliant');
  expect(evidence.map(({ id, state }) => [id, state])).toEqual([
    ['HIPAA.Security-X', 'not met'],
    ['SEC-2.vpn', 'met'],
  ]);
});

test.each<[string, Partial<typeof NOTHING>, RegExp]>([
  ['acknowledged', { acknowledged: 2 }, /: 2 acknowledged in code with a reason, without a waiver$/],
  ['waived', { waived: 1 }, /: 1 waived$/],
  ['both', { waived: 1, acknowledged: 2 }, /: 1 waived, 2 acknowledged in code with a reason$/],
])('the reason tells waivers and acknowledgements apart: %s', (_what, counts, expected) => {
  expect(control(RULE, { nag: pack(counts) }).reason).toMatch(expected);
});

test('only declared frameworks have a result', () => {
  const table = { edition: 'E 1', published: '2020-01', total: 1, unit: 'controls', controls: [] };
  const frameworks = frameworkResults({
    declared: [{ name: 'Ours', packs: [] }],
    tables: [
      { ...table, name: 'Theirs' },
      { ...table, name: 'Ours' },
    ],
    results: [],
    nag: [],
    validation: { state: OutcomeState.MET, reason: 'it says so' },
    validRecords: { attested: new Map(), waived: new Map() },
  });

  expect(frameworks.map(({ name }) => name)).toEqual(['Ours']);
});

test.each<[string, ControlProof, Evidence, string]>([
  ['a check that did not run', CHECK, {}, 'SEC-2.vpn: the check did not run'],
  [
    'one check among others',
    { checks: ['SEC-2.vpn', 'BAK-1.data-stores-backed-up'] },
    { check: OutcomeState.MET },
    'BAK-1.data-stores-backed-up: the check did not run',
  ],
  [
    'two pieces of evidence with the same state',
    BOTH,
    { nag: pack({ failed: 1 }), check: OutcomeState.NOT_MET },
    'HIPAA.Security-X: 1 non-compliant, and 1 more',
  ],
  [
    'a sentence and another piece of evidence',
    { checks: ['SEC-2.vpn', 'SEC-2.vpn'] },
    { check: OutcomeState.NOT_MET, checkReason: 'There is no VPN.' },
    'SEC-2.vpn: There is no VPN, and 1 more.',
  ],
  ['nothing', {}, {}, 'nothing proves it yet'],
])('the reason of %s', (_what, proof, expected, reason) => {
  expect(control(proof, expected).reason).toBe(reason);
});
