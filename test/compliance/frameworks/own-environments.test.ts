import { App } from 'aws-cdk-lib';
import { FRAMEWORKS } from '../../../bin/stages-file/to-launch';
import { Residency, StageChecks, StageKind, stockPacksOf } from '../../../lib';
import { CONTROL_CHECKS } from '../../../lib/compliance/frameworks/control-checks';
import { EvidenceKind } from '../../../lib/compliance/frameworks/framework-account';
import { type Ledger, RowState } from '../../../lib/compliance/ledger';
import { addLaunch, type LaunchStage } from '../../environments/launch-program';

const EVERY = [...FRAMEWORKS.values()];

const regions = ['eu-west-1', 'eu-central-1'];

/** The ledger of a launch stage to which every framework applies. */
function ledgerOf(kind: LaunchStage): Ledger {
  const variation = { frameworks: EVERY, residency: Residency.within(regions) };
  const { environment } = addLaunch(new App(), kind, kind, { variation });
  return new StageChecks(environment, { stockPacks: stockPacksOf(environment) }).ledger();
}

/** The evidence by which controls stand so. */
function evidenceOf({ frameworks }: Ledger, state: RowState): string[] {
  const evidence = frameworks.flatMap(({ controls }) => controls.flatMap((one) => one.evidence));
  return [...new Set(evidence.filter((one) => one.state === state).map(({ id }) => id))].sort();
}

/** What frameworks ask and the guide leaves to production. */
const LATER: Readonly<Record<LaunchStage, readonly string[]>> = {
  [StageKind.SOFT_LAUNCH]: ['BAK-6.restores-tested', 'CLU-1.stores-over-zones', 'SRV-2.capacity'],
  [StageKind.PRODUCTION]: [],
};

describe.each<LaunchStage>([StageKind.SOFT_LAUNCH, StageKind.PRODUCTION])('%s', (kind) => {
  let ledger: Ledger;
  beforeAll(() => {
    ledger = ledgerOf(kind);
  });

  test('accounts for every framework, and is short of nothing but what the guide leaves to production', () => {
    expect(ledger.frameworks.map(({ name }) => name)).toEqual(EVERY.map(({ declared }) => declared.name));
    expect(evidenceOf(ledger, RowState.NOT_MET)).toEqual(LATER[kind]);
    expect(evidenceOf(ledger, RowState.NOT_CHECKED_YET)).toEqual([]);
  });

  test('meets what controls ask of resources, or has nothing of the kind', () => {
    const evidence = ledger.frameworks.flatMap(({ controls }) => controls.flatMap((one) => one.evidence));
    const states = new Map(
      evidence.filter(({ kind: of }) => of === EvidenceKind.CHECK).map(({ id, state }) => [id, state]),
    );
    const own = Object.keys(CONTROL_CHECKS).map((id) => [id, states.get(id)]);

    expect(Object.fromEntries(own.filter(([, state]) => state !== RowState.MET))).toEqual({
      'CTL.vpn-tunnels': RowState.NOT_REQUIRED,
      'CTL.audit-trail': RowState.NOT_REQUIRED,
    });
  });

  test('keeps its data in the declared Regions, and leaves to people what they sign', () => {
    const row = ledger.requirements.find(({ id }) => id === 'FRM-1');

    expect(row?.checks.map(({ check, state }) => [check, state])).toEqual([
      ['FRM-1.controls', 'met'],
      ['FRM-1.residency', 'met'],
    ]);
    expect(row?.state).toBe(RowState.OPEN);
    expect(row?.blocking).toBe(false);
  });
});
