import { attestableControls } from '../../../lib/compliance/frameworks/attestable-controls';
import { frameworkTables } from '../../../lib/compliance/frameworks/tables/tables';

test('a control that a person signs is found by framework and number', () => {
  expect(attestableControls('HIPAA/164.308(a)(8)').map(({ title }) => title)).toEqual(['Evaluation']);
  expect(attestableControls('Section 508/602.2').map(({ id }) => id)).toEqual(['602.2']);
});

test('a pattern stands for all that it matches and a person signs', () => {
  const signed = attestableControls('HIPAA/164.312*');
  const all = frameworkTables(['HIPAA'])[0].controls.filter(({ id }) => id.startsWith('164.312'));

  expect(signed.length).toBeGreaterThan(1);
  expect(signed).toEqual(all.filter(({ proof }) => proof.attested !== undefined));
  expect(attestableControls('WCAG/*').length).toBeGreaterThan(attestableControls('WCAG/1.4.*').length);
});

test.each([
  ['a framework with a typing error', 'HIPPA/164.308(a)(8)', /no such framework; did you mean 'HIPAA'\?/],
  [
    'a control with a typing error',
    'HIPAA/164.308(a)(8',
    /lists no such control; did you mean '164\.308\(a\)\(8\)'/,
  ],
  ['a control that is none', 'HIPAA/x', /lists no such control; take its number from the report/],
  ['a control that resources show', 'HIPAA/164.312(e)(2)(ii)', /shown by resources, not by a signature/],
  ['a pattern of a framework with a typing error', 'WGAC/*', /no such framework; did you mean 'WCAG'\?/],
  ['a pattern that matches nothing', 'WCAG/1.9.*', /begins so.*did you mean '1\.1\.\*'/],
  ['a pattern within a number', 'WCAG/1.*.1', /one '\*' stands at the end/],
  [
    'a pattern of what resources show',
    'HIPAA/164.312(e)(2)(ii)*',
    /signs none of what it matches: 164\.312\(e/,
  ],
  ['a pattern that is like none', 'WCAG/zzzzzzzz*', /take the numbers from the report/],
  ['a control that no environment shows', 'HIPAA/164.310(b)', /no environment shows 'Workstation use'/],
])('%s is refused', (_what, requirement, message) => {
  expect(() => attestableControls(requirement)).toThrow(message);
});

test('a control that nobody signs is not proposed for a signature', () => {
  expect(() => attestableControls('HIPAA/164.310(b')).toThrow(/did you mean '(?!164\.310\(b\)')/);
});
