import { Framework, StageKind } from '../../../lib';
import { type Ledger } from '../../../lib/compliance';
import { type ReportItem, reportItems } from '../../../lib/compliance/ledger/report-items';
import { ledgerOfModel } from '../../../lib/compliance/external-environment';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';

/** The ledger of a disk that is not encrypted, beside one that is. */
function ledger(): Ledger {
  const disk = (Encrypted: boolean) => ({ Type: 'AWS::EC2::Volume', Properties: { Size: 1, Encrypted } });
  const model = modelFromTemplate({ Resources: { Open: disk(false), Safe: disk(true) } }, { name: 'shop' });
  const declarations = { frameworks: [Framework.hipaa().declared] };
  return ledgerOfModel(model, { stage: StageKind.PRODUCTION, declarations });
}

const item = (id: string, items: readonly ReportItem[]) => items.find((one) => one.id === id);

test('there is an item for every requirement, and then for every control', () => {
  const account = ledger();
  const { requirements, frameworks } = account;

  expect(reportItems(account).map(({ id, group }) => [group, id])).toEqual([
    ...requirements.map(({ id }) => ['requirements', id]),
    ...frameworks[0].controls.map(({ id }) => ['HIPAA', `HIPAA/${id}`]),
  ]);
});

test('the item of a requirement has its checks, their resources, and the remediations of findings', () => {
  const account = ledger();
  const requirement = account.requirements.find(({ id }) => id === 'SEC-4');
  const atRest = requirement?.checks.find(({ check }) => check === 'SEC-4.encrypted-at-rest');

  const line = item('SEC-4', reportItems(account));

  expect(line).toMatchObject({
    state: 'not met',
    blocking: true,
    evidence: ['SEC-4.encrypted-at-rest', 'SEC-4.encrypted-in-transit'],
  });
  expect(line?.resources.map(({ logicalId }) => logicalId)).toEqual(['Open', 'Safe']);
  expect(line?.remedies).toEqual([atRest?.findings[0]?.remediation]);
});

test('the item of a control has its evidence, and is not blocking in a synthesis', () => {
  const account = ledger();
  const [{ controls, edition }] = account.frameworks;
  const control = controls.find(({ evidence }) =>
    evidence.some(({ id }) => id === 'SEC-4.encrypted-at-rest'),
  );

  const line = item(`HIPAA/${control?.id ?? ''}`, reportItems(account));

  expect(line).toMatchObject({
    obligation: edition,
    state: 'not met',
    blocking: false,
    resources: [],
    remedies: [],
  });
  expect(line?.evidence).toContain('check SEC-4.encrypted-at-rest');
});
