import { App } from 'aws-cdk-lib';
import { Framework, StageKind } from '../../lib';
import { StageChecks } from '../../lib/compliance';
import { ALL_PACKS } from '../compliance/nag/pack-of';
import { reportPage } from '../../lib/reports/page/report-page';
import { addLaunch } from '../environments/launch-program';

jest.setTimeout(240_000);

test('the page of production with four cdk-nag packs and their frameworks is smaller than 1.5 MiB', () => {
  const frameworks = [Framework.hipaa(), Framework.pciDss(), Framework.fisma()];
  const { environment } = addLaunch(new App(), StageKind.PRODUCTION, 'Production', {
    variation: { frameworks },
  });
  const ledger = new StageChecks(environment, { packs: ALL_PACKS }).ledger();

  expect(ledger.nag).toHaveLength(4);
  const content = reportPage([{ name: 'Production', ledger }]);
  expect(Buffer.byteLength(content)).toBeLessThan(1.5 * 1024 * 1024);
});
