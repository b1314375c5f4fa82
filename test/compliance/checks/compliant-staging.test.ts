import { ledgerOf, compliantTemplate } from '../compliant-staging';

test('a compliant template meets each requirement of its stage', () => {
  const ledger = ledgerOf(compliantTemplate());

  const required = ledger.requirements.filter((requirement) => requirement.required);
  expect(required.map(({ id, state, reason }) => [id, state, reason])).toEqual(
    ['STG-1', 'STG-2', 'STG-3', 'SRV-1', 'SEC-1'].map((id): unknown => [id, 'met', expect.any(String)]),
  );
});

test('backup, monitoring and observability are not required', () => {
  const ledger = ledgerOf(compliantTemplate());

  const states = new Map(ledger.requirements.map(({ id, state }) => [id, state]));
  expect(['BAK-1', 'MON-1', 'OBS-1'].map((id) => states.get(id))).toEqual([
    'not required',
    'not required',
    'not required',
  ]);
});
