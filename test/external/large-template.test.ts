import { ledgerOfModel } from '../../lib/compliance/external-environment';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import { StageKind } from '../../lib/requirements/stage-kind';
import { largeTemplate } from './large-template';

test('500 resources with conditions and parameters are checked, within the limit of scenarios', () => {
  const model = modelFromTemplate(largeTemplate(), { region: 'eu-west-1' });

  const ledger = ledgerOfModel(model, { stage: StageKind.PRODUCTION, environment: 'Shop' });

  expect(model.resources).toHaveLength(500);
  expect(
    ledger.requirements.flatMap(({ checks }) => checks).some(({ reason }) => reason.includes('more values')),
  ).toBe(false);
});
