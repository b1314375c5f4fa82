import { OutcomeState } from '../../../lib/compliance/outcome';
import { App } from 'aws-cdk-lib';
import { FRAMEWORKS } from '../../../lib/compliance/frameworks/framework';
import { DataResidency, StageKind } from '../../../lib';
import { StageChecks } from '../../../lib/compliance';
import { packsOf } from '../../../lib/compliance/nag/packs-of-environment';
import { CONTROL_CHECKS } from '../control-checks';
import { EvidenceKind } from '../../../lib/compliance/frameworks/framework-result';
import { type Ledger } from '../../../lib/compliance/ledger/ledger';
import { addLaunch, type LaunchStage } from '../../environments/launch-program';

const EVERY = [...FRAMEWORKS.values()];

const regions = ['eu-west-1', 'eu-central-1'];

/** The ledger of a launch stage with every framework. */
function ledgerOf(kind: LaunchStage): Ledger {
  const variation = { frameworks: EVERY, dataResidency: DataResidency.within(regions) };
  const { environment } = addLaunch(new App(), kind, kind, { variation });
  return new StageChecks(environment, { packs: packsOf(environment.declarations) }).ledger();
}

/** The evidence of controls in this state. */
function evidenceOf({ frameworks }: Ledger, state: OutcomeState): string[] {
  const evidence = frameworks.flatMap(({ controls }) => controls.flatMap((one) => one.evidence));
  return [...new Set(evidence.filter((one) => one.state === state).map(({ id }) => id))].sort();
}

/** Controls of frameworks that the guide requires of production only. */
const LATER: Readonly<Record<LaunchStage, readonly string[]>> = {
  [StageKind.SOFT_LAUNCH]: ['BAK-6.restore-testing', 'CLU-1.data-stores-multi-az', 'SRV-2.capacity'],
  [StageKind.PRODUCTION]: [],
};

describe.each<LaunchStage>([StageKind.SOFT_LAUNCH, StageKind.PRODUCTION])('%s', (kind) => {
  let ledger: Ledger;
  beforeAll(() => {
    ledger = ledgerOf(kind);
  });

  test('has results for every framework, and not met are only controls that the guide requires of production', () => {
    expect(ledger.frameworks.map(({ name }) => name)).toEqual(EVERY.map(({ declared }) => declared.name));
    expect(evidenceOf(ledger, OutcomeState.NOT_MET)).toEqual(LATER[kind]);
    expect(evidenceOf(ledger, OutcomeState.NOT_CHECKED)).toEqual([]);
  });

  test('meets each automated control, or has no resource of it', () => {
    const evidence = ledger.frameworks.flatMap(({ controls }) => controls.flatMap((one) => one.evidence));
    const states = new Map(
      evidence.filter(({ kind: of }) => of === EvidenceKind.CHECK).map(({ id, state }) => [id, state]),
    );
    const own = CONTROL_CHECKS.map((id) => [id, states.get(id)]);

    expect(Object.fromEntries(own.filter(([, state]) => state !== OutcomeState.MET))).toEqual({
      'CTL.vpn-tunnels': OutcomeState.NOT_REQUIRED,
      'CTL.audit-trail': OutcomeState.NOT_REQUIRED,
    });
  });

  test('keeps its data in the declared Regions, with pending attestations', () => {
    const requirement = ledger.requirements.find(({ id }) => id === 'FRM-1');

    expect(requirement?.checks.map(({ check, state }) => [check, state])).toEqual([
      ['FRM-1.controls', 'met'],
      ['FRM-1.data-residency', 'met'],
    ]);
    expect(requirement?.state).toBe(OutcomeState.PENDING);
    expect(requirement?.blocking).toBe(false);
  });
});
