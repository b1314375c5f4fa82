import { Framework } from '../../../lib';
import { packsOf } from '../../../lib/compliance/nag/packs-of-environment';
import { declaredFrameworks } from '../../../lib/compliance/frameworks/framework';

test.each([
  ['no framework', [Framework.none('no personal data')], ['AwsSolutions']],
  ['HIPAA', [Framework.gdpr(), Framework.hipaa()], ['AwsSolutions', 'HIPAA.Security']],
  [
    'PCI DSS and FISMA',
    [Framework.pciDss(), Framework.fisma()],
    ['AwsSolutions', 'NIST.800.53.R5', 'PCI.DSS.321'],
  ],
])('the packs with %s: AwsSolutions, and those of the frameworks', (_which, frameworks, packs) => {
  expect(packsOf({ frameworks: declaredFrameworks(frameworks) })).toEqual(packs);
});

test('the packs of an environment without declared frameworks', () => {
  expect(packsOf({})).toEqual(['AwsSolutions']);
});
