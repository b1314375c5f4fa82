import { GoLiveRecord, GoLiveRecords } from '../../../lib';
import { buildLedger } from '../../../lib/compliance/ledger/build-ledger';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { PROTECTED } from '../protected-production';
import { controlled, type Resources } from './controlled-production';

const NOT_ENCRYPTED = 'RDS instance Orders is not encrypted at rest\\.';

/** The outcome of the requirement of frameworks, and of its checks. */
function outcome(
  names: readonly string[],
  resources: Resources = controlled(),
  { regions, records = [] }: { regions?: string[]; records?: GoLiveRecord[] } = {},
) {
  const { requirements } = buildLedger({
    model: modelFromTemplate(
      { Resources: resources },
      { name: 'Shop', account: '111122223333', region: 'eu-west-1' },
    ),
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
    declarations: {
      ...PROTECTED,
      frameworks: names.map((name) =>
        name === 'none' ? { name, noneBecause: 'no personal data', packs: [] } : { name, packs: [] },
      ),
      ...(regions && { dataResidency: { regions } }),
    },
    records: GoLiveRecords.of(records),
    nag: [],
  });
  const requirement = requirements.find(({ id }) => id === 'FRM-1');
  const states = Object.fromEntries((requirement?.checks ?? []).map(({ check, state }) => [check, state]));
  return { state: requirement?.state, reason: requirement?.reason, blocking: requirement?.blocking, states };
}

function unencrypted(): Resources {
  const resources = controlled();
  resources.Orders.Properties.StorageEncrypted = false;
  return resources;
}

test('a declared framework has automated controls and pending attestations', () => {
  expect(outcome(['HIPAA', 'PCI DSS'])).toMatchObject({
    state: 'pending',
    reason: expect.stringContaining('attestation missing') as string,
    states: { 'FRM-1.controls': 'met', 'FRM-1.data-residency': 'not applicable' },
  });
});

test.each(['HIPAA', 'PCI DSS'])('an automated control of %s that is not met blocks', (name) => {
  expect(outcome([name], unencrypted())).toMatchObject({
    state: 'not met',
    reason: expect.stringMatching(`^${NOT_ENCRYPTED} ${name}: \\d+ of \\d+ controls not met`) as string,
    blocking: true,
    states: { 'FRM-1.controls': 'not met' },
  });
});

test('the same fault does not matter without a declared framework', () => {
  expect(outcome(['none'], unencrypted())).toMatchObject({
    state: 'declared',
    states: { 'FRM-1.controls': 'not applicable' },
  });
});

test('an attestation of the requirement leaves the counts of pending controls in the reason', () => {
  const signed = GoLiveRecord.attestation({
    environment: PROTECTED.environment,
    requirement: 'FRM-1',
    who: 'Ann Auditor',
    when: '2027-03-01',
    evidence: 'the report',
    validUntil: '2028-03-01',
  });

  expect(outcome(['HIPAA'], controlled(), { records: [signed] })).toMatchObject({
    state: 'attested',
    reason: expect.stringMatching(
      /^attested by Ann Auditor on .*\. HIPAA: \d+ of 71 controls not met, \d+ pending/,
    ) as string,
  });
});

test('data outside of the declared Regions blocks', () => {
  expect(outcome(['GDPR'], controlled(), { regions: ['eu-central-1'] })).toMatchObject({
    state: 'not met',
    blocking: true,
    states: { 'FRM-1.data-residency': 'not met' },
  });
});
