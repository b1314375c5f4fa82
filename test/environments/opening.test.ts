import { App } from 'aws-cdk-lib';
import {
  PublicAccess,
  GoLiveRecord,
  GoLiveRecords,
  LaunchPlan,
  type LaunchPlanOptions,
  StageKind,
} from '../../lib';
import { type Ledger, OutcomeState, StageChecks, TaskState } from '../../lib/compliance';
import { CATALOG } from '../../lib/requirements/catalog';
import { ANSWERS, OPENS_ON, SOFT_ANSWERS } from '../launch/plans';
import { addLaunch, type LaunchStage } from './launch-program';

const NAME = 'Live/Shop/Environment';

const [WEB] = ANSWERS.components;
/** The shop rolls out as its parts depend on each other. */
const COMPONENTS = ['Orders', 'Api', 'Web'].map((component) => ({ ...WEB, component }));
const PLAN: LaunchPlanOptions = { ...ANSWERS, components: COMPONENTS };

function ledgerOf(
  publicAccess: PublicAccess,
  records = GoLiveRecords.of([]),
  kind: LaunchStage = StageKind.PRODUCTION,
): Ledger {
  const { environment } = addLaunch(new App(), kind, 'Live', { variation: { publicAccess } });
  expect(environment.environmentName).toBe(NAME);
  return new StageChecks(environment, { records }).ledger();
}

function blocked({ requirements }: Ledger): string[] {
  return requirements.filter(({ blocking }) => blocking).map(({ id }) => id);
}

function stateOf({ requirements }: Ledger, requirement: string): OutcomeState | undefined {
  return requirements.find(({ id }) => id === requirement)?.state;
}

const ATTESTED = CATALOG.filter(({ id, proof }) => proof.attested !== undefined && id !== 'FRM-1').map(
  ({ id }) => id,
);
const SIGNED = ATTESTED.map((requirement) =>
  GoLiveRecord.attestation({
    environment: NAME,
    requirement,
    who: 'Ann',
    when: '2027-03-01',
    evidence: 'the report',
    validUntil: '2028-03-01',
  }),
);
/** What no template can set, and so stays to do until a record says that it is done. */
const PREFLIGHT = [
  'backup-opt-in.eu-central-1',
  'backup-opt-in.eu-west-1',
  'backup-trail',
  'backup-vaults-left',
  'contacts-confirmed',
  'domain-delegated',
  'quotas',
  'region.eu-central-1',
  'restore-validation',
  'vpn-revocation',
];
const SIGNED_AND_DONE = GoLiveRecords.of([
  ...SIGNED,
  ...PREFLIGHT.map((id) =>
    GoLiveRecord.task({ environment: NAME, id, what: 'seen to', owner: 'Olaf', state: TaskState.DONE }),
  ),
]);

test('a closed production passes, with what is not declared or attested shown as pending', () => {
  const ledger = ledgerOf(PublicAccess.closed());

  expect(blocked(ledger)).toEqual([]);
  expect(
    ['PEN-1', 'LCH-1', 'DWN-2', 'WHN-1', 'RBK-1'].map((requirement) => stateOf(ledger, requirement)),
  ).toEqual(Array.from({ length: 5 }, () => OutcomeState.PENDING));
});

test('an opened production is stopped by all that must be signed or done, and by nothing else', () => {
  const ledger = ledgerOf(PublicAccess.open(LaunchPlan.hard(PLAN)));

  expect(blocked(ledger)).toEqual([...ATTESTED, 'CHK-1']);
  expect(ledger.opening?.opensOn).toBe(OPENS_ON);
});

test('what is signed but not done stops an opened production, by the name of each task', () => {
  const ledger = ledgerOf(PublicAccess.open(LaunchPlan.hard(PLAN)), GoLiveRecords.of(SIGNED));

  const undone = ledger.checklist.filter(({ state }) => state === TaskState.TO_DO);
  expect(undone.map(({ id }) => id).sort()).toEqual(PREFLIGHT);
  expect(blocked(ledger)).toEqual(['CHK-1']);
});

test('an opened production passes once all is signed and done', () => {
  const ledger = ledgerOf(PublicAccess.open(LaunchPlan.hard(PLAN)), SIGNED_AND_DONE);

  expect(blocked(ledger)).toEqual([]);
  expect(stateOf(ledger, 'PEN-1')).toBe(OutcomeState.ATTESTED);
  expect(['DEP-1', 'DEP-2', 'RBK-1'].map((requirement) => stateOf(ledger, requirement))).toEqual(
    Array.from({ length: 3 }, () => OutcomeState.MET),
  );
});

test('an order that the resources do not keep stops it', () => {
  const components = [...COMPONENTS].reverse();

  const ledger = ledgerOf(PublicAccess.open(LaunchPlan.hard({ ...PLAN, components })), SIGNED_AND_DONE);

  expect(blocked(ledger)).toEqual(['DEP-1', 'CHK-1']);
});

test('an opened soft launch passes once all is signed and done', () => {
  const plan = LaunchPlan.soft({ ...SOFT_ANSWERS, components: COMPONENTS });

  expect(blocked(ledgerOf(PublicAccess.open(plan), SIGNED_AND_DONE, StageKind.SOFT_LAUNCH))).toEqual([]);
});
