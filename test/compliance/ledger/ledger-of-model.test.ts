import { GoLiveRecord, GoLiveRecords, StageKind } from '../../../lib';
import { type Ledger } from '../../../lib/compliance';
import { ledgerOfModel, type ModelLedgerOptions } from '../../../lib/compliance/external-environment';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';

const stage = StageKind.PRODUCTION;

function ledgerOf(options: Partial<ModelLedgerOptions> = {}): Ledger {
  const Disk = { Type: 'AWS::EC2::Volume', Properties: { Size: 1, Encrypted: false } };
  return ledgerOfModel(modelFromTemplate({ Resources: { Disk } }), { stage, ...options });
}

const stateOf = (id: string, { requirements }: Ledger) =>
  requirements.find((requirement) => requirement.id === id)?.state;

test('templates alone make the ledger of an environment', () => {
  const ledger = ledgerOf();

  expect(ledger.environment).toMatchObject({ id: 'Environment', stage, owner: '' });
  expect(stateOf('SEC-4', ledger)).toBe('not met');
  expect(ledger.nag).toEqual([]);
});

test('an attestation is valid until it expires', () => {
  const records = GoLiveRecords.of([
    GoLiveRecord.waiver({
      environment: 'Environment',
      requirement: 'SEC-4',
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

test('waivers of cdk-nag rules are left to the evaluated packs', () => {
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
  const asked = { rules: [], findings: [], acknowledgements: [], waived: [], unused: [] };

  const unused = (...packs: string[]) =>
    ledgerOf({ records, nag: packs.map((pack) => ({ pack, ...asked })) }).records.unused;

  expect(unused('AwsSolutions')).toEqual([]);
  expect(unused()).toMatchObject([{ why: expect.stringContaining('no such rule is evaluated') as string }]);
});
