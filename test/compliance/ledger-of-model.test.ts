import { GoLiveRecord, GoLiveRecords, type Ledger, StageKind } from '../../lib';
import { ledgerOfModel, type ModelLedgerOptions } from '../../lib/compliance/foreign';
import { modelFromTemplate } from '../../lib/compliance/resource-model/from-template';

const stage = StageKind.PRODUCTION;

function ledgerOf(options: Partial<ModelLedgerOptions> = {}): Ledger {
  const Disk = { Type: 'AWS::EC2::Volume', Properties: { Size: 1, Encrypted: false } };
  return ledgerOfModel(modelFromTemplate({ Resources: { Disk } }), { stage, ...options });
}

const stateOf = (id: string, { requirements }: Ledger) => requirements.find((row) => row.id === id)?.state;

test('templates alone make the whole account of an environment', () => {
  const ledger = ledgerOf();

  expect(ledger.environment).toMatchObject({ id: 'Environment', stage, owner: '' });
  expect(stateOf('SEC-4', ledger)).toBe('not met');
  expect(ledger.stock).toEqual([]);
});

test('what is signed holds until it expires', () => {
  const records = GoLiveRecords.of([
    GoLiveRecord.waiver({
      environment: 'Environment',
      row: 'SEC-4',
      reason: 'holds nothing',
      requestedBy: 'Ann',
      approvedBy: 'Ben',
      when: '2027-01-01',
      expires: '2027-02-01',
    }),
  ]);

  expect(stateOf('SEC-4', ledgerOf({ records, asOf: '2027-02-01' }))).toBe('waived');
  expect(stateOf('SEC-4', ledgerOf({ records, asOf: '2027-02-02' }))).toBe('not met');
});

test('waivers of stock rules are left to the packs that were asked', () => {
  const rule = 'AwsSolutions-EC26';
  const records = GoLiveRecords.of([
    GoLiveRecord.ruleWaiver({
      environment: 'Environment',
      rule,
      path: 'template/Disk',
      reason: 'holds nothing',
      requestedBy: 'Ann',
      approvedBy: 'Ben',
      when: '2027-01-01',
      expires: '2027-02-01',
    }),
  ]);
  const asked = { rules: [], findings: [], acknowledgements: [], waived: [], needless: [] };

  const needless = (...packs: string[]) =>
    ledgerOf({ records, stock: packs.map((pack) => ({ pack, ...asked })) }).records.needless;

  expect(needless('AwsSolutions')).toEqual([]);
  expect(needless()).toMatchObject([{ why: expect.stringContaining('no such rule is asked') as string }]);
});
