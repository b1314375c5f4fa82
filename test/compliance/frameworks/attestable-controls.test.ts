import { attestableControls } from '../../../lib/compliance/frameworks/attestable-controls';
import { frameworkTables } from '../../../lib/compliance/frameworks/tables/tables';

const controls = (requirement: string) => attestableControls('attestation', requirement);

test('a control is found by framework and id', () => {
  expect(controls('HIPAA/164.308(a)(8)').map(({ title }) => title)).toEqual(['Evaluation']);
  expect(controls('Section 508/602.2').map(({ id }) => id)).toEqual(['602.2']);
});

test('a pattern covers every attestable control that it matches', () => {
  const attestable = controls('HIPAA/164.312*');
  const all = frameworkTables(['HIPAA'])[0].controls.filter(({ id }) => id.startsWith('164.312'));

  expect(attestable.length).toBeGreaterThan(1);
  expect(attestable).toEqual(all.filter(({ proof }) => proof.attested !== undefined));
  expect(controls('WCAG/*').length).toBeGreaterThan(controls('WCAG/1.4.*').length);
});

test.each([
  ['a framework with a typing error', 'HIPPA/164.308(a)(8)', /no such framework; did you mean 'HIPAA'\?/],
  [
    'a control with a typing error',
    'HIPAA/164.308(a)(8',
    /lists no such control; did you mean '164\.308\(a\)\(8\)'/,
  ],
  ['an unknown control', 'HIPAA/x', /lists no such control; take the id from the report/],
  ['a control that resources prove', 'HIPAA/164.312(e)(2)(ii)', /proved by resources and cannot be attested/],
  ['a pattern of a framework with a typing error', 'WGAC/*', /no such framework; did you mean 'WCAG'\?/],
  [
    'a pattern that matches nothing',
    'WCAG/1.9.*',
    /no id of a control of .* starts with it.*did you mean '1\.1\.\*'/,
  ],
  ['a pattern within a number', 'WCAG/1.*.1', /one '\*' at the end stands for the rest/],
  [
    'a pattern of controls that resources prove',
    'HIPAA/164.312(e)(2)(ii)*',
    /none of the controls that match it is attested: 164\.312\(e/,
  ],
  ['a pattern that resembles none', 'WCAG/zzzzzzzz*', /take the ids from the report/],
  ['a control that no environment proves', 'HIPAA/164.310(b)', /no environment proves 'Workstation use'/],
])('%s is rejected', (_what, requirement, message) => {
  expect(() => controls(requirement)).toThrow(message);
});

test('a control that cannot be attested is not proposed', () => {
  expect(() => controls('HIPAA/164.310(b')).toThrow(/did you mean '(?!164\.310\(b\)')/);
});
