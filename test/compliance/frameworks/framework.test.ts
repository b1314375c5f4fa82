import { Framework } from '../../../lib';
import { declaredFrameworks } from '../../../lib/compliance/frameworks/framework';

test.each([
  ['HIPAA', Framework.hipaa(), 'HIPAA.Security'],
  ['PCI DSS', Framework.pciDss(), 'PCI.DSS.321'],
  ['FISMA', Framework.fisma(), 'NIST.800.53.R5'],
  ['NIST 800-171', Framework.nist800171(), 'NIST.800.53.R5'],
])('%s adds its pack of cdk-nag rules', (name, framework, pack) => {
  expect(declaredFrameworks([framework])).toEqual([{ name, packs: [pack] }]);
});

test('a framework for which there is no pack adds none', () => {
  const frameworks = [Framework.gdpr(), Framework.ccpa(), Framework.wcag(), Framework.section508()];

  const declared = declaredFrameworks([...frameworks, Framework.iso27001()]);

  expect(declared.map(({ name }) => name)).toEqual(['GDPR', 'CCPA', 'WCAG', 'Section 508', 'ISO 27001']);
  expect(declared.flatMap(({ packs }) => packs)).toEqual([]);
});

test('none is an answer, with its reason', () => {
  expect(declaredFrameworks([Framework.none('no personal data')])).toMatchObject([
    { noneBecause: 'no personal data' },
  ]);
});

test.each<[string, () => unknown, RegExp]>([
  ['silence', () => declaredFrameworks([]), /frameworks: got \[\], but at least one is required.*FRM-1/],
  ['none without a reason', () => Framework.none(' '), /reason.*FRM-1/],
  ['the same twice', () => declaredFrameworks([Framework.gdpr(), Framework.gdpr()]), /once.*FRM-1/],
  [
    'none beside another',
    () => declaredFrameworks([Framework.none('x'), Framework.gdpr()]),
    /excludes all others.*FRM-1/,
  ],
])('%s is refused', (_name, use, message) => {
  expect(use).toThrow(message);
});
