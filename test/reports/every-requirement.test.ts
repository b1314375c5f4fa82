import { CATALOG } from '../../lib/requirements/catalog';
import { StageKind } from '../../lib';
import { type NamedLedger, reportFiles, OutcomeState } from '../../lib/compliance';
import { ledgerOfModel } from '../../lib/compliance/external-environment';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import { anchor } from '../../lib/reports/page/anchor';
import { compliantTemplate, ledgerOf } from '../compliance/compliant-staging';

const model = modelFromTemplate({ Resources: { Orders: { Type: 'AWS::RDS::DBInstance' } } });
const LEDGERS: readonly NamedLedger[] = [
  ...Object.values(StageKind).map((stage) => ({
    name: `External${stage}`,
    ledger: ledgerOfModel(model, { stage }),
  })),
  { name: 'Staging', ledger: ledgerOf(compliantTemplate()) },
];
const IDS = CATALOG.map(({ id }) => id);

test.each(LEDGERS.map((one): [string, NamedLedger] => [one.name, one]))(
  '%s: every requirement of the catalogue has a state and a reason',
  (_name, { ledger: { requirements } }) => {
    expect(requirements.map(({ id }) => id)).toEqual(IDS);
    for (const { id, state, reason } of requirements) {
      expect([id, Object.values(OutcomeState)]).toEqual([id, expect.arrayContaining([state])]);
      expect([id, reason.trim()]).not.toEqual([id, '']);
    }
  },
);

test('the page has every requirement of every environment', () => {
  const page = reportFiles(LEDGERS).find(({ path }) => path === 'index.html')?.content ?? '';
  const missing = LEDGERS.flatMap(({ name }) =>
    IDS.filter((id) => !page.includes(`id="${anchor(name, id)}"`)).map((id) => `${name} ${id}`),
  );

  expect(missing).toEqual([]);
});

test('staging shows backup and monitoring as not required', () => {
  const { requirements } = LEDGERS[LEDGERS.length - 1].ledger;
  const shown = requirements.filter(({ id }) => /^(?:BAK|MON)-/.test(id));

  expect(shown.map(({ id, state }) => [id, state])).toEqual(
    IDS.filter((id) => /^(?:BAK|MON)-/.test(id)).map((id) => [id, 'not required']),
  );
  expect(shown[0].reason).toContain('"No backup"');
});
