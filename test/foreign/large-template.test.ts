import { buildLedger } from '../../lib/compliance/build-ledger';
import { demandedOf, ledgerOfModel } from '../../lib/compliance/foreign';
import { modelFromTemplate } from '../../lib/compliance/resource-model/from-template';
import { StageKind } from '../../lib/requirements/stage-kind';
import { largeTemplate } from './large-template';

const foreign = { stage: StageKind.PRODUCTION, environment: 'Shop' };

/** A second of the 3 that `check` may take is left to the process and the file. */
const MOST_MILLISECONDS = 2000;

test('500 resources with conditions and parameters are checked within 2 seconds of CPU', () => {
  const model = modelFromTemplate(largeTemplate(), { region: 'eu-west-1' });
  // What is loaded late is no part of it.
  buildLedger({ model: modelFromTemplate({}), ...demandedOf(foreign, ''), stock: [] });

  const before = process.cpuUsage();
  const ledger = ledgerOfModel(model, foreign);
  const { user, system } = process.cpuUsage(before);

  expect(model.resources).toHaveLength(500);
  expect(
    ledger.requirements.flatMap(({ checks }) => checks).some(({ reason }) => reason.includes('more values')),
  ).toBe(false);
  expect((user + system) / 1000).toBeLessThan(MOST_MILLISECONDS);
});
